using Csms.Server.Connections;

namespace Csms.Server.SmartCharging;

/// <summary>Makes known who sends charging profiles and offers schedules.</summary>
internal static class SmartChargingRegistration
{
    public static void AddSmartCharging(this IServiceCollection services) => services
        .AddSingleton<ProfileSender>()
        .AddSingleton<ProfileMender>()
        .AddSingleton<IAfterBoot>(provider => provider.GetRequiredService<ProfileMender>())
        .AddSingleton<ScheduleOffers>()
        .AddSingleton<OfferWatch>()
        .AddHostedService(provider => provider.GetRequiredService<OfferWatch>());
}
