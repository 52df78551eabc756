namespace Csms.Protocol.Ocpp16;

/// <summary>Reads some or all configuration keys. CSMS to station. OCPP 1.6 §5.8, Core profile.</summary>
public sealed record GetConfigurationRequest : IRequest<GetConfigurationResponse>
{
    public IReadOnlyList<string>? Key { get; init; }
}

/// <summary>Answers <see cref="GetConfigurationRequest"/>.</summary>
public sealed record GetConfigurationResponse
{
    public IReadOnlyList<KeyValue>? ConfigurationKey { get; init; }

    public IReadOnlyList<string>? UnknownKey { get; init; }
}

/// <summary>Part of GetConfiguration.</summary>
public sealed record KeyValue
{
    public required string Key { get; init; }

    public required bool Readonly { get; init; }

    public string? Value { get; init; }
}
