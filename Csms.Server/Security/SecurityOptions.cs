namespace Csms.Server.Security;

/// <summary>TLS and the certificates of stations; section <c>Csms:Security</c>. Files are PEM and are read anew when they change.</summary>
public sealed class SecurityOptions
{
    public const string Section = "Csms:Security";

    /// <summary>The roots that certificates of stations must lead to, and intermediate authorities that stations do not send. Default empty: no station can use security profile 3.</summary>
    public string StationRoots { get; set; } = "";

    /// <summary>The revocation lists of those authorities, one for each that issues certificates below a root. Default empty: revocation is not checked.</summary>
    public string StationCrl { get; set; } = "";

    /// <summary>
    /// Whether a station whose certificate is over, and good otherwise, is let in to renew it and for nothing else (OCPP 2.0.1 A00.FR.429, A00.FR.807).
    /// Default false: it is refused.
    /// </summary>
    public bool AdmitExpired { get; set; }

    /// <summary>The organization (O) that a station's certificate must name. Default empty: any.</summary>
    public string Organization { get; set; } = "";

    /// <summary>The header in which a proxy that ends TLS hands over a station's certificate, as URL-encoded PEM. Default empty: none.</summary>
    public string ClientCertificateHeader { get; set; } = "";

    /// <summary>Addresses and networks (<c>10.0.0.0/8</c>) of the proxies whose headers are believed. Default empty: nobody's are.</summary>
    public IList<string> TrustedProxies { get; } = [];

    /// <summary>The server's certificates; with an RSA and an ECDSA one, each station gets the one it understands. Default empty: Kestrel's own configuration.</summary>
    public IList<CertificateFiles> ServerCertificates { get; } = [];
}

/// <summary>A certificate and its key, as PEM files.</summary>
public sealed class CertificateFiles
{
    /// <summary>The certificate, followed by its intermediate authorities.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>The private key, not encrypted.</summary>
    public string Key { get; set; } = "";
}
