using Csms.Domain.Configuration;
using Csms.Domain.Profiles;
using Csms.Domain.Requests;
using Csms.Domain.Reservations;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    public RawMeaning MeaningOf(object request) => request switch
    {
        SetVariablesRequest set => new() { WritesPassword = set.SetVariableData.Any(IsPassword), Tells = answer => Told(set, (SetVariablesResponse)answer) },
        GetVariablesRequest => new() { Tells = answer => Told((GetVariablesResponse)answer) },
        SetNetworkProfileRequest { ConnectionData: var data } set => new()
        {
            SetsNetworkProfile = new NetworkProfile
            {
                Slot = set.ConfigurationSlot, Url = data.OcppCsmsUrl, SecurityProfile = data.SecurityProfile, Interface = data.OcppInterface.Word(), Status = "",
            },
        },
        RequestStartTransactionRequest or RequestStopTransactionRequest => new() { StartsOrStops = true },
        SetChargingProfileRequest { ChargingProfile: var profile } set => new() { Sets = new AcceptedProfile(set.EvseId, profile.TransactionId, Requested(profile)) },
        ClearChargingProfileRequest { ChargingProfileCriteria: var criteria } clear => new()
        {
            Clears = new ProfileCriteria
            {
                ProfileId = clear.ChargingProfileId, Evse = criteria?.EvseId, Purpose = criteria?.ChargingProfilePurpose?.ToString(), StackLevel = criteria?.StackLevel,
            },
        },
        ReserveNowRequest reserve => new()
        {
            Reserves = new NewReservation
            {
                Id = reserve.Id,
                Evse = reserve.EvseId is 0 ? null : reserve.EvseId,
                ConnectorType = reserve.ConnectorType?.Word(),
                IdToken = reserve.IdToken.Type == IdTokenType.KeyCode ? KeyCode.Hidden : reserve.IdToken.Value,
                IdTokenType = reserve.IdToken.Type.Word(),
                GroupIdToken = reserve.GroupIdToken?.Value,
                ExpiresAt = reserve.ExpiryDateTime,
            },
        },
        CancelReservationRequest cancel => new() { CancelsReservation = cancel.ReservationId },
        ChangeAvailabilityRequest change => new()
        {
            ChangesAvailability = new AvailabilityCommand
            {
                Operative = change.OperationalStatus == OperationalStatus.Operative, EvseId = change.Evse?.Id, ConnectorId = change.Evse?.ConnectorId,
            },
        },
        ResetRequest reset => new() { Resets = new ResetCommand { EvseId = reset.EvseId } },
        SendLocalListRequest => new() { ChangesLocalList = true },
        GetBaseReportRequest ask => new()
        {
            Asks = new NewRequest { Kind = RequestKind.Report, Id = ask.RequestId, IsInventory = ask.ReportBase == ReportBase.FullInventory },
        },
        GetReportRequest ask => Asks(RequestKind.Report, ask.RequestId),
        GetLogRequest ask => Asks(RequestKind.Log, ask.RequestId),
        UpdateFirmwareRequest ask => Asks(RequestKind.Firmware, ask.RequestId),
        PublishFirmwareRequest ask => Asks(RequestKind.PublishFirmware, ask.RequestId),
        _ => RawMeaning.None,
    };

    private static RawMeaning Asks(string kind, int requestId) => new() { Asks = new NewRequest { Kind = kind, Id = requestId } };

    private bool IsPassword(SetVariableData data) =>
        (data.Component.Name + KeySeparator + data.Variable.Name).Equals(PasswordKey, StringComparison.OrdinalIgnoreCase);

    private static RequestedProfile Requested(ChargingProfile profile)
    {
        // K01.FR.34: there are more than one only where the vehicle chooses by ISO 15118; the first stands for them.
        var schedule = profile.ChargingSchedule[0];
        return new RequestedProfile
        {
            Id = profile.Id,
            StackLevel = profile.StackLevel,
            Purpose = Enum.Parse<ProfilePurpose>(profile.ChargingProfilePurpose.ToString()),
            Kind = Enum.Parse<ProfileKind>(profile.ChargingProfileKind.ToString()),
            Recurrency = profile.RecurrencyKind is { } recurrency ? Enum.Parse<ProfileRecurrency>(recurrency.ToString()) : null,
            ValidFrom = profile.ValidFrom,
            ValidTo = profile.ValidTo,
            Schedule = new RequestedSchedule
            {
                Unit = Enum.Parse<RateUnit>(schedule.ChargingRateUnit.ToString()),
                StartsAt = schedule.StartSchedule,
                DurationSeconds = schedule.Duration,
                MinimumLimit = schedule.MinChargingRate,
                Periods =
                [
                    .. schedule.ChargingSchedulePeriod.Select(period => new RequestedPeriod
                    {
                        StartSeconds = period.StartPeriod, Limit = period.Limit, Phases = period.NumberPhases, PhaseToUse = period.PhaseToUse,
                    }),
                ],
            },
        };
    }
}
