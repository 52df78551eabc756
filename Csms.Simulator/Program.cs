using Csms.Simulator.Commands;

return await CommandLine.RunAsync(args);
