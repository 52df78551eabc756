using Csms.Domain.Configuration;
using Csms.Server.Calls;
using Csms.Server.Commands;

namespace Csms.Server.Ocpp16;

/// <summary>Translates an operator's commands into the calls of OCPP 1.6, one file per command.</summary>
internal sealed partial class Ocpp16Commands(StationCaller caller, SettingInventory inventory) : IStationCommands
{
    public string PasswordKey => "AuthorizationKey";

    /// <summary>
    /// Connector n of 1.6 is EVSE n, connector 1. A connector without an EVSE is the number that 1.6 itself uses.
    /// </summary>
    public Place PlaceOf(int? evseId, int? connectorId) => (evseId, connectorId) switch
    {
        (null, null) => new Place(null, null),
        (null, { } connector) => new Place(connector, 1),
        ({ } evse, null) => new Place(evse, evse == 0 ? null : 1),
        ({ } evse, 1 or 0) => new Place(evse, connectorId),
        _ => throw new RuleBrokenException("OCPP 1.6 §3.7", "connectorId", "An EVSE of a 1.6 station has one connector, number 1."),
    };

    private static CommandAnswer Answer<TStatus>(TStatus status)
        where TStatus : struct, Enum => new() { Status = status.ToString() };
}
