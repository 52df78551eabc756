namespace Csms.Storage.Readings;

/// <summary>One meter value: everything that a meter showed at one moment.</summary>
internal sealed class ReadingRow
{
    public long Id { get; init; }

    public long At { get; init; }

    public long ReceivedAt { get; init; }

    public int Evse { get; init; }

    public int Connector { get; init; }

    public long? TransactionId { get; init; }

    public int? SeqNo { get; init; }

    /// <summary>Thousandths of a watt-hour.</summary>
    public long? Energy { get; init; }

    /// <summary>Thousandths of a watt; null where the meter told none.</summary>
    public long? Power { get; init; }

    public byte[] Samples { get; init; } = [];
}
