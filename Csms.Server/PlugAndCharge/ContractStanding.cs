namespace Csms.Server.PlugAndCharge;

/// <summary>What the certificates of a contract are worth.</summary>
internal enum ContractStanding
{
    Good,

    /// <summary>A certificate is not what its issuer signed.</summary>
    WrongSignature,

    Expired,

    Revoked,

    /// <summary>What was sent holds no certificate.</summary>
    Missing,

    /// <summary>It leads to no known root, is not for this contract, or its status cannot be known.</summary>
    Untrusted,
}

/// <summary>A judgement with its reason.</summary>
/// <param name="Reason">In words for an operator.</param>
/// <param name="Until">When the contract's certificate ends; null where only its hashes are known.</param>
internal sealed record ContractVerdict(ContractStanding Standing, string Reason, DateTimeOffset? Until = null);
