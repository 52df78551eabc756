using Microsoft.Extensions.Options;

namespace Csms.Server.Telemetry;

internal static class TelemetryRegistration
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services)
    {
        services.AddOptions<TelemetryOptions>().BindConfiguration(TelemetryOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<TelemetryOptions>, TelemetryOptionsCheck>()
            .AddSingleton<Traffic>()
            .AddSingleton<Collector>()
            .AddHostedService(provider => provider.GetRequiredService<Collector>());
    }
}
