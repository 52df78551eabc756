namespace Csms.Server.Outbox;

/// <summary>How an attempt to deliver ended.</summary>
/// <param name="Status">The answer's, of HTTP or SMTP; null without one.</param>
/// <param name="Words">Why it failed, or how it was answered, as a sentence.</param>
internal sealed record DeliveryOutcome(DeliveryEnd End, int? Status, string Words)
{
    /// <summary>Whether nothing is tried any more.</summary>
    public bool IsFinal { get; init; } = End is DeliveryEnd.Delivered or DeliveryEnd.Gone;
}

internal enum DeliveryEnd
{
    Delivered,

    /// <summary>No answer, or one that says that it may work later.</summary>
    Failed,

    /// <summary>The receiver understood and does not want it: to try again seldom helps.</summary>
    Refused,

    /// <summary>The receiver says that it is no more.</summary>
    Gone,
}
