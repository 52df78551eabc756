namespace Csms.Domain.Stations;

/// <summary>What a station says of itself when it boots.</summary>
public sealed record BootReport
{
    /// <summary><c>1.6</c> or <c>2.0.1</c>.</summary>
    public required string OcppVersion { get; init; }

    public required string Vendor { get; init; }

    public required string Model { get; init; }

    public string? SerialNumber { get; init; }

    public string? FirmwareVersion { get; init; }

    public string? Iccid { get; init; }

    public string? Imsi { get; init; }

    public string? MeterType { get; init; }

    public string? MeterSerialNumber { get; init; }

    /// <summary>Why it booted, in the station's word; null in 1.6, which has none.</summary>
    public string? Reason { get; init; }

    /// <summary>True when the station came with a certificate that is over: then it is at most Pending.</summary>
    public bool MayOnlyRenew { get; init; }
}

/// <summary>How a boot is answered.</summary>
/// <param name="Interval">Accepted: the heartbeat interval; otherwise how long to wait before booting again.</param>
/// <param name="CurrentTime">The central clock.</param>
public sealed record BootAnswer(Registration Registration, TimeSpan Interval, DateTimeOffset CurrentTime);
