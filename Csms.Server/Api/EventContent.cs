using System.Text.Json;
using Csms.Domain.Readings;
using Csms.Domain.Stations;
using Csms.Domain.Transactions;

namespace Csms.Server.Api;

/// <summary>Says the contents of events in the words that the API uses for the same things elsewhere.</summary>
internal static class EventContent
{
    public static object Of(object content) => content switch
    {
        Transaction transaction => TransactionResource.Of(transaction),
        ConnectorReport report => new StatusEvent(report.Evse, report.Connector, report.Status, report.At, report.ErrorCode),
        MeterReport report => new MeterEvent(report.Evse, report.Connector, report.TransactionId, report.Values),
        _ => content,
    };

    /// <summary>The same as JSON text.</summary>
    public static string Write(object content)
    {
        var said = Of(content);
        return JsonSerializer.Serialize(said, said.GetType(), ApiJson.Options);
    }

    private sealed record StatusEvent(int EvseId, int ConnectorId, string Status, DateTimeOffset? StatusAt, string? ErrorCode);

    private sealed record MeterEvent(int EvseId, int ConnectorId, long? TransactionId, IReadOnlyList<MeterValue> Values);
}
