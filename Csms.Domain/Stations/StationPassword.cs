using System.Security.Cryptography;
using System.Text;

namespace Csms.Domain.Stations;

/// <summary>What a station's password may be, and new ones.</summary>
internal static class StationPassword
{
    /// <summary>OCPP 2.0.1 A00.FR.205 with errata 2.1.</summary>
    private const int MinLength = 16;
    private const int MaxLength = 64;

    private const int GeneratedBytes = 20;

    /// <summary>40 hex digits: a password of 2.0.1, and an AuthorizationKey of 1.6 as it is configured.</summary>
    public static string Generate() => RandomNumberGenerator.GetHexString(GeneratedBytes * 2, lowercase: true);

    /// <exception cref="ArgumentException">It is too short or too long.</exception>
    public static PasswordHash Hash(string password) => password.Length is >= MinLength and <= MaxLength
        ? PasswordHash.Of(Encoding.UTF8.GetBytes(password))
        : throw new ArgumentException($"A station's password has {MinLength} to {MaxLength} characters.", nameof(password));
}
