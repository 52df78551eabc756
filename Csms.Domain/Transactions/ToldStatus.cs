namespace Csms.Domain.Transactions;

/// <summary>What a station says when it is asked about a transaction. OCPP 2.0.1 E14.</summary>
/// <param name="At">When it answered.</param>
/// <param name="Ongoing">Null when the station did not say.</param>
/// <param name="MessagesInQueue">Whether messages of the transaction wait to be sent.</param>
public sealed record ToldStatus(DateTimeOffset At, bool? Ongoing, bool MessagesInQueue);
