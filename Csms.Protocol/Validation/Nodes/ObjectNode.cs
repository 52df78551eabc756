using System.Text.Json;

namespace Csms.Protocol.Validation.Nodes;

/// <summary>An object with named members; open where a vendor may add members of its own (customData).</summary>
internal sealed class ObjectNode : SchemaNode
{
    /// <summary>One bit per member says that it was seen; the largest object of OCPP has 14 members.</summary>
    public const int MaxMembers = 64;

    private readonly NameTable _names;
    private readonly SchemaNode[] _nodes;
    private readonly ulong _required;
    private readonly bool _open;

    public ObjectNode(IReadOnlyList<(string Name, SchemaNode Node, bool Required)> members, bool open)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(members.Count, MaxMembers);
        _names = new NameTable([.. members.Select(member => member.Name)]);
        _nodes = [.. members.Select(member => member.Node)];
        _open = open;
        for (var i = 0; i < members.Count; i++)
            _required |= members[i].Required ? 1UL << i : 0;
    }

    /// <summary>Whether members are allowed that the schema does not name.</summary>
    public bool IsOpen => _open;

    public override IReadOnlyList<string> Keywords => ["type"];

    public override IEnumerable<(string Part, SchemaNode Node, bool Required)> Inside =>
        _nodes.Select((node, index) => (SchemaPath.Member(_names[index]), node, (_required & (1UL << index)) != 0));

    public override bool Check(ref Utf8JsonReader reader, ref Walk walk)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return WrongType(ref walk, reader.TokenType, "An object");

        var seen = 0UL;
        var next = 0;
        var others = default(NameSet);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            // Most stations write the members in the order of the specification: the one after the last is tried first.
            var index = _names.Find(ref reader, next);
            if (index >= 0)
            {
                var bit = 1UL << index;
                if ((seen & bit) != 0)
                    return Duplicate(ref walk, _names[index]);
                seen |= bit;
                reader.Read();
                if (!_nodes[index].Check(ref reader, ref walk))
                    return walk.In(_names[index]);
                next = index + 1;
            }
            else if (!_open)
            {
                return Unknown(ref walk, reader.GetString()!);
            }
            else if (!others.Add(ref reader, walk.Payload))
            {
                return Duplicate(ref walk, reader.GetString()!);
            }
            else if (!AnyNode.CheckMember(ref reader, ref walk))
            {
                return false;
            }
        }
        var missing = _required & ~seen;
        return missing == 0 || Missing(ref walk, _names[System.Numerics.BitOperations.TrailingZeroCount(missing)]);
    }

    internal static bool Duplicate(ref Walk walk, string name)
    {
        walk.Fail("duplicate", "The object has this member more than once.");
        return walk.In(name);
    }

    private static bool Unknown(ref Walk walk, string name)
    {
        walk.Fail("additionalProperties", "The message has no such member.");
        return walk.In(name);
    }

    private static bool Missing(ref Walk walk, string name)
    {
        walk.Fail("required", "The member is required and missing.");
        return walk.In(name);
    }
}
