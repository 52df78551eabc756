namespace Csms.Server.Commands;

/// <summary>Asks a station to send a message of its own now.</summary>
public sealed record TriggerCommand
{
    /// <summary>The action to be sent, in the words of the station's version: <c>StatusNotification</c>, <c>MeterValues</c>, ...</summary>
    public required string Message { get; init; }

    public int? EvseId { get; init; }

    public int? ConnectorId { get; init; }
}
