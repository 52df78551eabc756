namespace Csms.Domain.Tokens;

/// <summary>Rules and status that the tokens of one group share. A group that is only named by tokens needs none.</summary>
public sealed record TokenGroup
{
    /// <summary>As registered; equality ignores case.</summary>
    public required string GroupId { get; init; }

    /// <summary>Anything but Accepted is the status of every token in it.</summary>
    public TokenStatus Status { get; init; } = TokenStatus.Accepted;

    /// <summary>Its tokens stop any transaction and start none (OCPP 2.0.1 C16); stations know the group as AuthCtrlr.MasterPassGroupId.</summary>
    public bool MasterPass { get; init; }

    /// <summary>For what a token's own rules leave open.</summary>
    public TokenRules? Rules { get; init; }
}
