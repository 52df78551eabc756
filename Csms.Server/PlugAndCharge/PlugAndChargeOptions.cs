using System.ComponentModel.DataAnnotations;

namespace Csms.Server.PlugAndCharge;

/// <summary>Charging by the contract that a vehicle holds (ISO 15118); section <c>Csms:PlugAndCharge</c>.</summary>
public sealed class PlugAndChargeOptions
{
    public const string Section = "Csms:PlugAndCharge";

    /// <summary>PEM file of the roots (of mobility operators and V2G) that contracts lead to, and intermediate authorities; read anew when it changes. Default empty: no contract whose certificate a station sends is accepted.</summary>
    public string ContractRoots { get; set; } = "";

    /// <summary>What counts when nobody can say whether a contract is revoked. Default Required.</summary>
    public RevocationCheck Revocation { get; set; } = RevocationCheck.Required;

    /// <summary>Who makes the contract certificates that vehicles ask for. Default None.</summary>
    public ContractPoolKind Pool { get; set; } = ContractPoolKind.None;

    /// <summary>Where the pool is asked over HTTP. Default empty.</summary>
    public string PoolUrl { get; set; } = "";

    /// <summary>The header by which the pool knows who asks. Default Authorization.</summary>
    [Required]
    public string PoolHeader { get; set; } = "Authorization";

    /// <summary>What stands in that header, such as <c>Bearer ...</c>. Default empty: the header is not sent.</summary>
    public string PoolSecret { get; set; } = "";

    /// <summary>How long the pool may take; a vehicle waits for it. Default 20 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:55")]
    public TimeSpan PoolTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The folder with the answers of a pool that is one. Default empty.</summary>
    public string PoolFolder { get; set; } = "";
}

public enum RevocationCheck
{
    /// <summary>A contract whose status is not known is refused.</summary>
    Required,

    /// <summary>A contract whose status is not known is accepted; the timeline says so.</summary>
    BestEffort,
}

public enum ContractPoolKind
{
    None,

    /// <summary>A server that is asked over HTTP.</summary>
    Http,

    /// <summary>Files with fixed answers, for test benches.</summary>
    Folder,
}
