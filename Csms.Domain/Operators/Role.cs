namespace Csms.Domain.Operators;

/// <summary>What somebody may do; each may do what those before it may.</summary>
public enum Role
{
    /// <summary>Sees everything but secrets.</summary>
    Viewer,

    /// <summary>Gives commands to stations, and changes stations, tokens and the like.</summary>
    Operator,

    /// <summary>Changes who may do what, and what holds for all stations.</summary>
    Administrator,
}
