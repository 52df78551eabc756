namespace Csms.Domain.Certificates;

/// <summary>Names a certificate by its hashes, exactly as the station does.</summary>
/// <param name="HashAlgorithm"><c>SHA256</c>, <c>SHA384</c> or <c>SHA512</c>.</param>
/// <param name="IssuerNameHash">Hex.</param>
/// <param name="IssuerKeyHash">Hex.</param>
/// <param name="SerialNumber">Hex.</param>
public sealed record CertificateHash(string HashAlgorithm, string IssuerNameHash, string IssuerKeyHash, string SerialNumber);
