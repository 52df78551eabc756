using Csms.Protocol;
using Csms.Server.Commands;

namespace Csms.Server.Bench.Scenarios;

/// <summary>OCPP 1.6 §5.17, OCPP 2.0.1 F06.</summary>
internal sealed class TriggerScenario : Scenario
{
    public override string Name => "trigger";

    public override string Title => "Messages on request";

    public override string About => "The station sends a heartbeat, a status and meter values when it is asked to.";

    public override IReadOnlyList<Step> Steps(OcppVersion version) => [Asking("Heartbeat", false), Asking("StatusNotification", true), Asking("MeterValues", true)];

    private static Step Asking(string message, bool isOfEvse) => new()
    {
        Key = $"trigger-{message}",
        Title = $"It sends {message} when it is asked to",
        PlayAsync = async (stage, token) =>
        {
            var command = new TriggerCommand { Message = message, EvseId = isOfEvse ? stage.EvseId : null, ConnectorId = isOfEvse && message == "StatusNotification" ? 1 : null };
            await Plays.RequireAcceptedAsync(
                stage, await stage.Door.Commands.RunAsync(stage.Origin, "trigger", command, (spoken, station) => spoken.TriggerAsync(station, command, token), token), token);
            var sent = await stage.HearCallAsync(call => call.Action == message, token);
            return sent.Violations is { } broken ? throw new StepFailedException($"It came, but breaks the specification: {broken}") : "It came.";
        },
    };
}
