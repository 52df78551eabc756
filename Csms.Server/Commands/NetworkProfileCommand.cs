namespace Csms.Server.Commands;

/// <summary>How a 2.0.1 station reaches a CSMS, written into one of its slots.</summary>
public sealed record NetworkProfileCommand
{
    /// <summary>Begins with <c>ws://</c> or <c>wss://</c>; without the station's id.</summary>
    public required string Url { get; init; }

    /// <summary>1 to 3; never lower than the station's own.</summary>
    public required int SecurityProfile { get; init; }

    /// <summary>How long the station waits for an answer, in seconds. Default 30.</summary>
    public int MessageTimeout { get; init; } = 30;

    /// <summary>Such as <c>Wired0</c> or <c>Wireless0</c>. Default <c>Wired0</c>.</summary>
    public string Interface { get; init; } = "Wired0";

    /// <summary>The modem's access point.</summary>
    public AccessPoint? Apn { get; init; }

    public PrivateNetwork? Vpn { get; init; }
}

/// <summary>A mobile network's access point.</summary>
public sealed record AccessPoint
{
    public required string Name { get; init; }

    /// <summary><c>CHAP</c>, <c>NONE</c>, <c>PAP</c> or <c>AUTO</c>. Default <c>AUTO</c>.</summary>
    public string Authentication { get; init; } = "AUTO";

    public string? UserName { get; init; }

    public string? Password { get; init; }

    public int? SimPin { get; init; }

    public string? PreferredNetwork { get; init; }

    public bool? UseOnlyPreferredNetwork { get; init; }
}

/// <summary>A virtual private network.</summary>
public sealed record PrivateNetwork
{
    public required string Server { get; init; }

    public required string User { get; init; }

    public required string Password { get; init; }

    /// <summary>The shared secret.</summary>
    public required string Key { get; init; }

    /// <summary><c>IKEv2</c>, <c>IPSec</c>, <c>L2TP</c> or <c>PPTP</c>.</summary>
    public required string Type { get; init; }

    public string? Group { get; init; }
}

/// <summary>Makes a station use other slots.</summary>
public sealed record ActivateNetworkProfiles
{
    /// <summary>In the order in which the station tries them.</summary>
    public required IReadOnlyList<int> Slots { get; init; }

    /// <summary>The station goes to another CSMS: it is taken out of service first, so that no transaction is under way. Default false.</summary>
    public bool MovesAway { get; init; }
}

/// <summary>How far a change of slots has come.</summary>
public sealed record NetworkSwitchAnswer : CommandAnswer
{
    /// <summary>What was done, in order, each with the station's word.</summary>
    public required IReadOnlyList<NetworkSwitchStep> Steps { get; init; }
}

/// <param name="Step"><c>availability</c>, <c>priority</c> or <c>reset</c>.</param>
public sealed record NetworkSwitchStep(string Step, string Status);
