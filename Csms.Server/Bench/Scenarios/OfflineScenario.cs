using Csms.Domain.Bench;
using Csms.Protocol;

namespace Csms.Server.Bench.Scenarios;

/// <summary>OCPP 1.6 §3.7.1, OCPP 2.0.1 E04, E12.</summary>
internal sealed class OfflineScenario : Scenario
{
    public override string Name => "offline";

    public override string Title => "A transaction ends without the network";

    public override string About => "The network goes while a vehicle charges; what happened meanwhile is told in full when it is back.";

    public override IReadOnlyList<Step> Steps(OcppVersion version) =>
    [
        Plays.Free,
        Plays.PlugIn,
        Plays.CardStarts,
        Plays.EnergyFlows,
        new()
        {
            Key = "network-cut",
            Title = "The server notices that the station is gone",
            Deed = BenchDeed.CutNetwork,
            Limit = TimeSpan.FromMinutes(3),
            PlayAsync = async (stage, token) => (await stage.HearAsync(heard => heard.Connected == false, token)).Words!,
        },
        new()
        {
            Key = "unplug-offline",
            Title = "The vehicle leaves while the station is away",
            Deed = BenchDeed.Unplug,
            PlayAsync = async (stage, token) =>
            {
                await stage.SaidDone.WaitAsync(token);
                // So that the end is told apart from what follows.
                await stage.PassAsync(TimeSpan.FromSeconds(2), token);
                return "Nobody saw it; the station will tell.";
            },
        },
        new()
        {
            Key = "network-back",
            Title = "The station comes back by itself",
            Deed = BenchDeed.RestoreNetwork,
            Limit = TimeSpan.FromMinutes(3),
            PlayAsync = async (stage, token) => (await stage.HearAsync(heard => heard.Connected == true, token)).Words!,
        },
        new()
        {
            Key = "told-later",
            Title = "It tells the end of the transaction, with the time at which it happened",
            Limit = TimeSpan.FromMinutes(3),
            PlayAsync = async (stage, token) =>
            {
                var ended = await Plays.UntilEndedAsync(stage, token);
                return ended.EndedAt < ended.EndReceivedAt
                    ? $"It ended {(ended.EndReceivedAt - ended.EndedAt)!.Value.TotalSeconds:0} s before it was told, after {Plays.Energy(ended.EnergyWh)}."
                    : throw new StepFailedException("The station gave the time at which it told the end, not the one at which it happened.");
            },
        },
        Plays.Billable,
    ];
}
