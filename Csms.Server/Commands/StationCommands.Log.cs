using Csms.Domain.Files;
using Csms.Domain.Requests;
using Csms.Server.Files;

namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    // A log of months over a slow line; what is heard of it meanwhile begins the wait anew.
    private static readonly TimeSpan LogPatience = TimeSpan.FromHours(2);
    private static readonly TimeSpan LongestPauses = TimeSpan.FromDays(30);

    /// <summary>Asks a station for a log and gives it a URL of its own for it. OCPP 2.0.1 N01, OCPP 1.6 §5.9 and its security extension.</summary>
    public Task<RequestAnswer> RequestLogAsync(CommandOrigin origin, LogCommand command, CancellationToken cancellationToken)
    {
        if (command.From > command.To)
            throw new RuleBrokenException("range", "to", "A log ends after it begins.");
        RequireRetries(command.Retries, command.RetryIntervalSeconds);
        var wish = new LogWish { LogType = $"{command.Type}Log", From = command.From, To = command.To };
        return AskAsync(
            origin, "request-log", command, new NewRequest { Kind = RequestKind.Log, Patience = LogPatience + Pauses(command.Retries, command.RetryIntervalSeconds) },
            async (version, station, id) =>
            {
                var (key, secret) = (station.Session.Station.Key, SecretPath.Make());
                var url = urls.UploadOf(station, secret);
                await logs.ExpectAsync(key, id, wish, secret, cancellationToken);
                var answer = await version.RequestLogAsync(station, id, command, url, cancellationToken);
                if (SafeName(answer.FileName) is { } name)
                    await logs.NamedAsync(key, id, name, CancellationToken.None);
                return answer;
            },
            cancellationToken);
    }

    // Between its tries a station is silent.
    private static TimeSpan Pauses(int? retries, int? retryIntervalSeconds)
    {
        var pauses = (double)(retries ?? 1) * (retryIntervalSeconds ?? 0);
        return pauses < LongestPauses.TotalSeconds ? TimeSpan.FromSeconds(pauses) : LongestPauses;
    }

    private static void RequireRetries(int? retries, int? retryIntervalSeconds)
    {
        if (retries < 0)
            throw new RuleBrokenException("minimum", "retries", "Not below 0.");
        if (retryIntervalSeconds < 0)
            throw new RuleBrokenException("minimum", "retryIntervalSeconds", "Not below 0.");
    }

    // Only shown; a name with a path in it is not worth a word when it is merely announced.
    private static string? SafeName(string? name)
    {
        try
        {
            return BroughtFile.Checked(name);
        }
        catch (FileRefusedException)
        {
            return null;
        }
    }
}
