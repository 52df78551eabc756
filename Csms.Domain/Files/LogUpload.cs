using System.Text.Json.Serialization;
using Csms.Domain.Requests;
using Csms.Domain.Stations;

namespace Csms.Domain.Files;

/// <summary>A log that a station was asked for, and the file that has come.</summary>
public sealed record LogUpload
{
    /// <summary>By which the station names it, and the operator too.</summary>
    public required int RequestId { get; init; }

    [JsonIgnore]
    public StationKey Station { get; init; } = new(0, "");

    public string StationId => Station.Id;

    /// <summary><c>DiagnosticsLog</c> or <c>SecurityLog</c>.</summary>
    public required string LogType { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required RequestState State { get; init; }

    /// <summary>The station's last word, such as <c>Uploading</c>; null while it has not answered.</summary>
    public string? Status { get; init; }

    /// <summary>Why it ended as it did, in words.</summary>
    public string? Reason { get; init; }

    /// <summary>As the station calls the file; null when it gave no name.</summary>
    public string? FileName { get; init; }

    /// <summary>Null until the file has come, whole.</summary>
    public long? SizeBytes { get; init; }

    public DateTimeOffset? UploadedAt { get; init; }
}

/// <summary>A log to ask for.</summary>
public sealed record LogWish
{
    /// <summary><c>DiagnosticsLog</c> or <c>SecurityLog</c>.</summary>
    public required string LogType { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }
}
