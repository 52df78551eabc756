using Csms.Domain.Certificates;

namespace Csms.Server.Commands;

/// <summary>Asks a station to make a new key and to ask for a certificate for it.</summary>
public sealed record RenewCertificateCommand
{
    /// <summary><c>Station</c> or <c>V2G</c>. Default Station.</summary>
    public SigningUse? Use { get; init; }
}
