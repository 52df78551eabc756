using Csms.Domain.Bench;
using Csms.Protocol;

namespace Csms.Server.Bench.Scenarios;

/// <summary>OCPP 1.6 §4.9, OCPP 2.0.1 G01.</summary>
internal sealed class FaultScenario : Scenario
{
    public override string Name => "fault";

    public override string Title => "A fault comes and goes";

    public override string About => "The station says that the EVSE is out of order, and that it is in order again.";

    public override IReadOnlyList<Step> Steps(OcppVersion version) =>
    [
        Plays.Free,
        new()
        {
            Key = "faulted",
            Title = "It says that the EVSE is out of order",
            Deed = BenchDeed.Fault,
            PlayAsync = async (stage, token) => $"EVSE {stage.EvseId} is {await stage.UntilStateAsync(token, "Faulted")}.",
        },
        new()
        {
            Key = "fault-cleared",
            Title = "It says that the EVSE is in order again",
            Deed = BenchDeed.ClearFault,
            Always = true,
            PlayAsync = async (stage, token) => $"EVSE {stage.EvseId} is {await stage.UntilStateAsync(token, "Available", "Preparing", "Occupied", "Finishing")}.",
        },
    ];
}
