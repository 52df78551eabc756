using Csms.Protocol.Validation.Nodes;

namespace Csms.Protocol.Validation;

/// <summary>A place that a schema names.</summary>
/// <param name="Path">As <see cref="Violation.Path"/>, every index 0; empty for the root.</param>
/// <param name="Node">What belongs there.</param>
/// <param name="Parent">The object or list that it stands in; null for the root.</param>
/// <param name="IsOptional">Whether the parent may do without it; true for the elements of a list.</param>
internal sealed record SchemaPlace(string Path, SchemaNode Node, SchemaPlace? Parent, bool IsOptional)
{
    /// <summary>Whether the message stays whole when this, or something around it, is left out.</summary>
    public bool CanBeLeftOut => Parent is not null && (IsOptional || Parent.CanBeLeftOut);

    /// <summary>Whether a violation of this keyword can lie here; <c>*</c> is any.</summary>
    public bool CanBreak(string keyword) => keyword switch
    {
        "*" => true,
        "required" => Parent is not null && !IsOptional,
        "duplicate" => Parent?.Node is ObjectNode,
        _ => Node.Keywords.Contains(keyword),
    };

    public static IEnumerable<SchemaPlace> All(SchemaNode root) => new SchemaPlace("", root, null, IsOptional: false).WithAllInside();

    private IEnumerable<SchemaPlace> WithAllInside() => Node.Inside
        .SelectMany(inside => new SchemaPlace(SchemaPath.Join(Path, inside.Part), inside.Node, this, !inside.Required).WithAllInside())
        .Prepend(this);
}
