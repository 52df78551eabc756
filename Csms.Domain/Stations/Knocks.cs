namespace Csms.Domain.Stations;

/// <summary>The unknown stations that tried to connect; an operator may admit them.</summary>
public sealed class Knocks
{
    /// <summary>Records an attempt. Not waited for.</summary>
    public void Record(string stationId, string address, string reason) => throw new NotImplementedException();

    /// <summary>The newest first.</summary>
    public ValueTask<Page<Knock>> ListAsync(PageRequest page, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Forgets the knocks of an id, after it was admitted (see <see cref="StationRegistry.AddAsync"/>) or dismissed.</summary>
    public ValueTask<bool> ForgetAsync(string stationId, CancellationToken cancellation) => throw new NotImplementedException();
}
