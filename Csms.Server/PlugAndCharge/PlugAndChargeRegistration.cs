using Microsoft.Extensions.Options;

namespace Csms.Server.PlugAndCharge;

/// <summary>Makes known who judges contracts and who makes them.</summary>
internal static class PlugAndChargeRegistration
{
    public static void AddPlugAndCharge(this IServiceCollection services)
    {
        services.AddOptions<PlugAndChargeOptions>().BindConfiguration(PlugAndChargeOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services
            .AddSingleton<IValidateOptions<PlugAndChargeOptions>, PlugAndChargeOptionsCheck>()
            .AddSingleton<ContractTrust>()
            .AddSingleton<ContractDesk>()
            .AddSingleton<HttpContractPool>()
            .AddSingleton<FolderContractPool>()
            .AddSingleton<IContractPool>(provider => provider.GetRequiredService<IOptions<PlugAndChargeOptions>>().Value.Pool switch
            {
                ContractPoolKind.Http => provider.GetRequiredService<HttpContractPool>(),
                ContractPoolKind.Folder => provider.GetRequiredService<FolderContractPool>(),
                _ => new NoContractPool(),
            })
            .AddSingleton<PlugAndChargeTransfer>();
    }
}
