namespace Csms.Server.PlugAndCharge;

/// <summary>Nobody was configured to make contract certificates.</summary>
internal sealed class NoContractPool : IContractPool
{
    public Task<ContractAnswer> AskAsync(ContractQuestion question, CancellationToken cancellationToken) =>
        throw new ContractPoolException($"No pool of contract certificates is configured ({PlugAndChargeOptions.Section}:{nameof(PlugAndChargeOptions.Pool)}).");
}
