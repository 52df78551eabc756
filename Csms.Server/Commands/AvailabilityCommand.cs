namespace Csms.Server.Commands;

/// <summary>Takes a station, an EVSE or a connector in or out of service.</summary>
public sealed record AvailabilityCommand
{
    public required bool Operative { get; init; }

    /// <summary>Null or 0 for the whole station.</summary>
    public int? EvseId { get; init; }

    /// <summary>Null for all connectors of the EVSE.</summary>
    public int? ConnectorId { get; init; }
}
