using System.Security.Cryptography.X509Certificates;
using Csms.Server.Certificates;

namespace Csms.Server.PlugAndCharge;

/// <summary>A certificate of a contract's chain, as an OCSP responder is asked for it.</summary>
/// <param name="Responder">Null when nothing names one.</param>
/// <param name="Issuer">Null when only hashes are known, and none of the configured authorities fits them.</param>
/// <param name="IsContract">The contract's own, not that of an authority.</param>
internal sealed record ContractLink(OcspQuestion Question, string? Responder, X509Certificate2? Issuer, bool IsContract);
