using System.Diagnostics;
using Csms.Server.Hosting;
using Csms.Storage;
using Csms.Tests.Support;

namespace Csms.Tests.Hosting;

/// <summary>A server that cannot do its work does not start, and says why in one sentence.</summary>
public sealed class StartRefusalTests
{
    [Test]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "csms.db");
        File.WriteAllText(file, new string('x', 10_000));

        Assert.That(async () => await TestServer.StartAsync(folder: folder.Path), Throws.InstanceOf<DatabaseUnusableException>().With.Message.Contains(file));
        Assert.That(File.ReadAllText(file), Is.EqualTo(new string('x', 10_000)));
    }

    [Test]
    public async Task A_second_server_on_the_same_database_is_refused()
    {
        using var folder = new TemporaryFolder();
        await using var first = await TestServer.StartAsync(folder: folder.Path);

        Assert.That(async () => await TestServer.StartAsync(folder: folder.Path), Throws.InstanceOf<DatabaseUnusableException>());
        await using var station = await first.Boot16Async("CS-1");
    }

    [Test]
    public void PostgreSQL_is_refused_until_it_has_come()
    {
        Assert.That(
            async () => await TestServer.StartAsync(["Csms:Database:Provider=PostgreSql"]),
            Throws.InstanceOf<DatabaseUnusableException>().With.Message.Contains("PostgreSql"));
    }

    [TestCase("--Csms:Stations:HeartbeatInterval=-00:00:01", "HeartbeatInterval")]
    [TestCase("--Csms:Connections:MaxIncomingCalls=0", "MaxIncomingCalls")]
    [TestCase("--Csms:Stations:Unknown=Perhaps", "Perhaps")]
    public async Task A_setting_that_makes_no_sense_ends_the_program_with_a_sentence_that_names_it(string argument, string named)
    {
        using var folder = new TemporaryFolder();

        var (exitCode, errors) = await RunAsync(folder, argument);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(errors, Does.Contain(named).And.Not.Contain("   at "));
    }

    [Test]
    public async Task A_port_in_use_ends_the_program_with_a_sentence()
    {
        using var folder = new TemporaryFolder();
        await using var first = await TestServer.StartAsync();

        var (exitCode, errors) = await RunAsync(folder, $"--Urls=http://127.0.0.1:{first.Address.Port}");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(errors, Does.Contain("Another program uses the port").And.Not.Contain("   at "));
    }

    private static async Task<(int ExitCode, string Errors)> RunAsync(TemporaryFolder folder, string argument)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(CsmsHost).Assembly.Location, "--Urls=http://127.0.0.1:0", argument])
        {
            WorkingDirectory = folder.Path, RedirectStandardError = true, RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await output;
        return (process.ExitCode, errors);
    }
}
