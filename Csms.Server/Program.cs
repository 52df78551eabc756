using Csms.Server.Hosting;

return await Launcher.RunAsync(args);
