using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using NJsonSchema;

namespace Csms.Protocol.Validation;

/// <summary>Says whether a payload keeps to its schema. Safe for use by many threads.</summary>
public sealed class MessageValidator
{
    private readonly Lazy<string> _schema;
    private readonly Lazy<JsonSchema> _model;
    private readonly Lazy<SchemaNode> _root;
    private readonly Lazy<IReadOnlyList<SchemaPlace>> _places;

    internal MessageValidator(OcppVersion version, string action, bool isResponse, Func<JsonObject> resolve)
    {
        (Version, Action, IsResponse) = (version, action, isResponse);
        _schema = new(() => resolve().ToJsonString());
        _model = new(() => JsonSchema.FromJsonAsync(_schema.Value).GetAwaiter().GetResult());
        _root = new(() => SchemaCompiler.Compile(_model.Value));
        _places = new(() => [.. SchemaPlace.All(_root.Value)]);
    }

    public OcppVersion Version { get; }

    public string Action { get; }

    public bool IsResponse { get; }

    /// <summary>
    /// The schema as one self-contained JSON document (draft-06): references replaced by what they refer to, and the ranges stated that the
    /// specification gives all numbers (integers have 32 bits).
    /// </summary>
    public string Schema => _schema.Value;

    /// <summary>Every place that the schema names, the root first.</summary>
    internal IReadOnlyList<SchemaPlace> Places => _places.Value;

    /// <summary>
    /// Walks the payload once and allocates nothing for a valid one. Also not valid: what is not exactly one JSON value in UTF-8, is nested
    /// deeper than 64, or has a member twice.
    /// </summary>
    /// <param name="violation">The first violation in the order of the text; default if the payload is valid.</param>
    public bool IsValid(ReadOnlySpan<byte> payload, out Violation violation) => Check(payload, out violation, out _);

    /// <summary>As <see cref="IsValid"/>; <paramref name="node"/> is what was expected at the violation's place, where that is known.</summary>
    internal bool Check(ReadOnlySpan<byte> payload, out Violation violation, out SchemaNode? node)
    {
        violation = default;
        node = null;
        if (!Utf8.IsValid(payload))
        {
            violation = new Violation("", "json", "The text is not UTF-8.");
            return false;
        }
        var walk = new Walk(payload);
        var reader = new Utf8JsonReader(payload);
        try
        {
            // The last Read looks for anything behind the value, and throws if there is.
            if (reader.Read() && _root.Value.Check(ref reader, ref walk) && !reader.Read())
                return true;
            violation = walk.Violation;
            node = walk.Node;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a name holds half of a surrogate pair. The reader's own message would show what the peer sent.
            violation = new Violation("", "json", $"The text is not JSON from byte {reader.BytesConsumed} on, or is nested too deeply.");
        }
        return false;
    }

    /// <summary>All violations, found by NJsonSchema's own validation: slow, for people who want to know what to mend. Empty if there is none.</summary>
    public IReadOnlyList<Violation> Explain(ReadOnlyMemory<byte> payload)
    {
        if (Check(payload.Span, out var first, out _))
            return [];
        // NJsonSchema reads laxer JSON and knows nothing of duplicates: what only the walk sees is said as the walk says it.
        return first.Keyword is "json" or "duplicate" ? [first] : Explanation.Of(_model.Value, payload.Span, first);
    }
}
