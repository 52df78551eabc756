using System.Security.Cryptography;

namespace Csms.Domain.Stations;

/// <summary>
/// A station's password as it is kept: a salt and a keyed SHA-256. A fast hash on purpose: passwords are at least 16 characters, generated ones
/// 160 random bits, so guessing is hopeless without slowing it down, and thousands of stations reconnect at once after an outage.
/// </summary>
internal sealed record PasswordHash(byte[] Salt, byte[] Hash)
{
    private const int SaltLength = 16;
    private const int MaxLength = 256;

    public static PasswordHash Of(ReadOnlySpan<byte> password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        Span<byte> decoded = stackalloc byte[MaxLength];
        return new PasswordHash(salt, HMACSHA256.HashData(salt, Canonical(password, decoded)));
    }

    public bool Matches(ReadOnlySpan<byte> password)
    {
        if (password.Length > MaxLength)
            return false;
        Span<byte> decoded = stackalloc byte[MaxLength];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Salt, Canonical(password, decoded), hash);
        return CryptographicOperations.FixedTimeEquals(hash, Hash);
    }

    /// <summary>
    /// OCPP-J 1.6 §6.2.2: a key of 16 to 20 bytes is configured as hex and sent as the bytes; many stations send the hex text. Both mean the bytes.
    /// </summary>
    private static ReadOnlySpan<byte> Canonical(ReadOnlySpan<byte> password, Span<byte> decoded) =>
        password.Length is >= 32 and <= 40
        && Convert.FromHexString(password, decoded, out _, out var length) == System.Buffers.OperationStatus.Done
            ? decoded[..length]
            : password;
}
