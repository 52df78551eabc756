namespace Csms.Protocol.Ocpp16;

/// <summary>Asks for a diagnostics file, uploaded to a URL. CSMS to station. OCPP 1.6 §5.9, Firmware Management profile.</summary>
public sealed record GetDiagnosticsRequest : IRequest<GetDiagnosticsResponse>
{
    public required string Location { get; init; }

    public int? Retries { get; init; }

    public int? RetryInterval { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? StopTime { get; init; }
}

/// <summary>Answers <see cref="GetDiagnosticsRequest"/>.</summary>
public sealed record GetDiagnosticsResponse
{
    public string? FileName { get; init; }
}
