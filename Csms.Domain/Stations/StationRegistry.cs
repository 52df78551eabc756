namespace Csms.Domain.Stations;

/// <summary>The registered stations: found, listed, added, changed, removed, admitted and booted.</summary>
public sealed class StationRegistry
{
    /// <summary>The station of this id, from memory; null when it is not registered. Ids are case-sensitive.</summary>
    public ValueTask<Station?> FindAsync(string id, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>
    /// The station that knocks at the door: the registered one, or by <see cref="StationOptions.Unknown"/> one registered at first sight
    /// (security profile 0); null when it is unknown and refused, and the knock is recorded.
    /// </summary>
    /// <param name="address">Where it comes from; shown with the knock.</param>
    public ValueTask<Station?> AdmitAsync(string id, string address, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Whether these bytes (the Basic password as received) are the station's password: plain, its hex form or its decoded bytes.</summary>
    public bool VerifyPassword(Station station, ReadOnlySpan<byte> password) => throw new NotImplementedException();

    /// <summary>The station with its EVSEs; null when it is not registered.</summary>
    public ValueTask<StationOverview?> DescribeAsync(string id, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>All stations by id, with their EVSEs.</summary>
    public ValueTask<Page<StationOverview>> ListAsync(PageRequest page, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Registers a station; null when the id is taken.</summary>
    /// <exception cref="ArgumentException">The id or the password breaks its rules; the message says how.</exception>
    public ValueTask<StoredStation?> AddAsync(NewStation station, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Changes a station; null when it is not registered.</summary>
    /// <exception cref="ArgumentException">The password breaks its rules; the message says how.</exception>
    public ValueTask<StoredStation?> UpdateAsync(string id, StationChange change, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Removes a station from the register; its transactions stay. False when it is not registered.</summary>
    public ValueTask<bool> RemoveAsync(string id, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Keeps what a booting station says of itself and returns the answer.</summary>
    public ValueTask<BootAnswer> BootAsync(StationKey station, BootReport report, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Keeps a connector's state; one that is older than what is known is recorded in the timeline only.</summary>
    public ValueTask ReportConnectorAsync(StationKey station, ConnectorReport report, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Notes that a message came, in memory; it reaches the database some time later. Costs next to nothing.</summary>
    public void Seen(StationKey station) => throw new NotImplementedException();
}
