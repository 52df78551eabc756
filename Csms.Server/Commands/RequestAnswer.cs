namespace Csms.Server.Commands;

/// <summary>What a station answered to a command whose result comes later.</summary>
internal sealed record RequestAnswer : CommandAnswer
{
    /// <summary>By which the result is found: <c>GET /stations/{id}/requests/{requestId}</c>.</summary>
    public required int RequestId { get; init; }
}
