using System.ComponentModel.DataAnnotations;

namespace Csms.Server.Certificates;

/// <summary>Who signs the certificates of stations, and how their end is watched; section <c>Csms:Certificates</c>.</summary>
public sealed class CertificateOptions
{
    public const string Section = "Csms:Certificates";

    /// <summary>Who signs what stations ask for. Default None: nobody, every request is rejected.</summary>
    public AuthorityKind Authority { get; set; } = AuthorityKind.None;

    /// <summary>Where the embedded authority keeps its keys, made at its first use. Default ca.</summary>
    [Required]
    public string EmbeddedFolder { get; set; } = "ca";

    /// <summary>How long a certificate of the embedded authority is valid. Default one year.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan EmbeddedValidity { get; set; } = TimeSpan.FromDays(365);

    /// <summary>The EST server (RFC 7030), such as <c>https://ca.example/.well-known/est</c>. Default empty.</summary>
    public string EstUrl { get; set; } = "";

    /// <summary>The user that the EST server knows. Default empty: no password is sent.</summary>
    public string EstUser { get; set; } = "";

    /// <summary>The user's password. Default empty.</summary>
    public string EstPassword { get; set; } = "";

    /// <summary>PEM file with the certificate shown to the EST server. Default empty: none.</summary>
    public string EstCertificate { get; set; } = "";

    /// <summary>PEM file with that certificate's key. Default empty.</summary>
    public string EstKey { get; set; } = "";

    /// <summary>PEM file of the roots that the EST server's own certificate leads to. Default empty: those of the machine.</summary>
    public string EstRoots { get; set; } = "";

    /// <summary>How long the EST server may take. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan EstTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long before a certificate ends it is announced. Default 30 days.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan AnnounceBefore { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long before a certificate ends it is announced again. Default 7 days.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan AnnounceAgainBefore { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long before its certificate ends a station is asked to renew it. Default zero: never by itself.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan RenewBefore { get; set; } = TimeSpan.Zero;

    /// <summary>How long a question to an OCSP responder may take. Default 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan OcspTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Hosts, as the URL names them, of OCSP responders in the private network that may be asked. Default empty: public addresses only.</summary>
    public IList<string> OcspHosts { get; } = [];
}
