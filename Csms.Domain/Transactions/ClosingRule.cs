namespace Csms.Domain.Transactions;

/// <summary>Why a transaction was ended without its station; the word stands as its stop reason.</summary>
public enum ClosingRule
{
    /// <summary>Another one began on its connector.</summary>
    Replaced,

    /// <summary>Its connector has been Available for too long.</summary>
    ConnectorAvailable,

    /// <summary>Its station has been away for too long, or is removed.</summary>
    StationGone,

    /// <summary>Its station says that it does not run, and that nothing about it is still to be sent. OCPP 2.0.1 E14.</summary>
    UnknownToStation,
}
