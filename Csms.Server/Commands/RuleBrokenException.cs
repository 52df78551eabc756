namespace Csms.Server.Commands;

/// <summary>A command that OCPP forbids; nothing was sent.</summary>
/// <param name="rule">Where it is written: <c>OCPP 2.0.1 K01.FR.31</c>.</param>
/// <param name="path">The member of the command that breaks it; empty for the command as a whole.</param>
/// <param name="description">What is wrong, in words.</param>
internal sealed class RuleBrokenException(string rule, string path, string description) : Exception(description)
{
    public string Rule { get; } = rule;

    public string Path { get; } = path;
}
