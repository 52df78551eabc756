namespace Csms.Simulator.Charging;

/// <summary>What must hold for a transaction to start or go on. OCPP 2.0.1 E01 to E06, TxStartPoint and TxStopPoint.</summary>
internal enum TransactionPoint
{
    EVConnected,
    Authorized,

    /// <summary>Plugged and authorized.</summary>
    PowerPathClosed,
}
