using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Csms.Domain.Transfers;
using Csms.Protocol.Validation;
using Csms.Server.Calls;
using Csms.Server.Connections;
using Csms.Server.Hooks;

namespace Csms.Server.Transfers;

/// <summary>
/// Decides about vendors' own data: what was agreed with the vendor is held against it, and the vendor's web hook answers it, within its time. OCPP 1.6 §4.3,
/// OCPP 2.0.1 P02.
/// </summary>
internal sealed class TransferDesk(TransferBook book, HookCaller hooks, TimeProvider time)
{
    /// <summary>Compiled schemas, by their text, so that a change takes effect with the next message; when there are more, all are forgotten.</summary>
    private const int MaxCompiled = 1_000;

    private readonly ConcurrentDictionary<string, VendorSchema> _compiled = new(StringComparer.Ordinal);

    /// <summary>Answers a station, and keeps what it sent. A vendor that nobody knows is told so; the message log has its data.</summary>
    /// <param name="readings">What the data may mean; the first that keeps to the schema counts.</param>
    public async ValueTask<TransferVerdict> ReceiveAsync(
        StationConnection station, string vendorId, string? messageId, IReadOnlyList<JsonElement?> readings, CancellationToken cancellationToken)
    {
        var receivedAt = time.GetUtcNow();
        var agreement = await book.AgreementAsync(vendorId, messageId, cancellationToken);
        // OCPP 2.0.1 P02.FR.06.
        if (!agreement.KnowsVendor)
            return new TransferVerdict(TransferStatus.UnknownVendorId);
        var data = readings[0];
        var name = messageId is null ? $"DataTransfer of {vendorId}" : $"DataTransfer {messageId} of {vendorId}";
        TransferVerdict verdict;
        string? trouble = null;
        // OCPP 2.0.1 P02.FR.07.
        if (!agreement.KnowsMessage)
            verdict = new TransferVerdict(TransferStatus.UnknownMessageId, "No schema was uploaded for this message.");
        else if (Violations(agreement, readings, ref data) is { Count: > 0 } violations)
        {
            verdict = new TransferVerdict(TransferStatus.Rejected, $"The data breaks the schema: {string.Join("; ", violations.Take(5))}");
            trouble = $"{name} was rejected: {verdict.Reason}";
        }
        else if (agreement.Hook is { } hook)
        {
            verdict = await AskAsync(station.StationId, hook, vendorId, messageId, data, cancellationToken);
            if (verdict is { Status: TransferStatus.Rejected, Reason: { } reason })
                trouble = $"{name} was rejected: {reason}";
        }
        else
            verdict = new TransferVerdict(TransferStatus.Accepted);
        var kept = new DataTransfer
        {
            ReceivedAt = receivedAt,
            VendorId = vendorId,
            MessageId = messageId,
            DataJson = data?.GetRawText(),
            Status = verdict.Status,
            Reason = verdict.Reason,
            AnswerJson = verdict.Data?.GetRawText(),
        };
        await book.KeepAsync(station.Session.Station.Key, kept, trouble, cancellationToken);
        return verdict;
    }

    /// <summary>Holds data for a station against what was agreed; what nothing was agreed about may be sent.</summary>
    /// <exception cref="InvalidRequestException">It breaks the schema; every place is named.</exception>
    public async ValueTask CheckAsync(string vendorId, string? messageId, IReadOnlyList<JsonElement?> readings, CancellationToken cancellationToken)
    {
        var agreement = await book.AgreementAsync(vendorId, messageId, cancellationToken);
        var data = readings[0];
        if (Violations(agreement, readings, ref data) is { Count: > 0 } violations)
            throw new InvalidRequestException("DataTransfer", violations);
    }

    /// <summary>A schema by its text; each text is compiled once.</summary>
    /// <exception cref="FormatException">It is none that can be used; the message says why.</exception>
    public VendorSchema Compile(string json)
    {
        if (_compiled.TryGetValue(json, out var known))
            return known;
        if (_compiled.Count >= MaxCompiled)
            _compiled.Clear();
        return _compiled[json] = VendorSchema.Parse(json);
    }

    private IReadOnlyList<Violation> Violations(TransferAgreement agreement, IReadOnlyList<JsonElement?> readings, ref JsonElement? fitting)
    {
        if (agreement.SchemaJson is null)
            return [];
        var schema = Compile(agreement.SchemaJson);
        IReadOnlyList<Violation>? first = null;
        foreach (var reading in readings)
        {
            var found = schema.Check(Encoding.UTF8.GetBytes(reading?.GetRawText() ?? "null"));
            first ??= found;
            if (found.Count > 0)
                continue;
            fitting = reading;
            return [];
        }
        return [.. first!.Select(violation => violation with { Path = InData(violation.Path) })];
    }

    private static string InData(string path) => path.Length == 0 || path[0] == '[' ? "data" + path : "data." + path;

    private async Task<TransferVerdict> AskAsync(
        string stationId, WebHook hook, string vendorId, string? messageId, JsonElement? data, CancellationToken cancellationToken)
    {
        try
        {
            var question = new TransferQuestion { StationId = stationId, VendorId = vendorId, MessageId = messageId, Data = data };
            var reply = await hooks.AskAsync<TransferReply>(new HookTarget(hook.Url, hook.Secret ?? "", hook.Timeout), question, null, cancellationToken);
            return new TransferVerdict(reply.Status, null, reply.Data);
        }
        catch (HookFailedException failure)
        {
            return new TransferVerdict(TransferStatus.Rejected, $"the vendor's web hook gave no answer ({failure.Message})");
        }
    }
}
