using Csms.Domain.Profiles;

namespace Csms.Server.Commands;

/// <summary>Asks a station to start a transaction for a token.</summary>
public sealed record RemoteStartCommand
{
    public required string IdToken { get; init; }

    /// <summary>2.0.1's type of the token. Default: the registered token's, else <c>Central</c>. 1.6 has none.</summary>
    public string? IdTokenType { get; init; }

    /// <summary>Null lets the station choose.</summary>
    public int? EvseId { get; init; }

    public int? ConnectorId { get; init; }

    /// <summary>Limits the transaction from its start on. A TxProfile without a transaction.</summary>
    public RequestedProfile? ChargingProfile { get; init; }

    /// <summary>How many seconds to wait for the transaction, 0 to 300. Default 0: answer as soon as the station has.</summary>
    public int WaitSeconds { get; init; }
}

/// <summary>What came of a remote start.</summary>
public sealed record RemoteStartAnswer : CommandAnswer
{
    /// <summary>The transaction that it brought about; null when none was there in time.</summary>
    public int? TransactionId { get; init; }

    public int RemoteStartId { get; init; }

    /// <summary>2.0.1: the transaction that was there already, in the station's words.</summary>
    internal string? OcppTransactionId { get; init; }
}
