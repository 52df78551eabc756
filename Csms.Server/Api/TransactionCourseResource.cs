using Csms.Domain.Tokens;
using Csms.Domain.Transactions;

namespace Csms.Server.Api;

/// <summary>What a transaction went through, in the order of the station's times.</summary>
internal sealed record TransactionCourseResource
{
    public required IReadOnlyList<ChargingPeriod> ChargingStates { get; init; }

    /// <summary>Which token began it, which ended it, and those in between; <c>***</c> for a key code.</summary>
    public required IReadOnlyList<TransactionToken> Tokens { get; init; }

    /// <summary>Null when the station has told no charging state.</summary>
    public long? ChargingSeconds { get; init; }

    /// <summary>All the time in which it did not charge.</summary>
    public long? IdleSeconds { get; init; }

    public static TransactionCourseResource? Of(TransactionCourse? course) => course is null ? null : new()
    {
        ChargingStates = course.ChargingStates,
        Tokens = [.. course.Tokens.Select(token => KeyCode.IsMeant(token.IdTokenType) ? token with { IdToken = KeyCode.Hidden } : token)],
        ChargingSeconds = course.ChargingSeconds,
        IdleSeconds = course.IdleSeconds,
    };
}
