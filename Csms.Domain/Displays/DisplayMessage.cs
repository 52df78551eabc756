namespace Csms.Domain.Displays;

/// <summary>A message on a station's display.</summary>
public sealed record DisplayMessage
{
    /// <summary>Unique at its station; a message with the id of another replaces it.</summary>
    public required int Id { get; init; }

    public required DisplayPriority Priority { get; init; }

    /// <summary>Shown in this state of the station only; null for any.</summary>
    public DisplayState? State { get; init; }

    public required DisplayFormat Format { get; init; }

    /// <summary>RFC 5646, such as <c>de</c>.</summary>
    public string? Language { get; init; }

    public required string Content { get; init; }

    /// <summary>Null: at once.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Null: until it is cleared.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>The station's id of the transaction that it is for, with which it goes; null for a general message.</summary>
    public string? TransactionId { get; init; }
}

/// <summary>A message as it is known here.</summary>
/// <param name="ChangedAt">When it was given to the station, or the station reported it last.</param>
public sealed record KeptDisplayMessage(string StationId, DisplayMessage Message, DisplayFate Fate, DateTimeOffset ChangedAt);

/// <summary>What is known of a message's being there.</summary>
public enum DisplayFate
{
    /// <summary>The station was given it and has not answered: it may have it.</summary>
    Asked,

    /// <summary>The station has it.</summary>
    Shown,

    /// <summary>The station had it and no longer reports it; it is given it again.</summary>
    Lost,
}

public enum DisplayPriority
{
    AlwaysFront,
    InFront,
    NormalCycle,
}

public enum DisplayState
{
    Charging,
    Faulted,
    Idle,
    Unavailable,
}

public enum DisplayFormat
{
    ASCII,
    HTML,
    URI,
    UTF8,
}
