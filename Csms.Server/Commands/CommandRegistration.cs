using Csms.Server.Alarms;
using Csms.Server.Calls;
using Csms.Server.Ocpp16;
using Csms.Server.Ocpp201;
using Csms.Server.Prices;

namespace Csms.Server.Commands;

/// <summary>Makes known what stations are told, and who looks after it while nobody asks.</summary>
internal static class CommandRegistration
{
    public static void AddCommands(this IServiceCollection services) => services
        .AddSingleton<Ocpp16Calls>()
        .AddSingleton<Ocpp201Calls>()
        .AddSingleton<StationCaller>()
        .AddSingleton<Ocpp16Commands>()
        .AddSingleton<Ocpp201Commands>()
        .AddSingleton<StationCommands>()
        .AddSingleton<PriceDesk>()
        .AddHostedService<ReservationWatch>()
        .AddHostedService<TransactionWatch>()
        .AddHostedService<LocalListWatch>()
        .AddHostedService<DisplayWatch>()
        .AddHostedService<CostWatch>()
        .AddHostedService<ConfigurationWatch>()
        .AddHostedService<RequestWatch>()
        .AddHostedService<MonitorWatch>()
        .AddHostedService<CustomerWatch>()
        .AddHostedService<CampaignWatch>()
        .AddHostedService<AlarmWatch>();
}
