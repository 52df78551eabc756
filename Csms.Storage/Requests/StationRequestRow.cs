namespace Csms.Storage.Requests;

/// <summary>A request as stored. Times in milliseconds since 1970. It runs until <see cref="EndedAt"/> is set.</summary>
internal sealed class StationRequestRow
{
    public const int Asked = 0;
    public const int Running = 1;
    public const int Done = 2;
    public const int Refused = 3;
    public const int Failed = 4;
    public const int Abandoned = 5;

    /// <summary>A station's word that it has let go of a request for a later one.</summary>
    public const string LetGo = "AcceptedCanceled";

    public long StationNumber { get; init; }

    /// <summary>Filled in by lookups only.</summary>
    public string StationId { get; init; } = "";

    public int Id { get; init; }

    public string Kind { get; init; } = "";

    public string Operator { get; init; } = "";

    public long AskedAt { get; init; }

    public int State { get; set; }

    public string? Status { get; set; }

    public string? Reason { get; set; }

    public long PatienceMs { get; init; }

    public long DueAt { get; set; }

    public long? EndedAt { get; set; }

    /// <summary>How many parts have come; filled in by lookups only.</summary>
    public int Parts { get; init; }

    public bool IsRunning => EndedAt is null;

    /// <summary>Over by the station's own word that it failed; but stations try again by themselves, as often as they were told or as they like.</summary>
    public bool MayGoOn(long now) => State == Failed && Status is not (null or LetGo) && now < DueAt;
}
