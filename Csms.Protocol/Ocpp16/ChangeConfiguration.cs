namespace Csms.Protocol.Ocpp16;

/// <summary>Writes one configuration key. CSMS to station. OCPP 1.6 §5.3, Core profile.</summary>
public sealed record ChangeConfigurationRequest : IRequest<ChangeConfigurationResponse>
{
    public required string Key { get; init; }

    public required string Value { get; init; }
}

/// <summary>Answers <see cref="ChangeConfigurationRequest"/>.</summary>
public sealed record ChangeConfigurationResponse
{
    public required ConfigurationStatus Status { get; init; }
}

/// <summary>Used by ChangeConfiguration.</summary>
public enum ConfigurationStatus
{
    Accepted,
    Rejected,
    RebootRequired,
    NotSupported,
}
