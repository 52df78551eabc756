using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Csms.Server.Outbox;

/// <summary>
/// The header <c>Csms-Signature: t=SECONDS,v1=HEX</c>: HMAC-SHA256 by the hook's secret over the time, a dot and the body as sent. The time is the attempt's, so
/// that what was overheard cannot be sent again later. While two secrets count there are two <c>v1</c>.
/// </summary>
internal static class HookSignature
{
    public const string Header = "Csms-Signature";

    public static string Of(IEnumerable<string> secrets, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(time + "."), .. body];
        return $"t={time}," + string.Join(',', secrets.Select(secret => "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))));
    }
}
