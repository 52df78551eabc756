namespace Csms.Benchmarks.Load;

/// <summary>How connecting all stations at once went.</summary>
/// <param name="Duration">Until the last was there.</param>
/// <param name="AskedToWait">How many times a station was told to come back later, and did.</param>
/// <param name="Refused">Stations that did not get in.</param>
/// <param name="FirstRefusal">Why the first of them did not.</param>
internal readonly record struct Rush(TimeSpan Duration, int AskedToWait, int Refused, string? FirstRefusal)
{
    /// <exception cref="IOException">A station did not get in.</exception>
    public Rush AllIn() => Refused == 0 ? this : throw new IOException($"{Refused} stations did not get in. {FirstRefusal}");
}
