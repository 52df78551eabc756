using Csms.Domain.Requests;
using Csms.Server.Hosting;

namespace Csms.Server.Commands;

/// <summary>Gives up requests whose station has fallen silent: a report that never ends, a download that is never heard of again.</summary>
internal sealed partial class RequestWatch(RequestBook requests, TimeProvider time, ILogger<RequestWatch> logger)
    : Watch(Period, time)
{
    // How late an end may be noticed; what stations are asked for takes minutes.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    protected override Task LookAsync(CancellationToken stopping) => requests.ExpireAsync(stopping).AsTask();

    [LoggerMessage(1, LogLevel.Warning, "Requests could not be looked after; the next try is in half a minute")]
    protected override partial void LookedInVain(Exception failure);
}
