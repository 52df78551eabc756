using Csms.Protocol;
using Csms.Simulator;
using Csms.Simulator.Tokens;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.PlugAndCharge;

/// <summary>The simulated station and the server together.</summary>
internal sealed class SimulatorContractTests
{
    [Property("Requirement", "C07.FR.14")]
    [TestCase(OcppVersion.Ocpp16)]
    [TestCase(OcppVersion.Ocpp201)]
    public async Task A_vehicle_charges_by_its_contract(OcppVersion version)
    {
        await using var pki = await V2GPki.CreateAsync();
        await using var server = await TestServer.StartAsync(
            ["Csms:Tokens:Unknown=Reject", "Csms:Certificates:OcspHosts:0=127.0.0.1", $"Csms:PlugAndCharge:ContractRoots={pki.RootsFile}"], TimeProvider.System);
        await server.SendForAsync(201, "PUT", "tokens/DE-ABC-C12345678", """{"type":"eMAID"}""");
        var contract = Contract.Read(await pki.ContractAsync());
        await using var station = new SimulatedStation(new StationOptions
        {
            Id = "S1", Url = new Uri($"ws://127.0.0.1:{server.Address.Port}/ocpp"), Version = version, Contract = contract,
        });
        await station.StartAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await station.WaitForAsync(one => one.Idle && one.Evses[0].State == ConnectorState.Available, patience.Token);

        station.PlugIn(1);
        station.PresentCard(1, contract.Id);

        var shown = await server.UntilAsync("transactions", page => page["items"]!.AsArray() is [{ } only] && (string?)only["state"] == "active");
        Assert.That((string)shown["items"]![0]!["idToken"]!, Is.EqualTo(V2GPki.Contract));
        Assert.That(pki.Asked, Is.Not.Empty, "the contract was judged");
    }
}
