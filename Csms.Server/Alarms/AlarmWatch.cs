using Csms.Domain.Alarms;
using Csms.Server.Hosting;

namespace Csms.Server.Alarms;

/// <summary>Looks now and then for what lasts at stations and should be looked at.</summary>
internal sealed partial class AlarmWatch(StandingAlarms alarms, TimeProvider time, ILogger<AlarmWatch> logger)
    : Watch(Period, time)
{
    /// <summary>A rule says minutes.</summary>
    internal static readonly TimeSpan Period = TimeSpan.FromSeconds(15);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await alarms.BeginAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task LookAsync(CancellationToken stopping) => alarms.LookAsync(stopping).AsTask();

    [LoggerMessage(1, LogLevel.Warning, "Stations could not be looked after for alarms; the next look is in a quarter of a minute")]
    protected override partial void LookedInVain(Exception failure);
}
