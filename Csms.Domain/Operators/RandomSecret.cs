using System.Security.Cryptography;
using System.Text;

namespace Csms.Domain.Operators;

/// <summary>Secrets of 256 random bits: keys, one-time links, sessions. They are kept as SHA-256; a slow hash would add nothing.</summary>
internal static class RandomSecret
{
    private const int Bytes = 32;

    public static string New() => RandomNumberGenerator.GetHexString(Bytes * 2, lowercase: true);

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
