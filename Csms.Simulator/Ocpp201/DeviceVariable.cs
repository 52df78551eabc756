using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

/// <summary>A variable of the device model.</summary>
/// <param name="Component">The component's name.</param>
/// <param name="Scope">Whether the component exists once, or for every EVSE or connector.</param>
/// <param name="Name">The variable's name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Read">The value, of the EVSE with this id where there is one; null for what is write-only.</param>
/// <param name="Write">Returns false for a value that is refused; null for what is read-only.</param>
internal sealed record DeviceVariable(
    string Component,
    DeviceScope Scope,
    string Name,
    Data Type,
    Func<Ocpp201Dialect, int, string>? Read,
    Func<Ocpp201Dialect, string, bool>? Write = null)
{
    public string? Instance { get; init; }

    public string? Unit { get; init; }

    public decimal? MaxLimit { get; init; }

    public string? ValuesList { get; init; }

    public bool Numeric => Type is Data.Integer or Data.Decimal;
}
