using System.Text.Json;
using System.Text.Json.Nodes;
using Csms.Protocol;

namespace Csms.Simulator.Replay;

/// <summary>What a station and its CSMS said to each other in a while: a head line, then a line for each frame and each socket that came or went, as JSON.</summary>
/// <param name="Entries">In the order in which they happened.</param>
internal sealed record RecordedSession(string StationId, OcppVersion Version, IReadOnlyList<SessionEntry> Entries)
{
    /// <summary>The format's name and version, in the head line.</summary>
    public const string Format = "csms-session/1";

    /// <exception cref="FormatException">It is no session; the message says which line and why.</exception>
    public static RecordedSession Read(TextReader text)
    {
        var (id, version) = Head(text.ReadLine() ?? "");
        var entries = new List<SessionEntry>();
        for (var number = 2; text.ReadLine() is { } line; number++)
        {
            if (line.Length == 0)
                continue;
            try
            {
                entries.Add(SessionEntry.Parse(line));
            }
            catch (FormatException fault)
            {
                throw new FormatException($"Line {number} is none of a recorded session: {fault.Message}", fault);
            }
        }
        return new RecordedSession(id, version, entries);
    }

    private static (string Id, OcppVersion Version) Head(string line)
    {
        try
        {
            if (JsonNode.Parse(line) is JsonObject head && (string?)head["format"] == Format && (string?)head["stationId"] is { } id
                && OcppVersionNames.FromSubprotocol($"ocpp{(string?)head["ocppVersion"]}") is { } version)
                return (id, version);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new FormatException($"The first line is not the head of a recorded session ({Format}): {fault.Message}", fault);
        }
        throw new FormatException($"The first line is not the head of a recorded session ({Format}).");
    }
}
