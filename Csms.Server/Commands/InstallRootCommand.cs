using Csms.Domain.Certificates;

namespace Csms.Server.Commands;

/// <summary>Gives a station a root certificate to trust.</summary>
public sealed record InstallRootCommand
{
    /// <summary><c>Csms</c> or <c>Manufacturer</c>; stations with Plug &amp; Charge also <c>V2G</c> and <c>MobilityOperator</c>.</summary>
    public required InstalledUse Use { get; init; }

    /// <summary>The certificate, PEM.</summary>
    public required string Certificate { get; init; }
}
