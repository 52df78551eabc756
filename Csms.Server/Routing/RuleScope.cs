namespace Csms.Server.Routing;

/// <summary>For which stations a rule is made of a violation.</summary>
internal enum RuleScope
{
    /// <summary>All of the station's vendor and model, whatever their firmware.</summary>
    Model,

    /// <summary>All of the station's vendor, model and firmware.</summary>
    Firmware,

    /// <summary>The station alone.</summary>
    Station,
}
