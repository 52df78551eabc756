using System.Text.Json.Serialization;
using Csms.Domain.Requests;
using Csms.Domain.Stations;

namespace Csms.Domain.Files;

/// <summary>An update that a station was asked for.</summary>
public sealed record FirmwareUpdate
{
    [JsonIgnore]
    public StationKey Station { get; init; } = new(0, "");

    public string StationId => Station.Id;

    public required int RequestId { get; init; }

    /// <summary>Of the library; null when the image lies elsewhere.</summary>
    public long? FirmwareId { get; init; }

    /// <summary>Where the image lies when it is not of the library; without the password.</summary>
    public string? Url { get; init; }

    /// <summary>What the station reports once it is installed; null when the operator did not say.</summary>
    public string? Version { get; init; }

    public long? CampaignId { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required RequestState State { get; init; }

    /// <summary>The station's last word, such as <c>Downloading</c>; null while it has not answered.</summary>
    public string? Status { get; init; }

    /// <summary>Why it ended as it did, in words.</summary>
    public string? Reason { get; init; }

    /// <summary>How much of the image the station has fetched here, in all tries together.</summary>
    public required long BytesServed { get; init; }

    /// <summary>Of the image; null when it lies elsewhere.</summary>
    public long? SizeBytes { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>An update to ask for.</summary>
public sealed record UpdateWish
{
    public long? FirmwareId { get; init; }

    public string? Url { get; init; }

    public string? Version { get; init; }

    public long? CampaignId { get; init; }

    /// <summary>Names the download in its URL; null when the image lies elsewhere.</summary>
    public string? Secret { get; init; }
}
