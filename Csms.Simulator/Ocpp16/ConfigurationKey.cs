using Csms.Protocol.Ocpp16;

namespace Csms.Simulator.Ocpp16;

/// <summary>A configuration key by its name on the wire.</summary>
/// <param name="Read">Null for a key that is write-only.</param>
/// <param name="Write">Null for a key that is read-only; otherwise returns false for a value that is refused.</param>
internal sealed record ConfigurationKey(string Name, Func<SimulatedStation, string>? Read, Func<SimulatedStation, string, bool>? Write = null)
{
    public KeyValue Show(SimulatedStation station) =>
        new() { Key = Name, Readonly = Write is null, Value = Read?.Invoke(station) is { } value ? value[..Math.Min(500, value.Length)] : null };

    public ConfigurationStatus Change(SimulatedStation station, string value) =>
        Write is not null && Write(station, value) ? ConfigurationStatus.Accepted : ConfigurationStatus.Rejected;
}
