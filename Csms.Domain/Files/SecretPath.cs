using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Csms.Domain.Files;

/// <summary>
/// The part of a URL that nobody can guess. It is all that a station needs to bring or fetch one file, so that the password it talks OCPP with never
/// goes over another connection (OCPP 2.0.1 N01.FR.17). Only its hash is kept.
/// </summary>
public static class SecretPath
{
    private const int Bytes = 24;

    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    internal static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
