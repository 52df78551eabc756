namespace Csms.Server.Certificates;

/// <summary>Who signs the certificates of stations.</summary>
public enum AuthorityKind
{
    /// <summary>Nobody.</summary>
    None,

    /// <summary>This server itself, for test benches.</summary>
    Embedded,

    /// <summary>A server that speaks EST (RFC 7030).</summary>
    Est,
}
