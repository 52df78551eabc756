using Csms.Protocol.Ocpp201;
using Csms.Simulator.Connections;

namespace Csms.Simulator.Ocpp201;

/// <summary>Reports are sent before acceptance too: B02.FR.09 lets the CSMS ask for them.</summary>
internal static class NotifyReportSender
{
    /// <summary>How many variables one message carries.</summary>
    private const int ItemsPerMessage = 20;

    public static void Send(Ocpp201Dialect dialect, int requestId, IReadOnlyList<DeviceEntry> entries)
    {
        var station = dialect.Station;
        var parts = entries.Chunk(ItemsPerMessage).ToArray();
        for (var i = 0; i < parts.Length; i++)
        {
            station.Calls.Send(
                new NotifyReportRequest
                {
                    RequestId = requestId,
                    GeneratedAt = station.Now,
                    SeqNo = i,
                    Tbc = i + 1 < parts.Length,
                    ReportData = [.. parts[i].Select(entry => entry.Report(dialect))],
                },
                kind: CallKind.BeforeAcceptance);
        }
    }
}
