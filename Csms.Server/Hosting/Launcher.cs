using System.Net.Sockets;
using System.Security.Cryptography;
using Csms.Domain.Operators;
using Csms.Server.Demo;
using Csms.Server.Operators;
using Csms.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Csms.Server.Hosting;

/// <summary>Runs the server from the command line; a mistake ends it with one sentence and exit code 1.</summary>
internal static class Launcher
{
    private const string DemoSwitch = "--demo";
    private const string DemoAccount = "demo";

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await (args.Contains(DemoSwitch) ? RunDemoAsync([.. args.Where(arg => arg != DemoSwitch)]) : RunServerAsync(args));
            return 0;
        }
        catch (DatabaseUnusableException refusal)
        {
            return Refuse(refusal.Message);
        }
        catch (OptionsValidationException refusal)
        {
            return Refuse("The settings are wrong: " + string.Join(" ", refusal.Failures));
        }
        catch (InvalidOperationException refusal) when (refusal.InnerException is FormatException or ArgumentException)
        {
            // A value that does not fit its setting: the message names both.
            return Refuse($"The settings are wrong: {refusal.Message}");
        }
        catch (IOException refusal) when (refusal.InnerException is AddressInUseException or SocketException)
        {
            return Refuse($"{refusal.Message} Another program uses the port; choose another with --urls http://localhost:PORT.");
        }
    }

    private static async Task RunServerAsync(string[] args)
    {
        await using var app = await CsmsHost.CreateAsync(args);
        await app.RunAsync();
    }

    // Everything is let in, so it listens on loopback only and keeps its data apart from a real installation's.
    private static async Task RunDemoAsync(string[] args)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        string[] settings =
        [
            "--Csms:Database:ConnectionString=Data Source=csms-demo.db", "--Logging:LogLevel:Default=Warning", "--Csms:TestBench:Enabled=true",
            "--Csms:Certificates:Authority=Embedded", "--Csms:Certificates:EmbeddedFolder=csms-demo-ca", .. args, "--Csms:Stations:Unknown=Accept",
            "--Csms:Tokens:Unknown=Accept", $"--Csms:Operators:BootstrapApiKey={key}",
        ];
        await using var app = await CsmsHost.CreateAsync(settings);
        if (app.Configuration["Urls"]?.Split(';').FirstOrDefault(url => !new Uri(url).IsLoopback) is { } open)
            throw new OptionsValidationException("Urls", typeof(string), [$"The demo listens on loopback only, not on {open}."]);
        var password = await MakeDemoAccountAsync(app.Services);
        await ActivatorUtilities.CreateInstance<DemoLocations>(app.Services).MakeAsync(CancellationToken.None);
        await app.StartAsync();
        var address = app.Urls.First(url => url.StartsWith("http:", StringComparison.Ordinal));
        Console.WriteLine($"""
            Csms runs at {address}, with four simulated stations.
              The console:                  {address}, as {DemoAccount} with the password {password}
              The API, to be tried by hand: {address}/api
              Your API key for this run:    {key}
              Running transactions:         curl -H "X-Api-Key: {key}" "{address}/api/v1/transactions?state=active"
            Ctrl-C stops it.
            """);
        await using var stations = new DemoStations(address, key, app.Services.GetRequiredService<TimeProvider>());
        await Task.WhenAll(stations.RunAsync(app.Lifetime.ApplicationStopping), app.WaitForShutdownAsync());
    }

    // Another password each time: what is printed today opens nothing tomorrow.
    private static async Task<string> MakeDemoAccountAsync(IServiceProvider services)
    {
        var (accounts, desk) = (services.GetRequiredService<Accounts>(), services.GetRequiredService<SignInDesk>());
        var known = (await accounts.ListAsync(CancellationToken.None)).FirstOrDefault(account => account.Name == DemoAccount);
        var link = known is null
            ? (await accounts.AddAsync(DemoAccount, Role.Administrator, CancellationToken.None)).Link
            : (await accounts.OfferPasswordAsync(known.Id, CancellationToken.None))!;
        var password = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", SignInDesk.MinPasswordLength);
        await accounts.AcceptLinkAsync(link.Code, null, desk.Hash(password), CancellationToken.None);
        return password;
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
