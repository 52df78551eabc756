using Csms.Domain.Configuration;
using Csms.Domain.Files;
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
        SetVariablesRequest set => MeaningOf(set),
        GetVariablesRequest => new() { Tells = answer => Told((GetVariablesResponse)answer) },
        SetNetworkProfileRequest { ConnectionData: var data } set => new()
        {
            SetsNetworkProfile = new NetworkProfile
            {
                Slot = set.ConfigurationSlot, Url = UrlSecrets.Hidden(data.OcppCsmsUrl), SecurityProfile = data.SecurityProfile, Interface = data.OcppInterface.Word(), Status = "",
            },
        },
        RequestStartTransactionRequest or RequestStopTransactionRequest => new() { StartsOrStops = true },
        SetChargingProfileRequest { ChargingProfile: var profile } set => new()
        {
            Sets = new StationProfile { Evse = set.EvseId, OcppTransactionId = profile.TransactionId, Profile = ProfileTranslation.ToProfile(profile) },
        },
        ClearChargingProfileRequest clear => new() { Clears = CriteriaOf(clear) },
        ReserveNowRequest reserve => new()
        {
            Reserves = new NewReservation
            {
                Id = reserve.Id,
                Evse = reserve.EvseId is 0 ? null : reserve.EvseId,
                ConnectorType = reserve.ConnectorType?.Word(),
                IdToken = reserve.IdToken.Value,
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
        TriggerMessageRequest { RequestedMessage: MessageTrigger.BootNotification } => new() { AsksForBoot = true },
        SetVariableMonitoringRequest set => new() { SetsMonitors = answer => ResultsOf([.. set.SetMonitoringData.Select(ToWish)], (SetVariableMonitoringResponse)answer) },
        ClearVariableMonitoringRequest => new() { ClearsMonitors = answer => ResultsOf((ClearVariableMonitoringResponse)answer) },
        SetMonitoringBaseRequest set => new() { SetsMonitoringBase = set.MonitoringBase.Word() },
        SetMonitoringLevelRequest set => new() { SetsMonitoringLevel = set.Severity },
        InstallCertificateRequest install => new() { InstallsRoot = new InstallRootCommand { Use = UseOf(install.CertificateType), Certificate = install.Certificate } },
        DeleteCertificateRequest delete => new() { DeletesCertificate = HashOf(delete.CertificateHashData) },
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

    // K10.FR.02 is a rule that the schema cannot say.
    private static ProfileCriteria CriteriaOf(ClearChargingProfileRequest clear)
    {
        var told = clear.ChargingProfileCriteria;
        var criteria = new ProfileCriteria { ProfileId = clear.ChargingProfileId, Evse = told?.EvseId, Purpose = told?.ChargingProfilePurpose?.ToString(), StackLevel = told?.StackLevel };
        _ = IsByCriteria(criteria);
        return criteria;
    }

    // B05.FR.13: an attribute that is not named is the actual one.
    private RawMeaning MeaningOf(SetVariablesRequest set)
    {
        var seen = new HashSet<(string, string?, EVSE?, string, string?, Protocol.Ocpp201.Attribute)>();
        var twice = set.SetVariableData.FirstOrDefault(data => !seen.Add((
            data.Component.Name.ToLowerInvariant(), data.Component.Instance?.ToLowerInvariant(), data.Component.Evse is { } evse ? evse with { CustomData = null } : null,
            data.Variable.Name.ToLowerInvariant(), data.Variable.Instance?.ToLowerInvariant(), data.AttributeType ?? Protocol.Ocpp201.Attribute.Actual)));
        return twice is null
            ? new() { WritesPassword = set.SetVariableData.Any(IsPassword), Tells = answer => Told(set, (SetVariablesResponse)answer) }
            : throw new RuleBrokenException(
                "OCPP 2.0.1 B05.FR.13", "setVariableData", $"'{twice.Component.Name}{KeySeparator}{twice.Variable.Name}' is there twice; upper and lower case are the same.");
    }

    private bool IsPassword(SetVariableData data) =>
        (data.Component.Name + KeySeparator + data.Variable.Name).Equals(PasswordKey, StringComparison.OrdinalIgnoreCase);
}
