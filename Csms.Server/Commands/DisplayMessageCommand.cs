using Csms.Domain.Displays;

namespace Csms.Server.Commands;

/// <summary>Gives a station a message for its display.</summary>
public sealed record DisplayMessageCommand
{
    public required DisplayPriority Priority { get; init; }

    /// <summary>Shown in this state of the station only. Default: any.</summary>
    public DisplayState? State { get; init; }

    /// <summary>Default UTF8.</summary>
    public DisplayFormat? Format { get; init; }

    /// <summary>RFC 5646, such as <c>de</c>.</summary>
    public string? Language { get; init; }

    /// <summary>At most 512 characters.</summary>
    public required string Content { get; init; }

    /// <summary>Default: at once.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Default: until it is cleared.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>A running transaction of the station, by the row's id or the OCPP id: the message goes with it. Default: a general message.</summary>
    public string? TransactionId { get; init; }
}

/// <summary>What a station answered to a message.</summary>
internal sealed record DisplayAnswer : CommandAnswer
{
    public required int MessageId { get; init; }
}
