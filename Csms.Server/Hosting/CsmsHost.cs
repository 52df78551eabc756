using Csms.Domain;
using Csms.Domain.Operators;
using Csms.Server.Api;
using Csms.Server.Bench;
using Csms.Server.Certificates;
using Csms.Server.Commands;
using Csms.Server.Connections;
using Csms.Server.Files;
using Csms.Server.Hooks;
using Csms.Server.Ocpp16;
using Csms.Server.Ocpp201;
using Csms.Server.Outbox;
using Csms.Server.PlugAndCharge;
using Csms.Server.Routing;
using Csms.Server.Security;
using Csms.Server.Telemetry;
using Csms.Server.SmartCharging;
using Csms.Server.Transfers;
using Csms.Storage;
using Csms.Storage.Messages;
using Microsoft.Extensions.Options;

namespace Csms.Server.Hosting;

/// <summary>Puts the process together: settings, database, domain, the door for stations and the one for operators.</summary>
public static class CsmsHost
{
    /// <summary>Builds the server; the database is open and up to date, nothing listens yet.</summary>
    /// <param name="args">Settings as on the command line, <c>--Csms:Stations:Unknown=Accept</c>.</param>
    /// <param name="configure">What a test replaces: the clock, the log.</param>
    /// <exception cref="DatabaseUnusableException">The database cannot be used; the message says why in one sentence.</exception>
    public static async Task<WebApplication> CreateAsync(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        // The settings lie beside the program, wherever it is started from; the database lies where it is started.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddSingleton(TimeProvider.System);

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // A handshake is a few hundred bytes; who takes longer than this for them holds a socket for nothing.
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.ConfigureHttpsDefaults(https => kestrel.ApplicationServices.GetRequiredService<TlsSettings>().Apply(https));
        });
        // It says nothing that we log, but for its sake every request carries an activity and a scope, a station's for months.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        AddStations(builder.Services);
        AddSecurity(builder.Services);
        builder.Services.AddCertificates();
        builder.Services.AddPlugAndCharge();
        AddHooks(builder.Services);
        AddFiles(builder.Services);
        builder.Services.AddDomain();
        builder.Services.AddCommands();
        builder.Services.AddSmartCharging();
        builder.Services.AddOutbox();
        builder.Services.AddBench();
        builder.Services.AddCsmsApi();
        builder.Services.AddTelemetry();
        AddConsole(builder.Services);
        AddStorage(builder.Services);
        configure?.Invoke(builder);

        var app = builder.Build();
        await StartStorageAsync(app);
        var proxy = app.Services.GetRequiredService<ProxyHeaders>();
        app.Use((http, next) =>
        {
            proxy.Apply(http);
            return next(http);
        });
        app.UseWebSockets();
        // Before all that only operators need: whatever a request passed through on its way, a station's connection holds for as long as it lasts.
        var stations = app.Services.GetRequiredService<StationEndpoint>();
        app.Use((http, next) => StationEndpoint.IsMeant(http.Request) ? stations.HandleAsync(http) : next(http));
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapCsmsApi();
        app.MapMetrics();
        app.MapConsole();
        return app;
    }

    private static void AddStations(IServiceCollection services)
    {
        services.AddOptions<ConnectionOptions>().BindConfiguration(ConnectionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services
            .AddSingleton(provider => provider.GetRequiredService<IOptions<ConnectionOptions>>().Value)
            .AddSingleton<StationDirectory>()
            .AddSingleton<StationRegistrar>()
            .AddSingleton<AfterBoot>()
            .AddSingleton<StationFeed>()
            .AddSingleton<StationJournal>()
            .AddSingleton<StationEndpoint>()
            .AddSingleton<HandshakeLimiter>()
            .AddSingleton<RegistrationGate>()
            .AddSingleton<LeniencyBook>()
            .AddSingleton<RuleMaker>()
            .AddSingleton<CallProcessor>()
            .AddSingleton<Ocpp16Routes>()
            .AddSingleton<Ocpp201Routes>()
            .AddSingleton<Drain>()
            .AddHostedService(provider => provider.GetRequiredService<Drain>());
    }

    private static void AddSecurity(IServiceCollection services)
    {
        services.AddOptions<SecurityOptions>().BindConfiguration(SecurityOptions.Section).ValidateOnStart();
        services
            .AddSingleton<IValidateOptions<SecurityOptions>, SecurityOptionsCheck>()
            .AddSingleton<StationTrust>()
            .AddSingleton<TlsSettings>()
            .AddSingleton<ProxyHeaders>();
    }

    private static void AddHooks(IServiceCollection services)
    {
        services.AddOptions<AuthorizationHookOptions>().BindConfiguration(AuthorizationHookOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services
            .AddSingleton<IValidateOptions<AuthorizationHookOptions>, AuthorizationHookOptionsCheck>()
            .AddSingleton<HookCaller>()
            .AddSingleton<AuthorizationHook>()
            .AddSingleton<TransferDesk>();
    }

    private static void AddFiles(IServiceCollection services)
    {
        services.AddOptions<StoredFileOptions>().BindConfiguration(StoredFileOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services
            .AddSingleton(provider => provider.GetRequiredService<IOptions<StoredFileOptions>>().Value)
            .AddSingleton<FileStore>()
            .AddSingleton<FileUrls>()
            .AddSingleton<FileLimiter>()
            .AddSingleton<LogReceiver>()
            .AddSingleton<FirmwareSignatures>()
            .AddSingleton<FirmwareSender>()
            .AddHostedService<FileCleaning>();
    }

    private static void AddConsole(IServiceCollection services)
    {
        services.AddOptions<ConsoleOptions>().BindConfiguration(ConsoleOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ConsoleOptions>, ConsoleOptionsCheck>();
    }

    // Opened when they are first asked for, which StartStorageAsync does; the container closes them after the last answer.
    private static void AddStorage(IServiceCollection services)
    {
        services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services
            .AddSingleton(provider => Database.OpenAsync(
                provider.GetRequiredService<IOptions<DatabaseOptions>>().Value, provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILoggerFactory>(), CancellationToken.None).AsTask().GetAwaiter().GetResult())
            .AddSingleton(provider => MessageLog.OpenAsync(
                provider.GetRequiredService<IOptions<DatabaseOptions>>().Value, provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILoggerFactory>(), CancellationToken.None).AsTask().GetAwaiter().GetResult());
    }

    // Before anything listens: a server that cannot keep what it answers must not start.
    private static async Task StartStorageAsync(WebApplication app)
    {
        _ = app.Services.GetRequiredService<Database>();
        _ = app.Services.GetRequiredService<MessageLog>();
        await app.Services.GetRequiredService<LeniencyBook>().LoadAsync(CancellationToken.None);
        if (await app.Services.GetRequiredService<ApiKeys>().BootstrapAsync(CancellationToken.None) is { } key)
            Console.WriteLine($"The administrator's API key, shown this once: {key}");
    }
}
