using Csms.Domain.Customers;
using Csms.Server.Hosting;

namespace Csms.Server.Commands;

/// <summary>Deletes what stations said of customers when it was kept for long enough.</summary>
internal sealed partial class CustomerWatch(CustomerReports reports, TimeProvider time, ILogger<CustomerWatch> logger)
    : Watch(Period, time)
{
    // It is kept for hours or days.
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    protected override Task LookAsync(CancellationToken stopping) => reports.ForgetAsync(stopping).AsTask();

    [LoggerMessage(1, LogLevel.Warning, "What stations said of customers could not be deleted; the next try is in a minute")]
    protected override partial void LookedInVain(Exception failure);
}
