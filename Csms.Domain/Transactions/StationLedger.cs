namespace Csms.Domain.Transactions;

/// <summary>One station's open transactions, remembered by the writer.</summary>
internal sealed class StationLedger(List<OpenTransaction> open)
{
    /// <summary>By start.</summary>
    public List<OpenTransaction> Open { get; } = open;

    /// <summary>The newest time of a meter value outside of transactions, by EVSE and connector.</summary>
    public Dictionary<(int Evse, int Connector), long> NewestOutside { get; } = [];

    public OpenTransaction? ById(long id) => Open.Find(transaction => transaction.Row.Id == id);

    public OpenTransaction? ByOcppId(string id) => Open.Find(transaction => transaction.Row.OcppId == id);

    /// <summary>The one that began last on an EVSE; a connector that is named must fit.</summary>
    public OpenTransaction? Running(int evse, int? connector) => Open.FindLast(transaction =>
        transaction.Row.Evse == evse && (connector is null or 0 || transaction.Row.Connector is null || transaction.Row.Connector == connector));
}
