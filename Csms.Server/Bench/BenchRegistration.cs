namespace Csms.Server.Bench;

/// <summary>Makes the test bench known: simulated stations within the server, and scenarios for them and for real ones.</summary>
internal static class BenchRegistration
{
    public static void AddBench(this IServiceCollection services)
    {
        services.AddOptions<BenchOptions>().BindConfiguration(BenchOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services
            .AddSingleton<BenchStations>()
            .AddHostedService(provider => provider.GetRequiredService<BenchStations>())
            .AddSingleton<StageDoor>()
            .AddSingleton<ScenarioRuns>()
            .AddHostedService(provider => provider.GetRequiredService<ScenarioRuns>());
    }
}
