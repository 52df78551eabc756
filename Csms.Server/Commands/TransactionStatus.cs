namespace Csms.Server.Commands;

/// <summary>What a station says of a transaction. OCPP 2.0.1 E14.</summary>
/// <param name="Ongoing">Null when the station did not say.</param>
internal sealed record TransactionStatus(bool? Ongoing, bool MessagesInQueue);
