using Csms.Domain.Configuration;
using Csms.Domain.Profiles;
using Csms.Domain.Requests;
using Csms.Domain.Reservations;
using Csms.Domain.Tokens;
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
        SetChargingProfileRequest { ChargingProfile: var profile } set => new()
        {
            Sets = new StationProfile { Evse = set.EvseId, OcppTransactionId = profile.TransactionId, Profile = ProfileTranslation.ToProfile(profile) },
        },
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
        DataTransferRequest carry => new() { Transfers = new DataTransferCommand { VendorId = carry.VendorId, MessageId = carry.MessageId, Data = carry.Data } },
        SetDisplayMessageRequest set => new() { Displays = Translation.ToDisplayMessage(set.Message) },
        ClearDisplayMessageRequest clear => new() { ClearsDisplay = clear.Id },
        GetDisplayMessagesRequest ask => Asks(RequestKind.DisplayMessages, ask.RequestId),
        GetBaseReportRequest ask => new()
        {
            Asks = new NewRequest { Kind = RequestKind.Report, Id = ask.RequestId, IsInventory = ask.ReportBase == ReportBase.FullInventory },
        },
        GetReportRequest ask => Asks(RequestKind.Report, ask.RequestId),
        GetMonitoringReportRequest ask => Asks(RequestKind.MonitoringReport, ask.RequestId),
        CustomerInformationRequest ask => MeaningOf(ask),
        GetLogRequest ask => Asks(RequestKind.Log, ask.RequestId),
        UpdateFirmwareRequest ask => Asks(RequestKind.Firmware, ask.RequestId),
        PublishFirmwareRequest ask => Asks(RequestKind.PublishFirmware, ask.RequestId),
        GetChargingProfilesRequest ask => Asks(RequestKind.ChargingProfiles, ask.RequestId),
        _ => RawMeaning.None,
    };

    private static RawMeaning Asks(string kind, int requestId) => new() { Asks = new NewRequest { Kind = kind, Id = requestId } };

    private bool IsPassword(SetVariableData data) =>
        (data.Component.Name + KeySeparator + data.Variable.Name).Equals(PasswordKey, StringComparison.OrdinalIgnoreCase);
}
