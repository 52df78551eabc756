using System.Reflection;
using System.Text.RegularExpressions;
using Csms.Domain.Configuration;
using Csms.Domain.Customers;
using Csms.Domain.Operators;
using Csms.Domain.Prices;
using Csms.Domain.Stations;
using Csms.Domain.Tokens;
using Csms.Domain.Transactions;
using Csms.Protocol;
using Csms.Protocol.Validation;
using Csms.Server.Api;
using Csms.Server.Bench;
using Csms.Server.Certificates;
using Csms.Server.Connections;
using Csms.Server.Files;
using Csms.Server.Hooks;
using Csms.Server.Hosting;
using Csms.Server.Ocpp16;
using Csms.Server.Ocpp201;
using Csms.Server.Outbox;
using Csms.Server.PlugAndCharge;
using Csms.Server.Security;
using Csms.Server.Telemetry;
using Csms.Storage;
using Csms.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Csms.Tests.Conformance;

/// <summary>What the documents say is what the program does.</summary>
public sealed class DocsTests
{
    private static readonly Type[] Options =
    [
        typeof(DatabaseOptions),
        typeof(StationOptions),
        typeof(TokenOptions),
        typeof(TransactionOptions),
        typeof(CustomerOptions),
        typeof(PriceOptions),
        typeof(ConfigurationOptions),
        typeof(OperatorOptions),
        typeof(ConsoleOptions),
        typeof(TelemetryOptions),
        typeof(ConnectionOptions),
        typeof(SecurityOptions),
        typeof(CertificateOptions),
        typeof(PlugAndChargeOptions),
        typeof(AuthorizationHookOptions),
        typeof(WebHookOptions),
        typeof(MailOptions),
        typeof(StoredFileOptions),
        typeof(BenchOptions),
    ];

    [TestCaseSource(nameof(Options))]
    public void Every_option_stands_in_the_settings_table_with_its_default(Type options)
    {
        var rows = Documents.Rows("settings.md").ToDictionary(row => row[0].Trim('`'), row => row[1].Trim('`'));
        var section = (string)options.GetField("Section", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        var defaults = Activator.CreateInstance(options);

        foreach (var property in options.GetProperties())
        {
            var value = property.GetValue(defaults);
            var expected = value switch { "" or System.Collections.ICollection { Count: 0 } => "empty", bool flag => flag ? "true" : "false", _ => value!.ToString() };
            Assert.That(rows.GetValueOrDefault($"{section}:{property.Name}"), Is.EqualTo(expected), $"{section}:{property.Name}");
        }
        Assert.That(rows.Keys.Where(key => key.StartsWith(section + ":", StringComparison.Ordinal)), Has.Exactly(options.GetProperties().Length).Items);
    }

    [TestCase(OcppVersion.Ocpp16, "ocpp-1.6.md")]
    [TestCase(OcppVersion.Ocpp201, "ocpp-2.0.1.md")]
    public async Task Every_action_stands_in_the_support_table_as_it_is_supported(OcppVersion version, string file)
    {
        await using var server = await TestServer.StartAsync();
        var answered = (version == OcppVersion.Ocpp16
            ? server.Services.GetRequiredService<Ocpp16Routes>().Table
            : server.Services.GetRequiredService<Ocpp201Routes>().Table).Routes.Select(route => route.Action).ToHashSet();
        var sent = (version == OcppVersion.Ocpp16 ? new Ocpp16Calls().Table : new Ocpp201Calls().Table).Calls.Select(call => call.Action).ToHashSet();
        var fromStation = Directions.FromStation(version).ToHashSet();
        var rows = Documents.Rows(file).ToDictionary(row => row[0], row => (Direction: row[1], Support: row[2]));

        Assert.That(rows.Keys, Is.EquivalentTo(MessageSchemas.For(version).Actions));
        foreach (var (action, (direction, support)) in rows)
        {
            Assert.That(support.Contains("answers: ", StringComparison.Ordinal), Is.EqualTo(answered.Contains(action)), action);
            Assert.That(Regex.IsMatch(support, $"sends: .*`calls/{action}`"), Is.EqualTo(sent.Contains(action)), action);
            Assert.That(direction, Is.EqualTo((sent.Contains(action), fromStation.Contains(action)) switch
            {
                (true, true) => "both",
                (true, false) => "CSMS → station",
                _ => "station → CSMS",
            }), action);
        }
    }

    // A verb is a path of the API that the command's translation sends: the paths are those that the server maps.
    [TestCase("ocpp-1.6.md")]
    [TestCase("ocpp-2.0.1.md")]
    public async Task Every_verb_in_the_support_table_is_a_path_of_the_API_and_the_other_way_round(string file)
    {
        await using var server = await TestServer.StartAsync();
        var mapped = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<CommandEndpoint>() is not null && endpoint.RoutePattern.RawText!.Contains("{stationId}"))
            .Select(endpoint => endpoint.RoutePattern.RawText!.Split("{stationId}/")[1].Split('/')[0])
            .Where(path => path != "calls");
        var told = Documents.Rows(file).SelectMany(row => Regex.Matches(row[2], "`([a-z-]+)`").Select(match => match.Groups[1].Value));

        Assert.That(told.Distinct(), Is.EquivalentTo(mapped.Distinct()));
    }
}
