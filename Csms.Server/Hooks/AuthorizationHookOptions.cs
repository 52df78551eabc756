using System.ComponentModel.DataAnnotations;

namespace Csms.Server.Hooks;

/// <summary>Settings of <c>Csms:AuthorizationHook</c>.</summary>
public sealed class AuthorizationHookOptions
{
    public const string Section = "Csms:AuthorizationHook";

    /// <summary>Where to ask whether a token may charge; empty asks nobody. Default empty.</summary>
    public string Url { get; set; } = "";

    /// <summary>Sent as the header X-Csms-Secret, so that whoever is asked knows who asks. Default empty.</summary>
    public string Secret { get; set; } = "";

    /// <summary>Which tokens are asked about. Default Always.</summary>
    public AuthorizationHookScope Ask { get; set; } = AuthorizationHookScope.Always;

    /// <summary>What counts when no answer comes. Default UseTokens.</summary>
    public AuthorizationHookFallback Fallback { get; set; } = AuthorizationHookFallback.UseTokens;

    /// <summary>How long an answer may take; a driver waits for it. Default 00:00:03.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:25")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Questions at the same time; a further one waits within its timeout. Default 32.</summary>
    [Range(1, 1024)]
    public int MaxConcurrent { get; set; } = 32;

    /// <summary>How long an answer counts for the same token at the same EVSE; zero asks each time. Default 00:00:30.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan CacheFor { get; set; } = TimeSpan.FromSeconds(30);
}

public enum AuthorizationHookScope
{
    /// <summary>Every token; what is registered here counts only as the fallback.</summary>
    Always,

    /// <summary>Tokens that are not registered here.</summary>
    Unknown,
}

public enum AuthorizationHookFallback
{
    /// <summary>What is registered here decides.</summary>
    UseTokens,

    Accept,

    Reject,
}
