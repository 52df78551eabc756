using System.CommandLine;
using System.Net.WebSockets;
using Csms.Simulator.Connections;
using Csms.Simulator.Replay;

namespace Csms.Simulator.Commands;

/// <summary><c>replay FILE</c>: the station's side of a recorded session, played against a server.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A recorded session (JSON Lines), as the station's timeline downloads it" };
        var url = ConnectionOptions.UrlOption();
        var id = new Option<string?>("--id") { Description = "Connect as this station; without it as the recorded one" };
        var password = new Option<string?>("--password") { Description = "The password of Basic authentication" };
        var speed = new Option<double>("--speed") { Description = "How much faster than it happened", DefaultValueFactory = _ => 1 };
        var noWait = new Option<bool>("--no-wait") { Description = "Send each message as soon as the one before is answered" };
        speed.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() <= 0)
                result.AddError("--speed must be above 0.");
        });
        file.AcceptExistingOnly();
        var command = new Command("replay", "Plays the station's side of a recorded session and compares the server's answers with the recorded ones.") { file, url, id, password, speed, noWait };
        command.SetAction((result, cancellationToken) => RunAsync(
            result.GetValue(file)!, result.GetValue(url)!, result.GetValue(id), result.GetValue(password), result.GetValue(noWait) ? null : result.GetValue(speed), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, Uri url, string? id, string? password, double? speed, CancellationToken cancellationToken)
    {
        RecordedSession session;
        try
        {
            using var text = file.OpenText();
            session = RecordedSession.Read(text);
        }
        catch (Exception fault) when (fault is FormatException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{file.Name}: {fault.Message}");
            return ExitCodes.WrongFile;
        }
        var options = new StationOptions { Id = id ?? session.StationId, Url = url, Version = session.Version, Password = password };
        using var replay = new SessionReplay(session, options, speed, Console.WriteLine);
        try
        {
            var verdict = await replay.RunAsync(cancellationToken);
            Console.WriteLine($"{verdict.Sent} sent, {verdict.Answered} answered, {verdict.Different} different; {verdict.Asked} asked by the server, {verdict.Unknown} of them unknown to the recording.");
            Console.WriteLine(verdict.IsSame ? "SAME: the server answered as in the recording." : "DIFFERENT: the server did not answer as in the recording.");
            return verdict.IsSame ? ExitCodes.Done : ExitCodes.Different;
        }
        catch (HandshakeRefusedException refusal)
        {
            await Console.Error.WriteLineAsync($"{options.Id} cannot connect to {url}: {refusal.Message}");
            return ExitCodes.Refused;
        }
        catch (WebSocketException fault)
        {
            await Console.Error.WriteLineAsync($"{options.Id} has no connection to {url}: {fault.Message}");
            return ExitCodes.Unreachable;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Done;
        }
    }
}
