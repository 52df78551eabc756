using Csms.Domain.Stations;
using Csms.Storage;
using Csms.Storage.Configuration;

namespace Csms.Domain.Configuration;

/// <summary>The network profiles that 2.0.1 stations were sent, by slot. Passwords are not kept.</summary>
public sealed class NetworkProfiles(Database database, TimeProvider clock)
{
    /// <summary>Keeps a profile with what the station answered to it.</summary>
    public ValueTask SetAsync(StationKey station, NetworkProfile profile, CancellationToken cancellation)
    {
        var row = new NetworkProfileRow
        {
            StationNumber = station.Number,
            Slot = profile.Slot,
            Url = profile.Url,
            SecurityProfile = profile.SecurityProfile,
            Interface = profile.Interface,
            Status = profile.Status,
            SetAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        return database.WriteAsync(session => NetworkProfileRows.Put(session, row), cancellation);
    }

    /// <summary>By slot.</summary>
    public ValueTask<IReadOnlyList<NetworkProfile>> ListAsync(StationKey station, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<NetworkProfile>>(
        session =>
        [
            .. NetworkProfileRows.List(session, station.Number).Select(row => new NetworkProfile
            {
                Slot = row.Slot,
                Url = row.Url,
                SecurityProfile = row.SecurityProfile,
                Interface = row.Interface,
                Status = row.Status,
                SetAt = DateTimeOffset.FromUnixTimeMilliseconds(row.SetAt),
            }),
        ],
        cancellation);
}

/// <summary>A network profile that a station was sent.</summary>
public sealed record NetworkProfile
{
    public required int Slot { get; init; }

    /// <summary>The CSMS that the station finds there.</summary>
    public required string Url { get; init; }

    public required int SecurityProfile { get; init; }

    /// <summary>Such as <c>Wired0</c> or <c>Wireless0</c>.</summary>
    public required string Interface { get; init; }

    /// <summary>The station's answer: <c>Accepted</c>, <c>Rejected</c> or <c>Failed</c>.</summary>
    public required string Status { get; init; }

    public DateTimeOffset SetAt { get; init; }
}
