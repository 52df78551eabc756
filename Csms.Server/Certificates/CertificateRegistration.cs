using Csms.Server.Connections;
using Microsoft.Extensions.Options;

namespace Csms.Server.Certificates;

/// <summary>Makes known who signs the certificates of stations and who looks after them.</summary>
internal static class CertificateRegistration
{
    public static void AddCertificates(this IServiceCollection services)
    {
        services.AddOptions<CertificateOptions>().BindConfiguration(CertificateOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services
            .AddSingleton<IValidateOptions<CertificateOptions>, CertificateOptionsCheck>()
            .AddSingleton<EmbeddedAuthority>()
            .AddSingleton<EstAuthority>()
            .AddSingleton<ICertificateAuthority>(provider => provider.GetRequiredService<IOptions<CertificateOptions>>().Value.Authority switch
            {
                AuthorityKind.Embedded => provider.GetRequiredService<EmbeddedAuthority>(),
                AuthorityKind.Est => provider.GetRequiredService<EstAuthority>(),
                _ => new NoAuthority(),
            })
            .AddSingleton<SigningRules>()
            .AddSingleton<OcspResponders>()
            .AddSingleton<SigningDesk>()
            .AddHostedService(provider => provider.GetRequiredService<SigningDesk>())
            .AddSingleton<CertificateRenewal>()
            .AddSingleton<IAfterBoot>(provider => provider.GetRequiredService<CertificateRenewal>())
            .AddHostedService(provider => provider.GetRequiredService<CertificateRenewal>())
            .AddHostedService<CertificateWatch>();
    }
}
