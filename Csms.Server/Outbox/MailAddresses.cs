using System.Net.Mail;

namespace Csms.Server.Outbox;

/// <summary>What may stand in the head of a mail.</summary>
internal static class MailAddresses
{
    private const int MaxAddress = 254;

    /// <summary>Why a text is no single plain mail address, in words; null when it is one.</summary>
    public static string? WhyNot(string address) =>
        address.Length is 0 or > MaxAddress || address.Any(character => char.IsControl(character) || character is ' ' or ',' or ';' or '<' or '>' or '"')
            || !MailAddress.TryCreate(address, out var parsed) || parsed.Address != address || !parsed.Host.Contains('.') && parsed.Host != "localhost"
            ? "This is no mail address like ops@example.com."
            : null;

    /// <summary>A text for a header or a line: whatever ends a line is a space, so that nobody adds headers of their own.</summary>
    public static string OneLine(string text, int most)
    {
        var plain = string.Create(Math.Min(text.Length, most), text, static (into, from) =>
        {
            for (var i = 0; i < into.Length; i++)
                into[i] = char.IsControl(from[i]) || from[i] is '\u2028' or '\u2029' || char.IsSurrogate(from[i]) ? ' ' : from[i];
        });
        return text.Length > most ? plain[..^1] + "…" : plain;
    }
}
