using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Csms.Server.PlugAndCharge;

/// <summary>
/// A folder with fixed answers, for test benches. The answer to a request is in the file that is named for the SHA-256 (hex) of its base64 text, or else
/// for its action: <c>Install.exi</c>, <c>Update.exi</c>. A file holds base64.
/// </summary>
internal sealed class FolderContractPool(IOptions<PlugAndChargeOptions> options) : IContractPool
{
    public async Task<ContractAnswer> AskAsync(ContractQuestion question, CancellationToken cancellationToken)
    {
        var own = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question.ExiRequest)));
        string[] names = [own + ".exi", question.Action + ".exi"];
        try
        {
            return names.Select(name => Path.Combine(options.Value.PoolFolder, name)).FirstOrDefault(File.Exists) is { } file
                ? new ContractAnswer(true, (await File.ReadAllTextAsync(file, cancellationToken)).Trim())
                : throw new ContractPoolException($"The folder of the pool has neither {names[0]} nor {names[1]}.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ContractPoolException($"The folder of the pool cannot be read: {fault.Message}", fault);
        }
    }
}
