using System.Text;

namespace Csms.Server.Connections;

/// <summary>
/// The password of a station's Basic authentication. Its bytes are kept as sent: 1.6 sends the decoded key, which need not be text.
/// </summary>
internal static class BasicCredentials
{
    private const string Scheme = "Basic ";

    /// <summary>
    /// The password that goes with <paramref name="stationId"/> in an Authorization header, or null where there is none or it names somebody else.
    /// OCPP-J 1.6 §6.2.2: the user is the station's id.
    /// </summary>
    public static byte[]? PasswordOf(string? header, string stationId)
    {
        if (header is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        var encoded = header[Scheme.Length..].Trim();
        var decoded = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, decoded, out var length))
            return null;
        // The id is known, so the colon behind it is found even where the id or the password holds one too.
        var user = Encoding.UTF8.GetBytes(stationId + ":");
        return decoded.AsSpan(0, length).StartsWith(user) ? decoded[user.Length..length] : null;
    }
}
