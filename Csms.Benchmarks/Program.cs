using System.CommandLine;
using Csms.Benchmarks;
using Csms.Benchmarks.Measurements;
using Csms.Benchmarks.Report;
using Csms.Benchmarks.Targets;

if (args is [Workplace.EchoCommand, var url])
{
    await EchoServer.RunAsync(url);
    return 0;
}

var quick = new Option<bool>("--quick") { Description = "Shorter windows and fewer stations: shows that everything works.", Recursive = true };
var server = new Option<string?>("--server") { Description = "The dll of the server to measure. Default: the one built with this program.", Recursive = true };
var root = new RootCommand("Measures the server and prints ratios, each against its bar. Without a sub-command: all of them.") { quick, server };

Measurement[] measurements =
[
    new(Micro.ValidatorCommand, "The compiled validator against NJsonSchema: speed, allocation, verdicts.", Micro.RunValidatorAsync),
    new(Throughput.Command, "Round trips, CPU per message and p99 of 1,000 stations that send meter values.", Throughput.RunAsync),
    new(IdleMemory.Command, "Memory per idle station.", IdleMemory.RunAsync),
    new(Storm.Command, "15,000 stations that reconnect and boot at once.", Storm.RunAsync),
    new(History.Command, "CPU per message with 10,000,000 stored readings.", History.RunAsync),
    new(KillAndRestart.Command, "kill -9 under load and restart, 50 times.", KillAndRestart.RunAsync),
    new(ConsolePages.Command, "The console's pages over 1,000,000 transactions, and what ten open consoles cost the stations.", ConsolePages.RunAsync),
    new(Micro.Command, "Parse, validate, deserialize, route: one message, step by step.", Micro.RunAsync),
];
// What the others already hold, or has nothing to do with the server.
Measurement[] alone =
[
    new(Throughput.LatencyCommand, "The p99 alone.", Throughput.RunLatencyAsync),
    new("echo", "The bare echo alone: what the load rig is good for.", Throughput.RunEchoAsync),
];

foreach (var measurement in measurements.Concat(alone))
{
    var subcommand = new Command(measurement.Command, measurement.Description);
    subcommand.SetAction(parsed => MeasureAsync(parsed, [measurement]));
    root.Add(subcommand);
}
root.SetAction(parsed => MeasureAsync(parsed, measurements));
return await root.Parse(args).InvokeAsync();

async Task<int> MeasureAsync(ParseResult parsed, Measurement[] chosen)
{
    var lengths = parsed.GetValue(quick) ? RunLengths.Quick : RunLengths.Full;
    var figures = new List<Figure>();
    foreach (var measurement in chosen)
    {
        using var workplace = Workplace.Create(parsed.GetValue(server));
        try
        {
            figures.AddRange(await measurement.RunAsync(workplace, lengths));
        }
        catch (Exception failed)
        {
            // One that fails must not hide the others' figures.
            figures.Add(new Figure { Name = measurement.Command, Command = measurement.Command, Unit = "", Fault = failed.Message });
        }
    }
    FigureTable.Print(figures);
    Progress.Say($"written to {FiguresFile.Write(lengths, figures)}");
    return figures.Any(figure => figure.Passed == false) ? 1 : 0;
}
