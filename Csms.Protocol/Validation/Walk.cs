namespace Csms.Protocol.Validation;

/// <summary>
/// One pass over a payload. While all is well nothing is written here; at the first violation the node that found it says what is wrong, and
/// each node on the way back out puts its own part in front of the path.
/// </summary>
internal ref struct Walk(ReadOnlySpan<byte> payload)
{
    public readonly ReadOnlySpan<byte> Payload = payload;

    private string? _path;
    private string? _keyword;
    private string? _description;

    /// <summary>The node that is broken: says what was expected where the violation is. Null where none is concerned.</summary>
    public SchemaNode? Node { get; private set; }

    public readonly Violation Violation => new(_path ?? "", _keyword ?? "", _description ?? "");

    public bool Fail(string keyword, string description, SchemaNode? node = null)
    {
        (_path, _keyword, _description, Node) = ("", keyword, description, node);
        return false;
    }

    /// <summary>Says that the violation lies in the member <paramref name="name"/> of the object that is being left.</summary>
    public bool In(string name)
    {
        _path = SchemaPath.Join(SchemaPath.Member(name), _path!);
        return false;
    }

    /// <summary>Says that the violation lies in the element <paramref name="index"/> of the array that is being left.</summary>
    public bool In(int index)
    {
        _path = SchemaPath.Join($"[{index}]", _path!);
        return false;
    }
}
