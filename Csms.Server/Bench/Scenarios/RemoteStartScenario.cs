using Csms.Protocol;

namespace Csms.Server.Bench.Scenarios;

/// <summary>OCPP 1.6 §5.11, §5.12; OCPP 2.0.1 F01 to F03.</summary>
internal sealed class RemoteStartScenario : Scenario
{
    public override string Name => "remote-start";

    public override string Title => "Remote start and stop";

    public override string About => "An operator starts a transaction at a plugged vehicle, it charges, and the operator ends it.";

    public override IReadOnlyList<Step> Steps(OcppVersion version) =>
        [Plays.Free, Plays.PlugIn, Plays.RemoteStart, Plays.EnergyFlows, Plays.RemoteStop, Plays.Billable, Plays.Unplug];
}
