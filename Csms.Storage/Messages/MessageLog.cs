using Microsoft.Extensions.Logging;

namespace Csms.Storage.Messages;

/// <summary>
/// Every exchange with every station, in a file of its own beside the database. Written in the background and never waited for: when the disk cannot
/// follow, exchanges are dropped and counted.
/// </summary>
public sealed class MessageLog : IAsyncDisposable
{
    /// <summary>Opens the log beside the database.</summary>
    /// <exception cref="DatabaseUnusableException">It cannot be used; the message says why in one sentence.</exception>
    public static ValueTask<MessageLog> OpenAsync(DatabaseOptions options, TimeProvider clock, ILoggerFactory logs, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Keeps an exchange; the payloads are copied. Returns false when it had to be dropped.</summary>
    /// <param name="stationNumber"><c>StationKey.Number</c>.</param>
    /// <param name="at">When the CALL came or went.</param>
    /// <param name="request">The CALL's payload, or an invalid frame.</param>
    /// <param name="answer">The answer's payload; empty without an answer.</param>
    public bool Append(
        long stationNumber,
        DateTimeOffset at,
        MessageDirection direction,
        string messageId,
        string action,
        ReadOnlySpan<byte> request,
        AnswerKind answerKind,
        ReadOnlySpan<byte> answer,
        string? violations,
        TimeSpan duration) => throw new NotImplementedException();

    /// <summary>Exchanges of one station, the newest first.</summary>
    public ValueTask<IReadOnlyList<LoggedMessage>> ListAsync(MessageQuery query, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Waits until everything appended so far can be read.</summary>
    public ValueTask FlushAsync(CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>How many exchanges were dropped since the start.</summary>
    public long Dropped => throw new NotImplementedException();

    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
