using Csms.Domain.Stations;

namespace Csms.Domain.Transactions;

/// <summary>An operator's wish to start a transaction, as it is kept before it is sent.</summary>
public sealed record RemoteStart
{
    /// <summary>Goes out as 2.0.1's remoteStartId.</summary>
    public required int Id { get; init; }

    public required string StationId { get; init; }

    public required string IdToken { get; init; }

    public string? IdTokenType { get; init; }

    public int? Evse { get; init; }

    public int? Connector { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }
}

/// <summary>A remote start to be kept before it is sent.</summary>
public sealed record NewRemoteStart
{
    public required StationKey Station { get; init; }

    public required string IdToken { get; init; }

    public string? IdTokenType { get; init; }

    public int? Evse { get; init; }

    public int? Connector { get; init; }

    /// <summary>Who asked for it; see the audit trail.</summary>
    public required string OperatorName { get; init; }
}
