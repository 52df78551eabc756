using Csms.Domain.Stations;

namespace Csms.Domain.Rules;

/// <summary>What stations are alike in; null is what they did not say.</summary>
public sealed record StationModel(string? Vendor, string? Model, string? FirmwareVersion)
{
    public static StationModel Of(Station station) => new(station.Vendor, station.Model, station.FirmwareVersion);
}
