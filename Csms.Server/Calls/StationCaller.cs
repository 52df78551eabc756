using System.Text.Json;
using Csms.Domain.Stations;
using Csms.Protocol;
using Csms.Server.Connections;
using Csms.Server.Ocpp16;
using Csms.Server.Ocpp201;
using Csms.Server.Routing;
using Csms.Server.Telemetry;
using Polly;
using Polly.Retry;

namespace Csms.Server.Calls;

/// <summary>Calls stations: what goes out keeps to its schema, what comes back is checked and read.</summary>
internal sealed class StationCaller(Ocpp16Calls calls16, Ocpp201Calls calls201, LeniencyBook leniency, Traffic traffic, TimeProvider time)
{
    // A station that was asked to send something does so within moments; a full report of a large one takes some minutes.
    private static readonly TimeSpan TriggeredFor = TimeSpan.FromMinutes(5);

    // Only what was never sent is tried again: a command that may have been carried out is not.
    private readonly ResiliencePipeline<CallOutcome> _untilSent = new ResiliencePipelineBuilder<CallOutcome> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<CallOutcome>
        {
            ShouldHandle = new PredicateBuilder<CallOutcome>()
                .HandleResult(outcome => outcome is CallOutcome.QueueFull or CallOutcome.Disconnected { Sent: false }),
            MaxRetryAttempts = 3,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(200),
            UseJitter = true,
        })
        .Build();

    /// <summary>The actions that a version's stations may be called with.</summary>
    public CallTable CallsOf(OcppVersion version) => version == OcppVersion.Ocpp16 ? calls16.Table : calls201.Table;

    /// <summary>Calls a station and returns its answer.</summary>
    /// <exception cref="StationCallException">The station did not answer with a result that can be read.</exception>
    /// <exception cref="InvalidRequestException">The request breaks its schema; it was not sent.</exception>
    public async Task<TResponse> CallAsync<TResponse>(StationConnection connection, IRequest<TResponse> request, CancellationToken cancellationToken)
    {
        var call = CallsOf(connection.Version).Find(request.GetType())
            ?? throw new InvalidOperationException($"{request.GetType()} is no call to an OCPP {connection.Version.Number} station.");
        var result = await SendAsync(connection, call, call.Write(request), cancellationToken);
        try
        {
            return (TResponse)call.Read(Accept(connection, call, result.Payload).Span);
        }
        catch (JsonException fault)
        {
            throw new StationCallException(call.Action, new CallOutcome.Unreadable($"{fault.Path}: the value is out of range."));
        }
    }

    /// <summary>Calls a station with a payload as it is given, and returns the answer as it came, also one that breaks its schema.</summary>
    /// <exception cref="StationCallException">The station did not answer with a result.</exception>
    /// <exception cref="InvalidRequestException">The payload breaks the action's schema; it was not sent.</exception>
    public async Task<RawAnswer> CallRawAsync(StationConnection connection, Call call, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var result = await SendAsync(connection, call, payload, cancellationToken);
        return new RawAnswer(result.MessageId, result.Payload, call.Response.Explain(result.Payload));
    }

    private async Task<CallOutcome.Result> SendAsync(StationConnection connection, Call call, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        if (!call.Request.IsValid(payload.Span, out _))
            throw new InvalidRequestException(call.Action, call.Request.Explain(payload));
        var session = connection.Session;
        if (session.Registration != Registration.Accepted && BroughtBy(call, payload) is { } brought)
            session.AskFor(brought, time.GetUtcNow() + TriggeredFor);
        using var span = traffic.Calling(connection, call.Action);
        var outcome = await _untilSent.ExecuteAsync(
            async token => await Current(connection).CallAsync(call.Action, payload).WaitAsync(token), cancellationToken);
        return outcome as CallOutcome.Result ?? throw new StationCallException(call.Action, outcome);
    }

    // The CALL that a station sends because of one of ours.
    private static string? BroughtBy(Call call, ReadOnlyMemory<byte> payload)
    {
        if (!call.BringsCalls)
            return null;
        if (Api.RawJson.Parse(payload.Span) is not { ValueKind: JsonValueKind.Object } members || !members.TryGetProperty("requestedMessage", out var requested))
        {
            return call.RequestType == typeof(Protocol.Ocpp201.GetDisplayMessagesRequest)
                ? ActionOf.Request<Protocol.Ocpp201.NotifyDisplayMessagesRequest>()
                : ActionOf.Request<Protocol.Ocpp201.NotifyReportRequest>();
        }
        // A certificate is asked for by its kind, and by one action in both versions.
        var message = requested.GetString()!;
        return message.StartsWith("Sign", StringComparison.Ordinal) ? ActionOf.Request<Protocol.Ocpp201.SignCertificateRequest>() : message;
    }

    // The station may have come back on a new socket before the call was sent on the old one.
    private static StationConnection Current(StationConnection connection) =>
        connection.Session.Connection is { } current && current.Version == connection.Version ? current : connection;

    // What a station's rules accept is accepted in its answers too, and counted.
    private ReadOnlyMemory<byte> Accept(StationConnection connection, Call call, ReadOnlyMemory<byte> answer)
    {
        if (call.Response.IsValid(answer.Span, out _))
        {
            leniency.Accepted(connection.Session, []);
            return answer;
        }
        try
        {
            var mended = leniency.Mend(connection.Session, call.Response, answer, time.GetUtcNow());
            leniency.Accepted(connection.Session, mended.Deviations);
            return mended.Payload;
        }
        catch (ViolationException fault)
        {
            leniency.Refused(connection.Session);
            throw new StationCallException(call.Action, new CallOutcome.Unreadable(fault.Violation.ToString()));
        }
    }
}
