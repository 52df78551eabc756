using System.Security.Cryptography.X509Certificates;

namespace Csms.Server.Security;

/// <summary>The values of one attribute in a certificate's subject, or in that of a request.</summary>
internal static class NameParts
{
    public const string CommonName = "2.5.4.3";
    public const string Organization = "2.5.4.10";

    public static IEnumerable<string> Of(X509Certificate2 certificate, string attribute) => Of(certificate.SubjectName, attribute);

    public static IEnumerable<string> Of(X500DistinguishedName name, string attribute) => name
        .EnumerateRelativeDistinguishedNames(reversed: false)
        .Where(part => !part.HasMultipleElements && part.GetSingleElementType().Value == attribute)
        .Select(part => part.GetSingleElementValue())
        .OfType<string>();
}
