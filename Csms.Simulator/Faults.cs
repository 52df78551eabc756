namespace Csms.Simulator;

/// <summary>Misbehaviour that a station shows from now on. Every property may be changed at any time.</summary>
public sealed class Faults
{
    /// <summary>The socket is dropped, without a close frame, after so many more frames in either direction. Default null: not.</summary>
    public int? DropAfterFrames { get; set; }

    /// <summary>How much later the station answers a CALL. Default zero.</summary>
    public TimeSpan AnswerDelay { get; set; }

    /// <summary>The station never answers a CALL. Default false.</summary>
    public bool NeverAnswer { get; set; }

    /// <summary>Every answer is sent twice. Default false.</summary>
    public bool AnswerTwice { get; set; }

    /// <summary>Every answer carries an id that nobody asked with. Default false.</summary>
    public bool AnswerWithUnknownId { get; set; }

    /// <summary>Every CALL is sent twice with the same id. Default false.</summary>
    public bool DuplicateCalls { get; set; }

    /// <summary>Every transaction message is sent once more after it was answered: the same payload, a new id. Default false.</summary>
    public bool ResendTransactionMessages { get; set; }

    /// <summary>Every frame is cut off in its middle. Default false.</summary>
    public bool TruncateFrames { get; set; }

    /// <summary>How far the station's clock is ahead of the time. Default zero.</summary>
    public TimeSpan ClockOffset { get; set; }

    /// <summary>
    /// OCPP 1.6: what the messages of a transaction that was started offline carry as its id, although its start has been answered since, as some
    /// stations do (-1, 0). Default null: the id of the answer.
    /// </summary>
    public int? OfflineTransactionId { get; set; }
}
