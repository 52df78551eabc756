using System.Diagnostics;
using System.Text.RegularExpressions;
using Csms.Domain.Operators;
using Csms.Tests.Operators;
using Csms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Csms.Tests.Console;

/// <summary>From the first start of a plain server to a vehicle that charges, as somebody goes who has read nothing but the README.</summary>
internal sealed partial class FirstChargeTests
{
    [Test]
    public async Task A_newcomer_registers_a_station_runs_the_simulator_as_the_page_says_and_charges_by_a_click()
    {
        await using var server = await TestServer.StartAsync(
            ["Csms:Stations:Unknown=Reject", "Csms:Tokens:Unknown=Reject", "Csms:Configuration:TakeInventory=true"], TimeProvider.System);
        var watch = Stopwatch.StartNew();
        // The link that the first start prints.
        var code = (await server.Services.GetRequiredService<Accounts>().OfferFirstAsync(default))!.Code;
        await using var visit = await ConsoleVisit.StartAsync(server, $"/welcome#{code}");
        visit.ExpectError("status of 401");
        await visit.Page.GetByLabel("Name").FillAsync("Alice");
        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "Password" }).FillAsync(Browser.Password);
        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "The same once more" }).FillAsync(Browser.Password);
        await visit.ClickAsync("Save and sign in");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Stations", Exact = true }).ClickAsync();
        await visit.ClickAsync("Register a station");
        await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox, new() { Name = "Station" }).FillAsync("CS-1");
        await visit.ClickAsync("Register");
        var command = await visit.Page.GetByRole(AriaRole.Group, new() { Name = "Command that starts the simulator" }).InnerTextAsync();
        await visit.PictureAsync("first-registered");
        await visit.ClickAsync("Done");
        await visit.SeesAsync("Has never connected");
        await visit.PictureAsync("first-waiting");

        const string Run = "dotnet run --project Csms.Simulator -- ";
        Assert.That(command, Does.StartWith(Run));
        using var simulator = Simulate(command[Run.Length..].Trim());
        try
        {
            await visit.Main.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
            var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Start charging at EVSE 1" });
            await dialog.GetByLabel("Token").FillAsync("MY-CARD");
            await Assertions.Expect(dialog.GetByRole(AriaRole.Checkbox, new() { Name = "Register MY-CARD first" })).ToBeCheckedAsync();
            await visit.PictureAsync("first-start");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
            await visit.SeesAsync(dialog.GetByText("Transaction 1 has begun."));
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
            await Assertions.Expect(visit.Main.GetByRole(AriaRole.Region, new() { Name = "EVSE 1" })).ToContainTextAsync(Charging());
            TestContext.Out.WriteLine($"From the link to the charging session: {watch.Elapsed.TotalSeconds:0.0} s");
            await visit.PictureAsync("first-charging");
        }
        finally
        {
            simulator.Kill(entireProcessTree: true);
            await simulator.WaitForExitAsync();
        }
    }

    // What `dotnet run` runs once it has built.
    private static Process Simulate(string arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Csms.Simulator.dll");
        return Process.Start(new ProcessStartInfo("dotnet", $"\"{program}\" {arguments}") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
    }

    [GeneratedRegex(@"MY-CARD · Charging")]
    private static partial Regex Charging();
}
