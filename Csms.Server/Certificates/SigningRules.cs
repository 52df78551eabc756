using System.Security.Cryptography;
using Csms.Domain.Stations;
using Csms.Server.Security;
using Microsoft.Extensions.Options;

namespace Csms.Server.Certificates;

/// <summary>What a station may ask a certificate for: its own key, of enough strength, and its own name.</summary>
internal sealed class SigningRules(IOptions<SecurityOptions> options)
{
    /// <summary>Why a request is not signed, in words that go on after "because"; null when it is.</summary>
    public string? WhyNot(SigningRequest request, Station station)
    {
        if (!IsStrong(request))
            return $"its key is too weak: RSA keys have at least {StationTrust.MinRsaBits} bits, elliptic curves {StationTrust.MinCurveBits}.";
        // Whatever the use: the roots that stations are known by may have signed for vehicles too, and a name is a name.
        var name = NameParts.Of(request.Content.SubjectName, NameParts.CommonName).LastOrDefault();
        if (name != StationTrust.ExpectedName(station))
            return $"its common name is '{name}', but this station's is '{StationTrust.ExpectedName(station)}'.";
        var organization = options.Value.Organization;
        return organization.Length == 0 || NameParts.Of(request.Content.SubjectName, NameParts.Organization).Contains(organization)
            ? null
            : $"its organization is not '{organization}'.";
    }

    // OCPP 2.0.1 A00.FR.501–503: at least 112 bits of strength.
    private static bool IsStrong(SigningRequest request)
    {
        try
        {
            using var rsa = request.Key.GetRSAPublicKey();
            using var curve = request.Key.GetECDsaPublicKey();
            return rsa?.KeySize >= StationTrust.MinRsaBits || curve?.KeySize >= StationTrust.MinCurveBits;
        }
        catch (CryptographicException)
        {
            // A key of a kind that is not known.
            return false;
        }
    }
}
