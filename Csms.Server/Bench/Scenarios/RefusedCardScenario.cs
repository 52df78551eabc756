using Csms.Domain.Bench;
using Csms.Protocol;

namespace Csms.Server.Bench.Scenarios;

/// <summary>OCPP 1.6 §4.1, OCPP 2.0.1 C01.FR.02.</summary>
internal sealed class RefusedCardScenario : Scenario
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    public override string Name => "refused-card";

    public override string Title => "A card that may not charge";

    public override string About => "A card is refused by the server, and the station charges nothing for it.";

    public override IReadOnlyList<Step> Steps(OcppVersion version) =>
    [
        Plays.Free,
        Plays.PlugIn,
        new()
        {
            Key = "card-refused",
            Title = "The station asks about the card and is told that it may not charge",
            Deed = BenchDeed.PresentBlockedCard,
            Card = stage => stage.Simulated is null ? null : stage.BlockedToken,
            PlayAsync = async (stage, token) =>
            {
                var asked = await stage.HearCallAsync(message => message.Action == "Authorize", token);
                var status = Plays.Member(asked.Answer, stage.Is16 ? "idTagInfo.status" : "idTokenInfo.status");
                return status != "Accepted" ? $"The server answered {status}." : throw new StepFailedException("The card was accepted; present one that may not charge.");
            },
        },
        new()
        {
            Key = "still-nothing",
            Title = "No transaction begins",
            PlayAsync = async (stage, token) =>
            {
                await stage.PassAsync(Quiet, token);
                return await stage.RunningAsync(token) is { IdToken: not null } running
                    ? throw new StepFailedException($"Transaction {running.Id} began, with the card {running.IdToken}.")
                    : $"Nothing began within {Quiet.TotalSeconds:0} s.";
            },
        },
        Plays.Unplug,
    ];
}
