using System.Globalization;
using System.Text.Json;
using Csms.Domain.Certificates;
using Csms.Domain.Profiles;
using Csms.Domain.Requests;
using Csms.Domain.Reservations;
using Csms.Protocol.Ocpp16;
using Csms.Server.Commands;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    public RawMeaning MeaningOf(object request) => request switch
    {
        ChangeConfigurationRequest change => new()
        {
            WritesPassword = change.Key.Equals(PasswordKey, StringComparison.OrdinalIgnoreCase), Tells = answer => Told(change, (ChangeConfigurationResponse)answer),
        },
        GetConfigurationRequest ask => new() { Tells = answer => Told(ask, (GetConfigurationResponse)answer) },
        RemoteStartTransactionRequest or RemoteStopTransactionRequest => new() { StartsOrStops = true },
        SetChargingProfileRequest { CsChargingProfiles: var profile } set =>
            new()
            {
                Sets = new StationProfile { Evse = set.ConnectorId, OcppTransactionId = profile.TransactionId?.ToString(CultureInfo.InvariantCulture), Profile = Requested(profile) },
            },
        ClearChargingProfileRequest clear => new()
        {
            Clears = new ProfileCriteria
            {
                ProfileId = clear.Id, Evse = clear.ConnectorId, Purpose = clear.ChargingProfilePurpose is { } purpose ? Purpose(purpose).ToString() : null, StackLevel = clear.StackLevel,
            },
        },
        ReserveNowRequest reserve => new()
        {
            Reserves = new NewReservation
            {
                Id = reserve.ReservationId,
                Evse = reserve.ConnectorId == 0 ? null : reserve.ConnectorId,
                Connector = reserve.ConnectorId == 0 ? null : 1,
                IdToken = reserve.IdTag,
                GroupIdToken = reserve.ParentIdTag,
                ExpiresAt = reserve.ExpiryDate,
            },
        },
        CancelReservationRequest cancel => new() { CancelsReservation = cancel.ReservationId },
        // 1.6's connector is the EVSE here.
        ChangeAvailabilityRequest change =>
            new() { ChangesAvailability = new AvailabilityCommand { Operative = change.Type == AvailabilityType.Operative, EvseId = change.ConnectorId } },
        ResetRequest => new() { Resets = new ResetCommand() },
        DataTransferRequest carry => new()
        {
            Transfers = new DataTransferCommand { VendorId = carry.VendorId, MessageId = carry.MessageId, Data = carry.Data is { } data ? JsonSerializer.SerializeToElement(data) : null },
        },
        TriggerMessageRequest { RequestedMessage: MessageTrigger.BootNotification } => new() { AsksForBoot = true },
        ExtendedTriggerMessageRequest { RequestedMessage: ExtendedMessageTrigger.BootNotification } => new() { AsksForBoot = true },
        InstallCertificateRequest { CertificateType: var type } install => new()
        {
            InstallsRoot = new InstallRootCommand
            {
                Use = type == CertificateUse.CentralSystemRootCertificate ? InstalledUse.Csms : InstalledUse.Manufacturer, Certificate = install.Certificate,
            },
        },
        DeleteCertificateRequest delete => new() { DeletesCertificate = HashOf(delete.CertificateHashData) },
        SendLocalListRequest => new() { ChangesLocalList = true },
        GetLogRequest ask => Asks(RequestKind.Log, ask.RequestId),
        GetDiagnosticsRequest => Asks(RequestKind.Log, null),
        SignedUpdateFirmwareRequest ask => Asks(RequestKind.Firmware, ask.RequestId),
        UpdateFirmwareRequest => Asks(RequestKind.Firmware, null),
        _ => RawMeaning.None,
    };

    private static RawMeaning Asks(string kind, int? requestId) => new() { Asks = new NewRequest { Kind = kind, Id = requestId } };

    private static RequestedProfile Requested(ChargingProfile profile) => new()
    {
        Id = profile.ChargingProfileId,
        StackLevel = profile.StackLevel,
        Purpose = Purpose(profile.ChargingProfilePurpose),
        Kind = Enum.Parse<ProfileKind>(profile.ChargingProfileKind.ToString()),
        Recurrency = profile.RecurrencyKind is { } recurrency ? Enum.Parse<ProfileRecurrency>(recurrency.ToString()) : null,
        ValidFrom = profile.ValidFrom,
        ValidTo = profile.ValidTo,
        Schedule = new RequestedSchedule
        {
            Unit = Enum.Parse<RateUnit>(profile.ChargingSchedule.ChargingRateUnit.ToString()),
            StartsAt = profile.ChargingSchedule.StartSchedule,
            DurationSeconds = profile.ChargingSchedule.Duration,
            MinimumLimit = profile.ChargingSchedule.MinChargingRate,
            Periods =
                [.. profile.ChargingSchedule.ChargingSchedulePeriod.Select(period => new RequestedPeriod { StartSeconds = period.StartPeriod, Limit = period.Limit, Phases = period.NumberPhases })],
        },
    };

    private static ProfilePurpose Purpose(ChargingProfilePurpose purpose) => purpose switch
    {
        ChargingProfilePurpose.ChargePointMaxProfile => ProfilePurpose.ChargingStationMaxProfile,
        ChargingProfilePurpose.TxDefaultProfile => ProfilePurpose.TxDefaultProfile,
        _ => ProfilePurpose.TxProfile,
    };
}
