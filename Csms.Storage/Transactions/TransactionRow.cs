namespace Csms.Storage.Transactions;

/// <summary>A transaction as stored. Times in milliseconds since 1970, energies in thousandths of a watt-hour.</summary>
internal sealed class TransactionRow
{
    public const int Active = 0;
    public const int Ended = 1;

    public long Id { get; set; }

    public long StationNumber { get; init; }

    /// <summary>Filled in by lists only.</summary>
    public string StationId { get; init; } = "";

    public string? OcppId { get; init; }

    /// <summary>How often the station had used <see cref="OcppId"/> before.</summary>
    public int Generation { get; init; }

    public string? StartKey { get; init; }

    public int? Evse { get; set; }

    public int? Connector { get; set; }

    public string? IdToken { get; set; }

    public string? IdTokenType { get; set; }

    public string? TokenKey { get; set; }

    public string? GroupId { get; set; }

    public int State { get; set; }

    public long StartedAt { get; set; }

    public long StartReceivedAt { get; set; }

    public long? EndedAt { get; set; }

    public long? EndReceivedAt { get; set; }

    public long? MeterStart { get; set; }

    public long? MeterStop { get; set; }

    public long? MeterFirst { get; set; }

    public long? MeterFirstAt { get; set; }

    public long? MeterLast { get; set; }

    public long? MeterLastAt { get; set; }

    public long? Energy { get; set; }

    public string? EnergySource { get; set; }

    public string? StopReason { get; set; }

    public string? ChargingState { get; set; }

    public long? ChargingStateAt { get; set; }

    /// <summary>In seconds, as the station counts.</summary>
    public int? TimeSpentCharging { get; set; }

    /// <summary>Words, separated by spaces.</summary>
    public string Flags { get; set; } = "";

    public string? ReviewedBy { get; set; }

    public long? ReviewedAt { get; set; }

    public string? ReviewNote { get; set; }

    /// <summary>The flags that the review was about.</summary>
    public string? ReviewedFlags { get; set; }

    /// <summary>It has a flag that nobody has looked at.</summary>
    public bool NeedsReview => Flags.Length > 0 && Flags != ReviewedFlags && Flags.Split(' ').Except((ReviewedFlags ?? "").Split(' ')).Any();

    public int? RemoteStartId { get; set; }

    public int? ReservationId { get; set; }

    public string? SeqNos { get; set; }

    public int? StartSeqNo { get; set; }

    public int? EndSeqNo { get; set; }

    /// <summary>Events are missing of which the station has not said yet that they are lost.</summary>
    public bool HasGap { get; set; }

    /// <summary>When the station said last what it knows of this transaction; null when it never did.</summary>
    public long? AskedAt { get; set; }

    public bool? ToldOngoing { get; set; }

    public bool? ToldInQueue { get; set; }

    public long? FirstReadingId { get; set; }

    /// <summary>What the readings up to this one say is in the row.</summary>
    public long LastReadingId { get; set; }

    /// <summary>The newest time of a reading, by the station's clock.</summary>
    public long? LastReadingAt { get; set; }
}
