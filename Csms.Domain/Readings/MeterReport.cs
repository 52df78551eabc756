namespace Csms.Domain.Readings;

/// <summary>Meter values that come by themselves, not as a part of a transaction's start, stop or event.</summary>
public sealed record MeterReport
{
    /// <summary>0 is the station's main meter.</summary>
    public required int Evse { get; init; }

    public required int Connector { get; init; }

    /// <summary>
    /// 1.6: the transaction that the station names, -1 and 0 included. Null, and ids that are not this station's, go to the transaction that runs on
    /// the EVSE, if one does.
    /// </summary>
    public long? TransactionId { get; init; }

    public required IReadOnlyList<MeterValue> Values { get; init; }

    /// <summary>A part of the message was not valid and was left out; the transaction, if there is one, is flagged.</summary>
    public bool Salvaged { get; init; }
}
