using System.Text.Json;
using Csms.Domain.Alarms;
using Csms.Domain.Events;
using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Protocol;
using Csms.Protocol.Frames;
using Csms.Server.Routing;
using Csms.Server.Telemetry;
using Csms.Storage.Messages;

namespace Csms.Server.Connections;

/// <summary>
/// Writes down what happens between a station and us: exchanges to the message log, everything else to the station's timeline, so that "why did it
/// drop?" is answered without a log file. Nothing here is waited for, but alarms.
/// </summary>
internal sealed partial class StationJournal(
    StationTimeline timeline, MessageLog messages, StationFeed feed, StationRegistry stations, Knocks knocks, EventStream events, AlarmBook alarms,
    StandingAlarms standing, ViolationCount brokenRules, LeniencyBook leniency, Traffic traffic, TimeProvider time, ILogger<StationJournal> logger)
{
    public void Refused(string? stationId, string address, HandshakeRefusal refusal)
    {
        HandshakeRefused(stationId, address, refusal.Status, refusal.Reason);
        traffic.Refused(refusal.Status);
        if (stationId is null)
            return;
        if (refusal.Knock is { } knock)
            knocks.Record(stationId, address, knock, refusal.Reason);
        // The knock of an unknown station was recorded when the registry refused it.
        if (refusal != HandshakeRefusal.UnknownStation)
            timeline.Add(stationId, TimelineKind.Refused, $"Refused with {refusal.Status}: {refusal.Reason} (from {address})");
    }

    /// <summary>OCPP 2.0.1 A00.FR.408: a certificate that is not the station's is a security event, whoever notices it.</summary>
    public ValueTask InvalidCertificateAsync(string stationId, string reason, CancellationToken cancellationToken)
    {
        const string Type = "InvalidChargingStationCertificate";
        timeline.Add(stationId, TimelineKind.Security, $"{Type}: {reason}");
        var sign = new AlarmSign
        {
            StationId = stationId, Source = AlarmSource.SecurityEvent, Kind = Type, Severity = SecuritySeverity.Of(Type), Reason = $"{Type}: {reason}", At = time.GetUtcNow(),
        };
        return alarms.RaiseAsync(sign, cancellationToken);
    }

    public void Connected(StationConnection connection, bool overTls, StationConnection? replaced)
    {
        stations.Seen(connection.Session.Station.Key);
        knocks.CameIn(connection.StationId);
        standing.Came(connection.Session.Station.Key.Number);
        if (replaced is not null)
            timeline.Add(connection.StationId, TimelineKind.Takeover, $"A new connection from {connection.Address} replaced the one from {replaced.Address}.");
        timeline.Add(
            connection.StationId, TimelineKind.Connected, $"Connected from {connection.Address} with OCPP {connection.Version.Number} over {(overTls ? "wss" : "ws")}.");
        feed.Connected(connection.StationId, true, $"Connected from {connection.Address} with OCPP {connection.Version.Number}.");
        if (events.HasSubscribers)
            events.Publish(EventKind.Station, connection.StationId, new { Connected = true, OcppVersion = connection.Version.Number });
    }

    /// <param name="connection">The socket that ended.</param>
    /// <param name="ending">Why.</param>
    /// <param name="wasCurrent">False when a newer socket had replaced it: then the station is still connected.</param>
    public void Disconnected(StationConnection connection, ConnectionEnding ending, bool wasCurrent)
    {
        var lasted = time.GetUtcNow() - connection.ConnectedAt;
        ConnectionEnded(connection.StationId, ending.Kind, ending.Reason);
        traffic.Ended(ending.Kind);
        // "It drops whenever it gets this command" is seen only when the two stand together.
        var last = connection.LastCall is { } call ? $" The last command sent was {call.Action}, at {call.SentAt:HH:mm:ss}." : "";
        timeline.Add(connection.StationId, TimelineKind.Disconnected, $"{ending.Reason} The connection lasted {Words(lasted)}.{last}");
        if (wasCurrent)
        {
            standing.Went(connection.Session.Station.Key.Number);
            feed.Connected(connection.StationId, false, ending.Reason);
        }
        if (wasCurrent && events.HasSubscribers)
            events.Publish(EventKind.Station, connection.StationId, new { Connected = false, Reason = ending.Reason });
    }

    /// <summary>Something came, whatever it is: the station is alive (OCPP 1.6 §4.6, OCPP 2.0.1 G02.FR.04).</summary>
    public void Received(StationConnection connection) => stations.Seen(connection.Session.Station.Key);

    /// <summary>A CALL of the station was answered.</summary>
    public void Answered(StationConnection connection, ReceivedCall call, Answer answer)
    {
        var station = connection.Session.Station.Key;
        var took = time.GetElapsedTime(call.ReceivedTimestamp);
        traffic.Answered(connection.Version, call.Frame.Action, answer, took);
        string? violations = null;
        if (answer.Error is not null || answer.Deviations.Count > 0)
            brokenRules.Add(station.Id);
        if (answer.Error is { } error)
        {
            violations = $"{error.OnTheWire(connection.Version)}: {answer.ErrorDescription}";
            timeline.Add(station.Id, TimelineKind.Violation, $"{call.Frame.Action} was refused with {violations}", Detail(call, answer));
        }
        else if (answer.Deviations.Count > 0)
        {
            violations = string.Join("; ", answer.Deviations);
        }
        if (answer.Repeated)
            violations = "Repeated: the same message with the same id was answered before and got the same answer.";
        Keep(
            station, call.ReceivedAt, MessageDirection.FromStation, call.Frame.MessageId, call.Frame.Action,
            (violations is null ? LoggedPayload.Of(call.Frame.Action, call.Frame.Payload) : LoggedPayload.OfDoubtful(call.Frame.Action, call.Frame.Payload)).Span,
            answer.Error is null ? AnswerKind.Result : AnswerKind.Error,
            answer.Error is null ? answer.Payload.Span : LoggedError.Of(answer.Error.Value.OnTheWire(connection.Version), answer.ErrorDescription ?? "", "{}"u8),
            violations, took);
    }

    public void MalformedFrame(StationConnection connection, FrameFault fault, ReadOnlySpan<byte> frame, DateTimeOffset receivedAt)
    {
        var station = connection.Session.Station.Key;
        leniency.Refused(connection.Session);
        brokenRules.Add(station.Id);
        timeline.Add(station.Id, TimelineKind.Violation, $"A message that is not an OCPP-J frame: {fault.Description}");
        Keep(
            station, receivedAt, MessageDirection.FromStation, fault.AnswerId ?? fault.AnsweredId ?? "", "", LoggedBroken.Of(frame),
            AnswerKind.Invalid, [], fault.Description, TimeSpan.Zero);
    }

    /// <summary>An answer that nobody waits for: too late, repeated, or with an id that was never used.</summary>
    public void StrayAnswer(StationConnection connection, in Frame frame, DateTimeOffset receivedAt)
    {
        const string Reason = "An answer that no call waits for: it came too late, twice, or with an unknown id.";
        var station = connection.Session.Station.Key;
        timeline.Add(station.Id, TimelineKind.Violation, Reason);
        Keep(
            station, receivedAt, MessageDirection.FromStation, frame.MessageId, "", LoggedPayload.OfDoubtful("", frame.Payload).Span, AnswerKind.Invalid, [], Reason, TimeSpan.Zero);
    }

    /// <summary>A CALL of ours has its outcome.</summary>
    public void CallEnded(StationConnection connection, OutgoingCall call, CallOutcome outcome)
    {
        var station = connection.Session.Station.Key;
        var sentAt = call.SentAt ?? time.GetUtcNow();
        var took = time.GetUtcNow() - sentAt;
        traffic.Called(connection.Version, call.Action, outcome, took);
        var words = outcome.Describe(call.Action);
        var (kind, answer) = outcome switch
        {
            CallOutcome.Result result => (AnswerKind.Result, result.Payload),
            CallOutcome.Error error => (AnswerKind.Error, LoggedError.Of(error.Code, error.Description, error.Details.Span)),
            CallOutcome.Unreadable => (AnswerKind.Invalid, default(ReadOnlyMemory<byte>)),
            _ => (AnswerKind.None, default),
        };
        Keep(
            station, sentAt, MessageDirection.ToStation, call.MessageId, call.Action, LoggedPayload.Of(call.Action, call.Payload).Span, kind,
            LoggedPayload.Of(call.Action, answer).Span, outcome is CallOutcome.Result ? null : words, took);
        timeline.Add(station.Id, TimelineKind.Command, words);
    }

    public void Failed(StationConnection connection, Exception bug) => ConnectionFailed(connection.StationId, bug);

    public void AfterAnswerFailed(StationConnection connection, string action, Exception failure)
    {
        AfterAnswerFailed(connection.StationId, action, failure);
        timeline.Add(connection.StationId, TimelineKind.Error, $"What was to follow the answer to {action} failed; the answer itself was sent.");
    }

    private void Keep(
        StationKey station, DateTimeOffset at, MessageDirection direction, string messageId, string action, ReadOnlySpan<byte> request, AnswerKind answerKind,
        ReadOnlySpan<byte> answer, string? violations, TimeSpan took)
    {
        messages.Append(station.Number, at, direction, messageId, action, request, answerKind, answer, violations, took);
        if (!feed.IsFollowed(station.Id))
            return;
        feed.Exchanged(station.Id, new LoggedMessage
        {
            Id = 0, At = at, Direction = direction, MessageId = messageId, Action = action, Request = request.ToArray(), AnswerKind = answerKind, Answer = answer.ToArray(),
            Violations = violations, DurationMs = took.TotalMilliseconds,
        });
    }

    // All that a leniency rule can be made of.
    private static string? Detail(ReceivedCall call, Answer answer) => answer.Violation is { } violation
        ? JsonSerializer.Serialize(
            new { call.Frame.MessageId, call.Frame.Action, violation.Path, violation.Keyword }, Api.ApiJson.Options)
        : null;

    private static string Words(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => $"{span.TotalSeconds:0} s",
        { TotalHours: < 1 } => $"{span.TotalMinutes:0} min",
        { TotalDays: < 2 } => $"{span.TotalHours:0} h",
        _ => $"{span.TotalDays:0} days",
    };
}
