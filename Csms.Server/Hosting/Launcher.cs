using System.Net.Sockets;
using Csms.Storage;

namespace Csms.Server.Hosting;

/// <summary>Runs the server from the command line; a mistake ends it with one sentence and exit code 1.</summary>
internal static class Launcher
{
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = await CsmsHost.CreateAsync(args);
            await app.RunAsync();
            return 0;
        }
        catch (DatabaseUnusableException refusal)
        {
            return Refuse(refusal.Message);
        }
        catch (Microsoft.Extensions.Options.OptionsValidationException refusal)
        {
            return Refuse("The settings are wrong: " + string.Join(" ", refusal.Failures));
        }
        catch (IOException refusal) when (refusal.InnerException is SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return Refuse($"The server cannot listen: {refusal.Message} Another program uses the port; choose another with --urls http://localhost:PORT.");
        }
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
