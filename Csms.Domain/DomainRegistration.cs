using Csms.Domain.Alarms;
using Csms.Domain.Bench;
using Csms.Domain.Certificates;
using Csms.Domain.Configuration;
using Csms.Domain.Customers;
using Csms.Domain.Displays;
using Csms.Domain.Events;
using Csms.Domain.Files;
using Csms.Domain.LocalLists;
using Csms.Domain.Locations;
using Csms.Domain.Monitors;
using Csms.Domain.Operators;
using Csms.Domain.Outbox;
using Csms.Domain.Overview;
using Csms.Domain.Prices;
using Csms.Domain.Profiles;
using Csms.Domain.Requests;
using Csms.Domain.Reservations;
using Csms.Domain.Rules;
using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Domain.Tokens;
using Csms.Domain.Transactions;
using Csms.Domain.Transfers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Csms.Domain;

/// <summary>Makes the domain's verbs known to a host.</summary>
public static class DomainRegistration
{
    /// <summary>
    /// Adds every verb as a singleton. The host adds an open <see cref="Csms.Storage.Database"/> and a <see cref="TimeProvider"/>; the options are
    /// bound here.
    /// </summary>
    public static IServiceCollection AddDomain(this IServiceCollection services)
    {
        services.AddOptions<StationOptions>().BindConfiguration(StationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<TokenOptions>().BindConfiguration(TokenOptions.Section).ValidateOnStart();
        services.AddOptions<TransactionOptions>().BindConfiguration(TransactionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<CustomerOptions>().BindConfiguration(CustomerOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<PriceOptions>().BindConfiguration(PriceOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<IPriceSource, ConfiguredPrices>();
        services.AddOptions<ConfigurationOptions>().BindConfiguration(ConfigurationOptions.Section).ValidateOnStart();
        services.AddOptions<OperatorOptions>().BindConfiguration(OperatorOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<EventStream>()
            .AddSingleton<AlarmBook>()
            .AddSingleton<AlarmRules>()
            .AddSingleton<StandingAlarms>()
            .AddSingleton<ViolationCount>()
            .AddSingleton<OutboxBook>()
            .AddSingleton<Receivers>()
            .AddSingleton<BenchBook>()
            .AddSingleton<StationTimeline>()
            .AddSingleton<StationRegistry>()
            .AddSingleton<Knocks>()
            .AddSingleton<LocationBook>()
            .AddSingleton<LocationImport>()
            .AddSingleton<LocationExport>()
            .AddSingleton<EvseBook>()
            .AddSingleton<DeviceModel>()
            .AddSingleton<MonitorBook>()
            .AddSingleton<CustomerReports>()
            .AddSingleton<StationWishes>()
            .AddSingleton<SettingInventory>()
            .AddSingleton<WantedSettings>()
            .AddSingleton<NetworkProfiles>()
            .AddSingleton<TokenBook>()
            .AddSingleton<TokenGroups>()
            .AddSingleton<Authorizer>()
            .AddSingleton<LocalListBook>()
            .AddSingleton<TransactionLedger>()
            .AddSingleton<RemoteStarts>()
            .AddSingleton<ChargingProfiles>()
            .AddSingleton<ChargingLimits>()
            .AddSingleton<ChargingOutlook>()
            .AddSingleton<Negotiations>()
            .AddSingleton<ReservationBook>()
            .AddSingleton<CertificateBook>()
            .AddSingleton<CertificateEnds>()
            .AddSingleton<InstalledCertificates>()
            .AddSingleton<RequestBook>()
            .AddSingleton<LogBook>()
            .AddSingleton<FirmwareLibrary>()
            .AddSingleton<FirmwareUpdates>()
            .AddSingleton<FirmwareCampaigns>()
            .AddSingleton<TransferBook>()
            .AddSingleton<DisplayBook>()
            .AddSingleton<IValidateOptions<PriceOptions>, PriceOptionsCheck>()
            .AddSingleton<ToldPrices>()
            .AddSingleton<ApiKeys>()
            .AddSingleton<Accounts>()
            .AddSingleton<SignIns>()
            .AddSingleton<SavedViews>()
            .AddSingleton<AuditTrail>()
            .AddSingleton<RuleBook>()
            .AddSingleton<ComplianceBook>()
            .AddSingleton<OverviewBook>();
    }
}
