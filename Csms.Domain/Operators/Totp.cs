using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Csms.Domain.Operators;

/// <summary>The six digits of authenticator apps: RFC 6238 with SHA-1 and steps of 30 seconds, which is what all of them can.</summary>
internal static class Totp
{
    private const int StepSeconds = 30;
    private const int Modulus = 1_000_000;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(20);

    /// <summary>The time step that a code belongs to, the present one or a neighbour (RFC 6238 5.2); null when it is wrong or not newer than the last one used.</summary>
    public static long? StepOf(ReadOnlySpan<byte> secret, string code, DateTimeOffset now, long lastStep)
    {
        var present = now.ToUnixTimeSeconds() / StepSeconds;
        for (var step = Math.Max(present - 1, lastStep + 1); step <= present + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(Code(secret, step)), System.Text.Encoding.UTF8.GetBytes(code)))
                return step;
        }
        return null;
    }

    /// <summary>The code of an instant.</summary>
    public static string CodeAt(ReadOnlySpan<byte> secret, DateTimeOffset at) => Code(secret, at.ToUnixTimeSeconds() / StepSeconds);

    /// <summary>The secret as apps take it when it is typed.</summary>
    public static string ToText(ReadOnlySpan<byte> secret)
    {
        var text = new char[secret.Length * 8 / 5];
        for (var i = 0; i < text.Length; i++)
        {
            // Five bits each, which lie in one byte or in two.
            var bits = secret[i * 5 / 8] << 8 | (i * 5 / 8 + 1 < secret.Length ? secret[i * 5 / 8 + 1] : 0);
            text[i] = Base32[bits >> (11 - i * 5 % 8) & 31];
        }
        return new string(text);
    }

    /// <summary>What the app reads from a picture.</summary>
    public static string ToUri(ReadOnlySpan<byte> secret, string account) => $"otpauth://totp/Csms:{Uri.EscapeDataString(account)}?secret={ToText(secret)}&issuer=Csms";

    private static string Code(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238 and the apps that people have want SHA-1; as a keyed hash it is not broken.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var at = hash[^1] & 0xF;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[at..]) & int.MaxValue;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }
}
