namespace Csms.Simulator.Connections;

/// <summary>How a CALL is queued.</summary>
internal enum CallKind
{
    /// <summary>Sent when the station is accepted; given up when the socket is lost.</summary>
    Ordinary,

    /// <summary>Part of a transaction: kept in order until it is answered, over lost sockets and reboots.</summary>
    Transaction,

    /// <summary>Sent even before the station is accepted: BootNotification, and what the CSMS asked for by TriggerMessage or a report.</summary>
    BeforeAcceptance,
}
