using System.Globalization;

namespace Csms.Benchmarks.Load;

/// <summary>The server answered an upgrade with something else than 101.</summary>
internal sealed class HandshakeRefusedException(int status, TimeSpan? retryAfter, string head) : Exception($"Upgrade refused: {head}")
{
    public int Status { get; } = status;

    /// <summary>How long the server asks to wait; null when it does not ask.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>Reads an HTTP response's head.</summary>
    public static HandshakeRefusedException From(string head)
    {
        var lines = head.Split("\r\n");
        var status = int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture);
        var retryAfter = lines.FirstOrDefault(line => line.StartsWith("Retry-After:", StringComparison.OrdinalIgnoreCase));
        return new HandshakeRefusedException(
            status, retryAfter is null ? null : TimeSpan.FromSeconds(double.Parse(retryAfter.Split(':')[1])), lines[0]);
    }
}
