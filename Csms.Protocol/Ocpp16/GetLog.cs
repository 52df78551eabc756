namespace Csms.Protocol.Ocpp16;

/// <summary>Asks for a log file, uploaded to a URL. CSMS to station. OCPP 1.6 security extension, N01.</summary>
public sealed record GetLogRequest : IRequest<GetLogResponse>
{
    public required LogParameters Log { get; init; }

    public required Log LogType { get; init; }

    public required int RequestId { get; init; }

    public int? Retries { get; init; }

    public int? RetryInterval { get; init; }
}

/// <summary>Answers <see cref="GetLogRequest"/>.</summary>
public sealed record GetLogResponse
{
    public required LogStatus Status { get; init; }

    public string? Filename { get; init; }
}

/// <summary>Used by GetLog.</summary>
public enum Log
{
    DiagnosticsLog,
    SecurityLog,
}

/// <summary>Part of GetLog.</summary>
public sealed record LogParameters
{
    public required string RemoteLocation { get; init; }

    public DateTimeOffset? OldestTimestamp { get; init; }

    public DateTimeOffset? LatestTimestamp { get; init; }
}

/// <summary>Used by GetLog.</summary>
public enum LogStatus
{
    Accepted,
    Rejected,
    AcceptedCanceled,
}
