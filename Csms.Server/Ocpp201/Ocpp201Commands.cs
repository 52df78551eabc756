using Csms.Domain.Configuration;
using Csms.Domain.Stations;
using Csms.Domain.Tokens;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp201;
using Csms.Server.Calls;
using Csms.Server.Commands;

namespace Csms.Server.Ocpp201;

/// <summary>Translates an operator's commands into the calls of OCPP 2.0.1, one file per command.</summary>
internal sealed partial class Ocpp201Commands(StationCaller caller, DeviceModel deviceModel, SettingInventory inventory) : IStationCommands
{
    public string PasswordKey => "SecurityCtrlr/BasicAuthPassword";

    /// <summary>EVSE and connector are 2.0.1's own; a connector is numbered within its EVSE.</summary>
    public Place PlaceOf(int? evseId, int? connectorId) =>
        evseId is null && connectorId is not null
            ? throw new RuleBrokenException("OCPP 2.0.1 EVSEType", "evseId", "A connector is named together with its EVSE.")
            : new Place(evseId, connectorId);

    private static CommandAnswer Answer<TStatus>(TStatus status, StatusInfo? reason)
        where TStatus : struct, Enum => new() { Status = status.ToString(), ReasonCode = reason?.ReasonCode, ReasonText = reason?.AdditionalInfo };

    private static EVSE? Evse(Place place)
    {
        if (place.EvseId < 0 || place.ConnectorId <= 0)
            throw new RuleBrokenException("OCPP 2.0.1 EVSEType", "evseId", "EVSEs and their connectors are numbered from 1 on.");
        return place.IsStation ? null : new EVSE { Id = place.EvseId!.Value, ConnectorId = place.ConnectorId };
    }

    /// <summary>A token with its type: the given one, else the registered one, else Central, which says that no card was read.</summary>
    private static IdToken IdTokenOf(string idToken, string? type, Token? registered)
    {
        var word = type ?? registered?.Type ?? nameof(IdTokenType.Central);
        return new IdToken { Value = idToken, Type = WordOf<IdTokenType>(word, "idTokenType", "OCPP 2.0.1 IdTokenEnumType") };
    }

    /// <param name="path">Where the caller wrote it.</param>
    /// <param name="rule">What says which words there are.</param>
    private static TWord WordOf<TWord>(string word, string path, string rule = "enum")
        where TWord : struct, Enum => WireWords.Parse<TWord>(word)
            ?? throw new RuleBrokenException(rule, path, $"One of: {string.Join(", ", Enum.GetValues<TWord>().Select(value => value.Word()))}.");

    private static Component ComponentOf(string name, string? instance, int? evse, int? connector) =>
        new() { Name = name, Instance = instance, Evse = evse is { } id ? new EVSE { Id = id, ConnectorId = connector } : null };

    // OCPP 2.0.1 C09.FR.13: a group's token is of type Central.
    private static IdToken? GroupOf(Token? registered) =>
        (registered?.GroupId ?? registered?.ParentId) is { } group ? new IdToken { Value = group, Type = IdTokenType.Central } : null;
}
