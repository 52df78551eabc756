using Csms.Domain.Operators;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Csms.Server.Operators;

/// <summary>Prints, as long as there is no account, a one-time link to make the administrator by.</summary>
internal sealed class FirstAccount(Accounts accounts, IServer server) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address
            && await accounts.OfferFirstAsync(cancellationToken) is { } link)
            Console.WriteLine($"Make your account for the console, by this link once: {PathOf(address, link.Code)}");
    }

    /// <summary>Where the console lets somebody choose a password.</summary>
    public static string PathOf(string address, string code) => $"{address.TrimEnd('/')}/welcome#{code}";

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
