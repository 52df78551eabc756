using Csms.Domain.Certificates;
using Csms.Domain.Configuration;
using Csms.Domain.Displays;
using Csms.Domain.LocalLists;
using Csms.Domain.Profiles;
using Csms.Domain.Tokens;
using Csms.Domain.Transactions;
using Csms.Server.Connections;

namespace Csms.Server.Commands;

/// <summary>The commands that both versions know, each translated into the version's own call. A command against a rule of the version throws <see cref="RuleBrokenException"/>.</summary>
internal interface IStationCommands
{
    /// <summary>The setting that holds the password which the station authenticates with.</summary>
    string PasswordKey { get; }

    /// <summary>What an operator means by an EVSE and a connector.</summary>
    Place PlaceOf(int? evseId, int? connectorId);

    Task<RemoteStartAnswer> RemoteStartAsync(StationConnection station, RemoteStart kept, Token? token, RequestedProfile? profile, CancellationToken cancellationToken);

    Task<CommandAnswer> RemoteStopAsync(StationConnection station, Transaction transaction, CancellationToken cancellationToken);

    /// <summary>Asks what the station knows of a transaction.</summary>
    Task<TransactionStatus> QueryTransactionAsync(StationConnection station, Transaction transaction, CancellationToken cancellationToken);

    Task<CommandAnswer> ResetAsync(StationConnection station, ResetCommand command, CancellationToken cancellationToken);

    Task<CommandAnswer> UnlockAsync(StationConnection station, UnlockCommand command, CancellationToken cancellationToken);

    Task<CommandAnswer> ChangeAvailabilityAsync(StationConnection station, AvailabilityCommand command, CancellationToken cancellationToken);

    Task<CommandAnswer> TriggerAsync(StationConnection station, TriggerCommand command, CancellationToken cancellationToken);

    /// <summary>Whether the version's rules allow a profile, beside those that the station has.</summary>
    void CheckBeside(IEnumerable<StationProfile> accepted, StationProfile profile);

    /// <summary>Whether a station that accepts a profile gives up an earlier one with another id for it.</summary>
    bool Replaces(StationProfile earlier, StationProfile profile);

    /// <param name="transaction">The running transaction that a TxProfile is for; null for other profiles.</param>
    Task<CommandAnswer> SetChargingProfileAsync(StationConnection station, int evseId, RequestedProfile profile, Transaction? transaction, CancellationToken cancellationToken);

    Task<CommandAnswer> ClearChargingProfilesAsync(StationConnection station, ProfileCriteria criteria, CancellationToken cancellationToken);

    /// <summary>Asks which profiles the station has; they come later, under the request's id.</summary>
    Task<CommandAnswer> ReportChargingProfilesAsync(StationConnection station, int requestId, ProfileReportCommand command, CancellationToken cancellationToken);

    Task<CompositeScheduleAnswer> CompositeScheduleAsync(StationConnection station, CompositeScheduleQuestion question, CancellationToken cancellationToken);

    Task<CommandAnswer> ReserveAsync(StationConnection station, int reservationId, ReserveCommand command, Token? token, CancellationToken cancellationToken);

    Task<CommandAnswer> CancelReservationAsync(StationConnection station, int reservationId, CancellationToken cancellationToken);

    /// <param name="chain">PEM, the station's own certificate first.</param>
    Task<CommandAnswer> DeliverCertificateAsync(StationConnection station, string chain, SigningUse use, CancellationToken cancellationToken);

    Task<CommandAnswer> RenewCertificateAsync(StationConnection station, SigningUse use, CancellationToken cancellationToken);

    Task<CommandAnswer> InstallRootAsync(StationConnection station, InstalledUse use, string certificate, CancellationToken cancellationToken);

    Task<CommandAnswer> DeleteCertificateAsync(StationConnection station, InstalledCertificate certificate, CancellationToken cancellationToken);

    /// <param name="withContracts">Those for Plug &amp; Charge too, which a 1.6 station is asked for by another message; 2.0.1 names all at once.</param>
    Task<IReadOnlyList<InstalledCertificate>> ReadInstalledAsync(StationConnection station, bool withContracts, CancellationToken cancellationToken);

    Task<DataTransferAnswer> DataTransferAsync(StationConnection station, DataTransferCommand command, CancellationToken cancellationToken);

    /// <summary>Holds a message against what the station's display is known to take.</summary>
    /// <param name="others">How many other messages the station has.</param>
    Task CheckDisplayMessageAsync(StationConnection station, DisplayMessage message, int others, CancellationToken cancellationToken);

    Task<CommandAnswer> SetDisplayMessageAsync(StationConnection station, DisplayMessage message, CancellationToken cancellationToken);

