using Csms.Protocol;
using Csms.Server.Commands;

namespace Csms.Server.Bench.Scenarios;

/// <summary>OCPP 1.6 §5.18, OCPP 2.0.1 F05.</summary>
internal sealed class UnlockScenario : Scenario
{
    public override string Name => "unlock";

    public override string Title => "Unlock the connector";

    public override string About => "The station releases the cable when it is told to.";

    public override IReadOnlyList<Step> Steps(OcppVersion version) =>
    [
        Plays.Free,
        new()
        {
            Key = "unlock",
            Title = "The station says that it is unlocked",
            PlayAsync = async (stage, token) =>
            {
                var command = new UnlockCommand { EvseId = stage.EvseId };
                await Plays.RequireAcceptedAsync(
                    stage, await stage.Door.Commands.RunAsync(stage.Origin, "unlock", command, (spoken, station) => spoken.UnlockAsync(station, command, token), token), "Unlocked", token);
                return "Unlocked.";
            },
        },
    ];
}
