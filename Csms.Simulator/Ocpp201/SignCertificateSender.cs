using Csms.Protocol.Ocpp201;
using Csms.Simulator.Connections;

namespace Csms.Simulator.Ocpp201;

internal static class SignCertificateSender
{
    public static void Send(SimulatedStation station, CertificateSigningUse use) =>
        station.Calls.Send(
            new SignCertificateRequest
            {
                Csr = station.Certificates.NewSigningRequest(station.Options.SerialNumber ?? station.Id, station.Settings.OrganizationName),
                CertificateType = use,
            },
            kind: CallKind.BeforeAcceptance);
}