    Task<CommandAnswer> ClearDisplayMessageAsync(StationConnection station, int messageId, CancellationToken cancellationToken);

    /// <summary>Asks for all messages; they follow in messages of the station's own.</summary>
    Task<CommandAnswer> AskDisplayMessagesAsync(StationConnection station, int requestId, CancellationToken cancellationToken);

    /// <summary>The settings that hold the texts for drivers while the station cannot ask.</summary>
    (string Tariff, string TotalCost) FallbackTextKeys { get; }

    Task TellCostAsync(StationConnection station, Transaction transaction, decimal totalCost, CancellationToken cancellationToken);

    Task<CommandAnswer> ClearCacheAsync(StationConnection station, CancellationToken cancellationToken);

    /// <summary>What the station takes of a local list; asked of the station, as far as it is not known.</summary>
    Task<LocalListLimits> LocalListLimitsAsync(StationConnection station, CancellationToken cancellationToken);

    /// <summary>The version of the station's local list; 0 for none, below 0 when it cannot have one.</summary>
    Task<int> LocalListVersionAsync(StationConnection station, CancellationToken cancellationToken);

    /// <summary>The bytes that an entry takes in a message.</summary>
    int SizeOf(LocalListEntry entry);

    /// <summary>Whether tokens have types here.</summary>
    bool HasTokenTypes { get; }

    Task<CommandAnswer> SendLocalListAsync(StationConnection station, LocalListPart part, CancellationToken cancellationToken);

    /// <summary>What the station takes in one message of monitoring, as far as it has reported that.</summary>
    Task<MessageLimits> MonitoringLimitsAsync(StationConnection station, string message, CancellationToken cancellationToken);

    /// <summary>The bytes that a monitor takes in a message.</summary>
    int SizeOf(MonitorWish wish);

    /// <summary>Sets monitors in one message.</summary>
    Task<IReadOnlyList<MonitorResult>> SetMonitorsAsync(StationConnection station, IReadOnlyList<MonitorWish> wishes, CancellationToken cancellationToken);

    /// <summary>Removes monitors in one message.</summary>
    Task<IReadOnlyList<ClearMonitorResult>> ClearMonitorsAsync(StationConnection station, IReadOnlyList<int> ids, CancellationToken cancellationToken);

    Task<CommandAnswer> SetMonitoringBaseAsync(StationConnection station, string word, CancellationToken cancellationToken);

    Task<CommandAnswer> SetMonitoringLevelAsync(StationConnection station, int severity, CancellationToken cancellationToken);

    Task<CommandAnswer> AskMonitoringReportAsync(StationConnection station, int requestId, MonitoringReportCommand command, CancellationToken cancellationToken);

    /// <param name="token">The registered token that names the customer; null when none is registered or something else names the customer.</param>
    Task<CommandAnswer> AskCustomerInformationAsync(
        StationConnection station, int requestId, CustomerInformationCommand command, Token? token, CancellationToken cancellationToken);

    /// <param name="keys">Empty: all that the station has, where the version can ask for that.</param>
    Task<ConfigurationAnswer> ReadConfigurationAsync(StationConnection station, IReadOnlyList<string> keys, CancellationToken cancellationToken);

    /// <param name="url">Where the station brings it.</param>
    Task<LogAnswer> RequestLogAsync(StationConnection station, int requestId, LogCommand command, string url, CancellationToken cancellationToken);

    Task<CommandAnswer> UpdateFirmwareAsync(StationConnection station, int requestId, OfferedFirmware firmware, CancellationToken cancellationToken);

    /// <param name="checksum">The MD5 of the image, in hex.</param>
    Task<CommandAnswer> PublishFirmwareAsync(
        StationConnection station, int requestId, string url, string checksum, PublishFirmwareCommand command, CancellationToken cancellationToken);

    Task<CommandAnswer> UnpublishFirmwareAsync(StationConnection station, string checksum, CancellationToken cancellationToken);

    /// <summary>What a request of the version's own means beyond the station.</summary>
    RawMeaning MeaningOf(object request);

    /// <summary>The setting that a key names.</summary>
    SettingKey SettingOf(string key);

    /// <returns>What the station answered to each change, in their order; what it took is kept.</returns>
    Task<IReadOnlyList<WrittenSetting>> WriteConfigurationAsync(StationConnection station, IReadOnlyList<ConfigurationChange> changes, CancellationToken cancellationToken);

    Task<CommandAnswer> ReportAsync(StationConnection station, int requestId, ReportCommand command, CancellationToken cancellationToken);

    /// <summary>Throws where the version has no network profiles.</summary>
    void RequireNetworkProfiles();

    Task<CommandAnswer> SetNetworkProfileAsync(StationConnection station, int slot, NetworkProfileCommand command, CancellationToken cancellationToken);
}
