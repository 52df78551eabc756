namespace Csms.Server.Commands;

/// <summary>
/// Where at a station. An operator's EVSE and connector mean something else in each version; <see cref="IStationCommands.PlaceOf"/> says what.
/// </summary>
/// <param name="EvseId">Null or 0 for the whole station.</param>
/// <param name="ConnectorId">Null for all connectors of the EVSE.</param>
internal readonly record struct Place(int? EvseId, int? ConnectorId)
{
    public bool IsStation => EvseId is null or 0;
}
