namespace Csms.Server.Commands;

/// <summary>Releases the cable lock of a connector.</summary>
public sealed record UnlockCommand
{
    public required int EvseId { get; init; }

    public int ConnectorId { get; init; } = 1;
}
