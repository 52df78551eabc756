using Csms.Protocol;
using Csms.Simulator;
using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Certificates;

/// <summary>The simulated station and the server together.</summary>
internal sealed class SimulatorCertificateTests
{
    [TestCase(OcppVersion.Ocpp16)]
    [TestCase(OcppVersion.Ocpp201)]
    [Property("Requirement", "A02")]
    public async Task A_simulated_station_renews_its_certificate_when_it_is_asked(OcppVersion version)
    {
        var folder = Directory.CreateTempSubdirectory("csms-ca-").FullName;
        await using (var server = await TestServer.StartAsync(["Csms:Certificates:Authority=Embedded", $"Csms:Certificates:EmbeddedFolder={folder}/ca"], TimeProvider.System))
        {
            await using var station = new SimulatedStation(new StationOptions
            {
                Id = "S1", Url = new Uri($"ws://127.0.0.1:{server.Address.Port}/ocpp"), Version = version, SerialNumber = "SN-1",
            });
            await station.StartAsync();
            await server.UntilAsync("stations", shown => shown["items"]!.AsArray() is [{ } only] && (string?)only["registration"] == "Accepted" && (string?)only["serialNumber"] == "SN-1");

            Assert.That((string)(await server.SendForAsync(200, "POST", "stations/S1/certificates/renew"))["status"]!, Is.EqualTo("Accepted"));

            Assert.That((string)(await server.UntilStateAsync("Accepted"))["subject"]!, Does.Contain("CN=SN-1"));
        }
        Directory.Delete(folder, recursive: true);
    }
}
