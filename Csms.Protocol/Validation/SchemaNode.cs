using System.Text.Json;

namespace Csms.Protocol.Validation;

/// <summary>What one place of a message may hold, compiled from its schema.</summary>
internal abstract class SchemaNode
{
    /// <summary>The keywords that a value here can break.</summary>
    public abstract IReadOnlyList<string> Keywords { get; }

    /// <summary>The members of an object, the element of a list as <c>[0]</c>, with their part of the path.</summary>
    public virtual IEnumerable<(string Part, SchemaNode Node, bool Required)> Inside => [];

    /// <summary>Checks the value whose first token the reader is on, and leaves the reader on its last.</summary>
    public abstract bool Check(ref Utf8JsonReader reader, ref Walk walk);

    protected bool WrongType(ref Walk walk, JsonTokenType actual, string expected) =>
        walk.Fail("type", $"{expected} is expected, there is {Name(actual)}.", this);

    private static string Name(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        _ => "null",
    };
}
