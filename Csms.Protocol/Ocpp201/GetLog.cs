namespace Csms.Protocol.Ocpp201;

/// <summary>Asks for a log file, uploaded to a URL. CSMS to station. OCPP 2.0.1 N01.</summary>
public sealed record GetLogRequest : IRequest<GetLogResponse>
{
    public required LogParameters Log { get; init; }

    public required Log LogType { get; init; }

    public required int RequestId { get; init; }

    public int? Retries { get; init; }

    public int? RetryInterval { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="GetLogRequest"/>.</summary>
public sealed record GetLogResponse
{
    public required LogStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public string? Filename { get; init; }

    public CustomData? CustomData { get; init; }
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

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by GetLog.</summary>
public enum LogStatus
{
    Accepted,
    Rejected,
    AcceptedCanceled,
}
