namespace Csms.Protocol.Ocpp201;

/// <summary>Writes a network connection profile into a slot. CSMS to station. OCPP 2.0.1 B09.</summary>
public sealed record SetNetworkProfileRequest : IRequest<SetNetworkProfileResponse>
{
    public required int ConfigurationSlot { get; init; }

    public required NetworkConnectionProfile ConnectionData { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="SetNetworkProfileRequest"/>.</summary>
public sealed record SetNetworkProfileResponse
{
    public required SetNetworkProfileStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Part of SetNetworkProfile.</summary>
public sealed record APN
{
    public required string Apn { get; init; }

    public required APNAuthentication ApnAuthentication { get; init; }

    public string? ApnUserName { get; init; }

    public string? ApnPassword { get; init; }

    public int? SimPin { get; init; }

    public string? PreferredNetwork { get; init; }

    public bool? UseOnlyPreferredNetwork { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by SetNetworkProfile.</summary>
public enum APNAuthentication
{
    CHAP,
    NONE,
    PAP,
    AUTO,
}

/// <summary>Part of SetNetworkProfile.</summary>
public sealed record NetworkConnectionProfile
{
    public required OCPPVersion OcppVersion { get; init; }

    public required OCPPTransport OcppTransport { get; init; }

    public required string OcppCsmsUrl { get; init; }

    public required int MessageTimeout { get; init; }

    public required int SecurityProfile { get; init; }

    public required OCPPInterface OcppInterface { get; init; }

    public APN? Apn { get; init; }

    public VPN? Vpn { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by SetNetworkProfile.</summary>
public enum OCPPInterface
{
    Wired0,
    Wired1,
    Wired2,
    Wired3,
    Wireless0,
    Wireless1,
    Wireless2,
    Wireless3,
}

/// <summary>Used by SetNetworkProfile.</summary>
public enum OCPPTransport
{
    JSON,
    SOAP,
}

/// <summary>Used by SetNetworkProfile.</summary>
public enum OCPPVersion
{
    OCPP12,
    OCPP15,
    OCPP16,
    OCPP20,
}

/// <summary>Used by SetNetworkProfile.</summary>
public enum SetNetworkProfileStatus
{
    Accepted,
    Rejected,
    Failed,
}

/// <summary>Part of SetNetworkProfile.</summary>
public sealed record VPN
{
    public required string Server { get; init; }

    public required string User { get; init; }

    public required string Password { get; init; }

    public required string Key { get; init; }

    public required VPNType Type { get; init; }

    public string? Group { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by SetNetworkProfile.</summary>
public enum VPNType
{
    IKEv2,
    IPSec,
    L2TP,
    PPTP,
}
