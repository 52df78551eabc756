using System.ComponentModel.DataAnnotations;

namespace Csms.Domain.Transactions;

/// <summary>Settings of <c>Csms:Transactions</c>: when transactions are ended that their stations never end. Zero switches a rule off.</summary>
public sealed class TransactionOptions
{
    public const string Section = "Csms:Transactions";

    /// <summary>How long after it came back, or after a gap was seen, a 2.0.1 station is asked about a transaction. Default one minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan AskAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a connector is Available, its station connected, before the transaction there is ended. Default fifteen minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan CloseAfterAvailable { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a station is away before its transactions are ended. Default seven days.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00")]
    public TimeSpan CloseAfterAbsence { get; set; } = TimeSpan.FromDays(7);
}
