using Csms.Domain.Configuration;

namespace Csms.Server.Commands;

/// <summary>A command that OCPP forbids; nothing was sent.</summary>
/// <param name="rule">Where it is written: <c>OCPP 2.0.1 K01.FR.31</c>.</param>
/// <param name="path">The member of the command that breaks it; empty for the command as a whole.</param>
/// <param name="description">What is wrong, in words.</param>
internal sealed class RuleBrokenException(string rule, string path, string description) : Exception(description)
{
    public string Rule { get; } = rule;

    public string Path { get; } = path;

    /// <summary>One element of a list is longer than the messages that the station takes.</summary>
    public static RuleBrokenException TooLong(string rule, string path, MessageLimits limits, int size) =>
        new(rule, path, $"The station takes messages of {limits.MaxBytes} bytes; one of the elements alone has {size}.");
}
