using Csms.Protocol;

namespace Csms.Server.Bench;

/// <summary>A test of a station, simulated or real: steps in their order.</summary>
internal abstract class Scenario
{
    /// <summary>For addresses and files: <c>remote-start</c>.</summary>
    public abstract string Name { get; }

    public abstract string Title { get; }

    /// <summary>What it proves, in a sentence.</summary>
    public abstract string About { get; }

    public abstract IReadOnlyList<Step> Steps(OcppVersion version);
}
