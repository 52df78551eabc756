using System.Text.Json;
using System.Text.Json.Serialization;
using Csms.Domain.Requests;
using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Storage;
using Csms.Storage.Displays;
using Csms.Storage.Engine;
using Csms.Storage.Requests;
using Csms.Storage.Timeline;

namespace Csms.Domain.Displays;

/// <summary>The messages on stations' displays: what they were given, what they report, what they have lost.</summary>
public sealed class DisplayBook(Database database, TimeProvider clock)
{
    /// <summary>More than any display turns through: a station that makes up ids must not fill the database.</summary>
    internal const int MostMessages = 1_000;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new JsonStringEnumConverter() } };

    /// <summary>Keeps a message before it is sent. One of the same id stays as it is until the station has accepted the new one.</summary>
    /// <param name="id">Null for a free one.</param>
    /// <returns>The id to send it with.</returns>
    public ValueTask<int> OpenAsync(StationKey station, int? id, DisplayMessage message, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                var own = id ?? DisplayMessageRows.FreeId(session, station.Number);
                if (DisplayMessageRows.Find(session, station.Number, own) is null)
                    DisplayMessageRows.Put(session, ToRow(station, message with { Id = own }, DisplayMessageRow.Asked, now));
                return own;
            },
            cancellation);
    }

    /// <summary>The station has it now.</summary>
    public ValueTask AcceptedAsync(StationKey station, DisplayMessage message, CancellationToken cancellation)
    {
        var row = ToRow(station, message, DisplayMessageRow.Shown, Now());
        return database.WriteAsync(session => DisplayMessageRows.Put(session, row), cancellation);
    }

    /// <summary>The station did not get it, or did not want it; one of the same id that it has stays.</summary>
    /// <param name="status">The station's word, which also ends a message that it had lost; null when it was never sent.</param>
    public ValueTask NotTakenAsync(StationKey station, int id, string? status, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                if (DisplayMessageRows.Find(session, station.Number, id) is not { } row || row.State == DisplayMessageRow.Shown)
                    return;
                if (row.State == DisplayMessageRow.Asked)
                    DisplayMessageRows.Remove(session, station.Number, id);
                else if (status is not null)
                {
                    DisplayMessageRows.Remove(session, station.Number, id);
                    TimelineRows.Insert(session, station.Id, now, TimelineKind.Command, $"Display message {id} is gone: the station had lost it and answered {status} when it was given it again", null);
                }
            },
            cancellation);
    }

    /// <summary>The station has it no longer.</summary>
    public ValueTask RemovedAsync(StationKey station, int id, CancellationToken cancellation) =>
        database.WriteAsync(session => DisplayMessageRows.Remove(session, station.Number, id), cancellation);

    /// <summary>Notes that a station is asked for all its messages: what the result does not name is not there.</summary>
    public ValueTask SurveyAsync(StationKey station, int requestId, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(session => DisplayMessageRows.PutSurvey(session, station.Number, requestId, now), cancellation);
    }

    /// <summary>The station said that it has no message at all.</summary>
    public ValueTask NoneAsync(StationKey station, int requestId, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(session => Settle(session, station, requestId, [], now), cancellation);
    }

    /// <summary>Keeps a part of a report; with the last one of a question for all, what is not named is lost.</summary>
    public ValueTask RecordAsync(StationKey station, DisplayReport report, CancellationToken cancellation)
    {
        var now = Now();
        var content = JsonSerializer.Serialize(report.Messages, Json);
        return database.WriteAsync(
            session =>
            {
                int? count = null;
                foreach (var message in report.Messages)
                {
                    var known = DisplayMessageRows.Find(session, station.Number, message.Id);
                    if (known is null && (count = (count ?? DisplayMessageRows.Count(session, station.Number)) + 1) > MostMessages)
                        continue;
                    // When it was given counts, as long as it is the same one.
                    DisplayMessageRows.Put(session, ToRow(station, message, DisplayMessageRow.Shown, known?.ChangedAt ?? now));
                }
                if (count > MostMessages)
                    TimelineRows.InsertDaily(
                        session, station.Id, now, TimelineKind.Report, "display messages",
                        $"The station reports more than {MostMessages} display messages: the rest is not kept");
                var part = new RequestPart { Kind = RequestKind.DisplayMessages, RequestId = report.RequestId, MoreFollows = report.MoreFollows, ContentJson = content };
                if (RequestParts.Record(session, station, part, now) is null)
                    return;
                var named = RequestPartRows.Contents(session, station.Number, RequestKind.DisplayMessages, report.RequestId).OfType<string>()
                    .SelectMany(json => JsonSerializer.Deserialize<DisplayMessage[]>(json, Json)!).Select(message => message.Id).ToHashSet();
                TimelineRows.Insert(session, station.Id, now, TimelineKind.Report, $"The station reported {named.Count} display messages (request {report.RequestId})", null);
                Settle(session, station, report.RequestId, named, now);
            },
            cancellation);
    }

    /// <summary>By id.</summary>
    public ValueTask<IReadOnlyList<KeptDisplayMessage>> ListAsync(StationKey station, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<KeptDisplayMessage>>(session => [.. DisplayMessageRows.List(session, station.Number).Select(ToKept)], cancellation);

    public ValueTask<KeptDisplayMessage?> FindAsync(StationKey station, int id, CancellationToken cancellation) =>
        database.ReadAsync(session => DisplayMessageRows.Find(session, station.Number, id) is { } row ? ToKept(row) : null, cancellation);

    /// <summary>What stations have lost and are to be given again.</summary>
    public ValueTask<IReadOnlyList<KeptDisplayMessage>> ListLostAsync(CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<KeptDisplayMessage>>(session => [.. DisplayMessageRows.Lost(session).Select(ToKept)], cancellation);

    /// <summary>The stations that have booted since they were given a message: they may have lost it.</summary>
    public ValueTask<IReadOnlyList<string>> ListToSurveyAsync(CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<string>>(session => [.. DisplayMessageRows.ToSurvey(session)], cancellation);

    /// <summary>Forgets messages whose time or transaction is over; stations do the same by themselves.</summary>
    public ValueTask ForgetOverAsync(CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(session => DisplayMessageRows.RemoveOver(session, now), cancellation);
    }

    private static void Settle(Session session, StationKey station, int requestId, HashSet<int> named, long now)
    {
        if (DisplayMessageRows.SurveyedAt(session, station.Number, requestId) is not { } askedAt)
            return;
        foreach (var row in DisplayMessageRows.List(session, station.Number).Where(row => !named.Contains(row.MessageId) && row.ChangedAt <= askedAt).ToList())
        {
            // Whoever gave one that was never answered was told that it failed.
            if (row.State == DisplayMessageRow.Asked)
                DisplayMessageRows.Remove(session, station.Number, row.MessageId);
            else if (row.State == DisplayMessageRow.Shown)
            {
                DisplayMessageRows.SetState(session, station.Number, row.MessageId, DisplayMessageRow.Lost);
                TimelineRows.Insert(session, station.Id, now, TimelineKind.Report, $"The station has lost display message {row.MessageId}", null);
            }
        }
    }

    private static DisplayMessageRow ToRow(StationKey station, DisplayMessage message, int state, long changedAt) => new()
    {
        StationNumber = station.Number,
        MessageId = message.Id,
        State = state,
        Priority = $"{message.Priority}",
        ShownWhile = message.State?.ToString(),
        Format = $"{message.Format}",
        Language = message.Language,
        Content = message.Content,
        StartsAt = message.StartsAt?.ToUnixTimeMilliseconds(),
        EndsAt = message.EndsAt?.ToUnixTimeMilliseconds(),
        OcppTransactionId = message.TransactionId,
        ChangedAt = changedAt,
    };

    private static KeptDisplayMessage ToKept(DisplayMessageRow row) => new(
        row.StationId,
        new DisplayMessage
        {
            Id = row.MessageId,
            Priority = Enum.Parse<DisplayPriority>(row.Priority),
            State = row.ShownWhile is { } state ? Enum.Parse<DisplayState>(state) : null,
            Format = Enum.Parse<DisplayFormat>(row.Format),
            Language = row.Language,
            Content = row.Content,
            StartsAt = Time(row.StartsAt),
            EndsAt = Time(row.EndsAt),
            TransactionId = row.OcppTransactionId,
        },
        (DisplayFate)row.State,
        Time(row.ChangedAt)!.Value);

    private static DateTimeOffset? Time(long? ms) => ms is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
