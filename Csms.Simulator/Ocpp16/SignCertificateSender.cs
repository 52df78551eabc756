using Csms.Protocol.Ocpp16;
using Csms.Simulator.Connections;

namespace Csms.Simulator.Ocpp16;

internal static class SignCertificateSender
{
    public static void Send(SimulatedStation station) =>
        station.Calls.Send(
            new SignCertificateRequest { Csr = station.Certificates.NewSigningRequest(station.Options.SerialNumber ?? station.Id, station.Settings.OrganizationName) },
            kind: CallKind.BeforeAcceptance);
}
