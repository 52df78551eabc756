using System.CommandLine;

namespace Csms.Simulator.Commands;

/// <summary>The commands of the program.</summary>
internal static class CommandLine
{
    /// <summary>So long Ctrl-C waits for sockets to be closed in an orderly way.</summary>
    private static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(30);

    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Simulated charging stations for OCPP 1.6J and 2.0.1.") { StationCommand.Create(), FleetCommand.Create(), ReplayCommand.Create() };
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = PatienceAtTheEnd });
    }
}
