using System.Globalization;
using Csms.Protocol;
using Csms.Server.Commands;

namespace Csms.Server.Bench.Scenarios;

/// <summary>OCPP 1.6 §5.3, §5.8; OCPP 2.0.1 B05, B06.</summary>
internal sealed class ConfigurationScenario : Scenario
{
    public override string Name => "configuration";

    public override string Title => "Read and write a setting";

    public override string About => "The heartbeat's interval is read, changed, read again and set back.";

    public override IReadOnlyList<Step> Steps(OcppVersion version)
    {
        var key = version == OcppVersion.Ocpp16 ? "HeartbeatInterval" : "OCPPCommCtrlr/HeartbeatInterval";
        return
        [
            new()
            {
                Key = "setting-read",
                Title = "The station tells its heartbeat's interval",
                PlayAsync = async (stage, token) => $"{stage.ValueBefore = await ReadAsync(stage, key, token)} s.",
            },
            new()
            {
                Key = "setting-written",
                Title = "It takes another one, and tells that",
                PlayAsync = async (stage, token) => await WriteAsync(stage, key, Other(stage.ValueBefore!), token),
            },
            new()
            {
                Key = "setting-restored",
                Title = "It takes the first one again",
                Always = true,
                PlayAsync = async (stage, token) => stage.ValueBefore is { } before ? await WriteAsync(stage, key, before, token) : "There is nothing to set back.",
            },
        ];
    }

    private static string Other(string seconds) =>
        int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var interval) ? $"{interval + 7}" : throw new StepFailedException($"'{seconds}' is no interval.");

    private static async Task<string> ReadAsync(Stage stage, string key, CancellationToken cancellationToken)
    {
        var answer = await stage.Door.Commands.ReadConfigurationAsync(stage.Origin, [key], cancellationToken);
        return answer.Items is [{ Value: { } value }] ? value : throw new StepFailedException($"The station told no {key}: {(answer.Items is [{ } told, ..] ? told.Status : "it said nothing of it")}.");
    }

    private static async Task<string> WriteAsync(Stage stage, string key, string value, CancellationToken cancellationToken)
    {
        await Plays.RequireAcceptedAsync(stage, await stage.Door.Commands.WriteConfigurationAsync(stage.Origin, new ConfigurationWrite { Key = key, Value = value }, cancellationToken), cancellationToken);
        var told = await ReadAsync(stage, key, cancellationToken);
        return told == value ? $"{value} s." : throw new StepFailedException($"The station took {value}, but tells {told}.");
    }
}
