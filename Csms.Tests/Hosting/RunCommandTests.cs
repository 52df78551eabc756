using System.Diagnostics;
using Csms.Tests.Support;

namespace Csms.Tests.Hosting;

/// <summary>The commands of README and guides name files as seen from where they are typed.</summary>
internal sealed class RunCommandTests
{
    [TestCase("Csms.Server")]
    [TestCase("Csms.Simulator")]
    public async Task Dotnet_run_starts_the_program_where_it_is_typed(string project)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", Path.Combine(project, $"{project}.csproj"), "-getProperty:RunWorkingDirectory", "-nologo"])
        {
            WorkingDirectory = Documents.Repository, RedirectStandardOutput = true,
        };
        using var msbuild = Process.Start(start)!;
        var folder = (await msbuild.StandardOutput.ReadToEndAsync()).Trim();
        await msbuild.WaitForExitAsync();
        Assert.That(msbuild.ExitCode, Is.Zero, folder);
        Assert.That(folder, Is.Empty.Or.EqualTo(Documents.Repository), "the folder that the program is started in; empty for where the command was typed");
    }
}
