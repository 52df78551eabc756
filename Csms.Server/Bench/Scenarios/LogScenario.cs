using Csms.Protocol;
using Csms.Server.Commands;

namespace Csms.Server.Bench.Scenarios;

/// <summary>OCPP 1.6 §5.9, OCPP 2.0.1 N01.</summary>
internal sealed class LogScenario : Scenario
{
    public override string Name => "log";

    public override string Title => "Bring the log";

    public override string About => "The station brings its diagnostics to this server and says so.";

    public override IReadOnlyList<Step> Steps(OcppVersion version) =>
    [
        new()
        {
            Key = "log-brought",
            Title = "The file is here, whole",
            Limit = TimeSpan.FromMinutes(10),
            PlayAsync = async (stage, token) =>
            {
                var answer = await stage.Door.Commands.RequestLogAsync(stage.Origin, new LogCommand(), token);
                await Plays.RequireAcceptedAsync(stage, answer, token);
                // The station says how far it is; each word of it is an occasion to look.
                var log = await stage.UntilAsync(async look => await stage.Door.Logs.FindAsync(stage.Key, answer.RequestId, look) is { UploadedAt: not null } there ? there : null, token);
                return $"{log.FileName ?? "The log"}, {log.SizeBytes} bytes.";
            },
        },
    ];
}
