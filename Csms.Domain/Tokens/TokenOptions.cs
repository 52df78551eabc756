namespace Csms.Domain.Tokens;

/// <summary>Settings of <c>Csms:Tokens</c>.</summary>
public sealed class TokenOptions
{
    public const string Section = "Csms:Tokens";

    /// <summary>What a token that nobody has registered may do: Accept lets it charge. Default Reject.</summary>
    public UnknownPolicy Unknown { get; set; } = UnknownPolicy.Reject;

    /// <summary>Whether one token may charge in several places at once. Default false.</summary>
    public bool AllowConcurrent { get; set; }

    /// <summary>How long a station may use a verdict that it has kept; zero for as long as the token is valid. Default 00:00:00.</summary>
    public TimeSpan CacheLifetime { get; set; }
}
