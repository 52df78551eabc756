namespace Csms.Domain.Stations;

/// <summary>Names a registered station to every verb of the domain.</summary>
/// <param name="Number">The station's number in the database; never used again after the station is removed.</param>
/// <param name="Id">The id that the station connects with, exactly as registered.</param>
public sealed record StationKey(long Number, string Id)
{
    public override string ToString() => Id;
}
