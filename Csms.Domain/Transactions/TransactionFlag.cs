namespace Csms.Domain.Transactions;

/// <summary>The words that mark a transaction which is not to be billed without review.</summary>
public static class TransactionFlag
{
    /// <summary>The token was not accepted; the station charged nevertheless.</summary>
    public const string InvalidToken = "invalidToken";

    /// <summary>An energy register showed less than before.</summary>
    public const string RegisterWentBackwards = "registerWentBackwards";

    /// <summary>The first register was a zero that only held a place; the first real one is used instead.</summary>
    public const string PlaceholderBegin = "placeholderBegin";

    /// <summary>The end's register is below the start's.</summary>
    public const string MeterStopBelowStart = "meterStopBelowStart";

    /// <summary>More energy between two registers than the most powerful connector could have given.</summary>
    public const string Jump = "jump";

    /// <summary>No start or no end register at all: the energy is unknown or taken from other samples.</summary>
    public const string Gap = "gap";

    /// <summary>The station's time is before 2000 or far from the time of receipt.</summary>
    public const string ClockOff = "clockOff";

    /// <summary>2.0.1: events are missing between the first and the last one; cleared when they arrive.</summary>
    public const string MissingSeqNo = "missingSeqNo";

    /// <summary>The connector began a new transaction while this one was open; its stop was lost.</summary>
    public const string Replaced = "replaced";

    /// <summary>A second stop said something else than the first, which stands; what it said is among the readings.</summary>
    public const string ContradictingStop = "contradictingStop";

    /// <summary>2.0.1: a sequence number came with two different events; the readings of both are kept.</summary>
    public const string ReusedSeqNo = "reusedSeqNo";

    /// <summary>2.0.1: the station gave this transaction the id of one that had ended before.</summary>
    public const string ReusedId = "reusedId";

    /// <summary>An operator ended it.</summary>
    public const string ClosedByOperator = "closedByOperator";

    /// <summary>A rule ended it, since its station never did; see <see cref="ClosingRule"/>.</summary>
    public const string ClosedByRule = "closedByRule";

    /// <summary>Its own end came after a rule or an operator had ended it, and has corrected what they had said.</summary>
    public const string LateEnd = "lateEnd";

    /// <summary>A rule had ended it, and it went on nevertheless.</summary>
    public const string Reopened = "reopened";

    /// <summary>2.0.1: the station says that it has no more events of it, so that what is missing will never come.</summary>
    public const string EventsLost = "eventsLost";

    /// <summary>The stop named an id that is not this station's; it was matched by connector, token and time.</summary>
    public const string MatchedStop = "matchedStop";

    /// <summary>A stop without a known start.</summary>
    public const string Orphan = "orphan";

    /// <summary>A part of a message was not valid and was left out.</summary>
    public const string Salvaged = "salvaged";

    /// <summary>A register was no meter's by its size or its unit, or with a zero at the start the energy is more than usual; to be looked at.</summary>
    public const string Implausible = "implausible";
}
