using Csms.Protocol;

namespace Csms.Server.Bench.Scenarios;

/// <summary>OCPP 1.6 §5.14, OCPP 2.0.1 B12.</summary>
internal sealed class ResetChargingScenario : Scenario
{
    public override string Name => "reset-charging";

    public override string Title => "Reset while it charges";

    public override string About => "A restart ends the running transaction in good order, with its reason, and loses none of its energy.";

    public override IReadOnlyList<Step> Steps(OcppVersion version) =>
    [
        Plays.Free,
        Plays.PlugIn,
        Plays.RemoteStart,
        Plays.EnergyFlows,
        ResetScenario.Reset,
        ResetScenario.Boots,
        new()
        {
            Key = "ended-by-reset",
            Title = "The transaction has ended, with the reset as its reason",
            Limit = TimeSpan.FromMinutes(3),
            PlayAsync = async (stage, token) =>
            {
                var ended = await Plays.UntilEndedAsync(stage, token);
                return ended.StopReason is "HardReset" or "ImmediateReset" or "Reboot"
                    ? $"It ended for the reason {ended.StopReason}, after {Plays.Energy(ended.EnergyWh)}."
                    : throw new StepFailedException($"The transaction ended for the reason {ended.StopReason ?? "Local"}.");
            },
        },
        Plays.Billable,
        Plays.Unplug,
    ];
}
