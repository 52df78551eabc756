using System.Text.Json;
using Csms.Domain.Stations;

namespace Csms.Server.Api;

/// <summary>An event of a variable.</summary>
internal sealed record DeviceEventResource
{
    public required DateTimeOffset At { get; init; }

    /// <summary><c>Alerting</c>, <c>Delta</c> or <c>Periodic</c>.</summary>
    public required string Trigger { get; init; }

    public required string Component { get; init; }

    public required string Variable { get; init; }

    public int? EvseId { get; init; }

    public int? ConnectorId { get; init; }

    public required string Value { get; init; }

    public required bool Cleared { get; init; }

    /// <summary>The event as it came.</summary>
    public JsonElement? Event { get; init; }

    public static DeviceEventResource Of(StationEvent stationEvent) => new()
    {
        At = stationEvent.At,
        Trigger = stationEvent.Trigger,
        Component = stationEvent.Component,
        Variable = stationEvent.Variable,
        EvseId = stationEvent.Evse,
        ConnectorId = stationEvent.Connector,
        Value = stationEvent.Value,
        Cleared = stationEvent.Cleared,
        Event = RawJson.Parse(stationEvent.Json),
    };
}
