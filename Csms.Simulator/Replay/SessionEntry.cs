using System.Text.Json;
using System.Text.Json.Nodes;

namespace Csms.Simulator.Replay;

/// <summary>One line of a recorded session.</summary>
internal sealed record SessionEntry
{
    public required DateTimeOffset At { get; init; }

    public required SessionEntryKind Kind { get; init; }

    public bool FromStation { get; init; }

    /// <summary>2 for a CALL, 3 for its result, 4 for an error; 0 for what is no frame.</summary>
    public int MessageType { get; init; }

    public string MessageId { get; init; } = "";

    /// <summary>Of a CALL.</summary>
    public string Action { get; init; } = "";

    /// <summary>Of a CALL or a result; of an error its code.</summary>
    public JsonNode? Payload { get; init; }

    /// <summary>The whole frame, as it was.</summary>
    public string Text { get; init; } = "";

    /// <exception cref="FormatException">The line is none of a session.</exception>
    public static SessionEntry Parse(string line)
    {
        try
        {
            var members = JsonNode.Parse(line)!.AsObject();
            var at = members["at"]!.GetValue<DateTimeOffset>();
            return (string?)members["kind"] switch
            {
                "opened" => new SessionEntry { At = at, Kind = SessionEntryKind.Opened },
                "closed" => new SessionEntry { At = at, Kind = SessionEntryKind.Closed },
                "frame" => OfFrame(at, (string?)members["from"] == "station", members),
                var kind => throw new FormatException($"the kind '{kind}' is not known"),
            };
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or NullReferenceException or ArgumentException)
        {
            throw new FormatException(fault.Message, fault);
        }
    }

    private static SessionEntry OfFrame(DateTimeOffset at, bool fromStation, JsonObject members)
    {
        var entry = new SessionEntry { At = at, Kind = SessionEntryKind.Frame, FromStation = fromStation };
        if (members["frame"] is not JsonArray frame)
            return entry with { Text = (string?)members["raw"] ?? throw new FormatException("a frame has the member 'frame' or 'raw'") };
        var type = (int)frame[0]!;
        return entry with
        {
            MessageType = type,
            MessageId = (string)frame[1]!,
            Action = type == 2 ? (string)frame[2]! : "",
            Payload = type == 2 ? frame[3]!.DeepClone() : frame[2]!.DeepClone(),
            Text = frame.ToJsonString(),
        };
    }
}

/// <summary>What a line of a session tells.</summary>
internal enum SessionEntryKind
{
    Opened,
    Closed,
    Frame,
}
