using System.Reflection;
using Csms.Domain.Operators;
using Csms.Domain.Stations;
using Csms.Domain.Tokens;
using Csms.Protocol;
using Csms.Protocol.Validation;
using Csms.Server.Connections;
using Csms.Server.Ocpp16;
using Csms.Server.Ocpp201;
using Csms.Storage;
using Csms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Csms.Tests.Conformance;

/// <summary>What the documents say is what the program does.</summary>
public sealed class DocsTests
{
    private static readonly Type[] Options =
        [typeof(DatabaseOptions), typeof(StationOptions), typeof(TokenOptions), typeof(OperatorOptions), typeof(ConnectionOptions)];

    [TestCaseSource(nameof(Options))]
    public void Every_option_stands_in_the_settings_table_with_its_default(Type options)
    {
        var rows = Rows("settings.md").ToDictionary(row => row[0].Trim('`'), row => row[1].Trim('`'));
        var section = (string)options.GetField("Section", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        var defaults = Activator.CreateInstance(options);

        foreach (var property in options.GetProperties())
        {
            var value = property.GetValue(defaults);
            var expected = value switch { "" => "empty", bool flag => flag ? "true" : "false", _ => value!.ToString() };
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
        var rows = Rows(file).ToDictionary(row => row[0], row => row[2]);

        Assert.That(rows.Keys, Is.EquivalentTo(MessageSchemas.For(version).Actions));
        foreach (var (action, support) in rows)
            Assert.That(support.Contains("answers: ", StringComparison.Ordinal), Is.EqualTo(answered.Contains(action)), action);
    }

    private static IEnumerable<string[]> Rows(string file) => File
        .ReadLines(Path.Combine(Repository, "docs", file))
        .Where(line => line.StartsWith('|') && !line.StartsWith("|-", StringComparison.Ordinal))
        .Skip(1)
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1]);

    private static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "Csms.sln")))
                folder = folder.Parent;
            return folder.FullName;
        }
    }
}
