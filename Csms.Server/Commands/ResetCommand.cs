namespace Csms.Server.Commands;

/// <summary>Restarts a station, or in 2.0.1 one EVSE of it.</summary>
public sealed record ResetCommand
{
    /// <summary>Whether running transactions are ended for it. Default <c>OnIdle</c>.</summary>
    public ResetKind Type { get; init; } = ResetKind.OnIdle;

    /// <summary>2.0.1 only. Null for the whole station.</summary>
    public int? EvseId { get; init; }
}

/// <summary>When a station restarts.</summary>
public enum ResetKind
{
    /// <summary>At once. 1.6's <c>Hard</c>.</summary>
    Immediate,

    /// <summary>As soon as nothing charges. 1.6's <c>Soft</c>, which ends transactions in good order first.</summary>
    OnIdle,
}
