using Csms.Protocol;
using Csms.Server.Commands;

namespace Csms.Server.Bench.Scenarios;

/// <summary>OCPP 1.6 §4.2, §4.9, §5.14; OCPP 2.0.1 B01, B11.</summary>
internal sealed class ResetScenario : Scenario
{
    private static readonly TimeSpan RestartPatience = TimeSpan.FromMinutes(5);

    public override string Name => "reset";

    public override string Title => "Reset, boot and status";

    public override string About => "The station restarts when it is told to, boots, and tells the state of each connector.";

    public override IReadOnlyList<Step> Steps(OcppVersion version) => [Plays.Free, Reset, Boots, Status];

    /// <summary>The station is told to restart at once, and goes.</summary>
    public static Step Reset { get; } = new()
    {
        Key = "reset",
        Title = "The station takes the reset and goes",
        Limit = RestartPatience,
        PlayAsync = async (stage, token) =>
        {
            await Plays.RequireAcceptedAsync(stage, await stage.Door.Commands.ResetAsync(stage.Origin, new ResetCommand { Type = ResetKind.Immediate }, token), token);
            return (await stage.HearAsync(heard => heard.Connected == false, token)).Words!;
        },
    };

    /// <summary>It comes back and boots.</summary>
    public static Step Boots { get; } = new()
    {
        Key = "boots",
        Title = "It comes back and sends a BootNotification, which is accepted",
        Limit = RestartPatience,
        PlayAsync = async (stage, token) =>
        {
            var boot = await stage.HearCallAsync(message => message.Action == "BootNotification", token);
            var status = Plays.Member(boot.Answer, "status");
            if (status != "Accepted")
                throw new StepFailedException($"The server answered {status}: see the station's registration.");
            var (vendor, model) = stage.Is16
                ? (Plays.Member(boot.Request, "chargePointVendor"), Plays.Member(boot.Request, "chargePointModel"))
                : (Plays.Member(boot.Request, "chargingStation.vendorName"), Plays.Member(boot.Request, "chargingStation.model"));
            return $"{vendor} {model}{(stage.Is16 ? "" : $", reason {Plays.Member(boot.Request, "reason")}")}.";
        },
    };

    private static Step Status { get; } = new()
    {
        Key = "status",
        Title = "It tells the state of the connectors",
        PlayAsync = async (stage, token) =>
        {
            var id = $"{stage.EvseId}";
            // It may have been told before the boot's answer was written down.
            var told = await stage.UntilAsync(
                async look => (await stage.StatesAsync(look)) is { Count: > 0 } states
                    && stage.HeardAll().SkipWhile(heard => heard.Message?.Action != "BootNotification").Any(heard =>
                        heard.Message is { Action: "StatusNotification" } message && Plays.Says(message, stage.Is16 ? "connectorId" : "evseId", id)) ? states : null,
                token);
            return $"EVSE {id} is {string.Join(", ", told)}.";
        },
    };
}
