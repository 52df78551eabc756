namespace Csms.Simulator.Certificates;

/// <summary>A root certificate that the CSMS installed, by its hashes (SHA-256, lower-case hex).</summary>
/// <param name="Use">As the CSMS named it, <c>CSMSRootCertificate</c>.</param>
internal sealed record InstalledCertificate(string Use, string IssuerNameHash, string IssuerKeyHash, string SerialNumber);
