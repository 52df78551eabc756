namespace Csms.Domain.Transactions;

/// <summary>Somebody has looked at the flags of a transaction.</summary>
/// <param name="By">The operator.</param>
/// <param name="Note">What was found, in words.</param>
/// <param name="Flags">Those that it had then.</param>
public sealed record TransactionReview(string By, DateTimeOffset At, string Note, IReadOnlyList<string> Flags);
