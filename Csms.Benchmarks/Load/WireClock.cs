using System.Globalization;
using System.Text;

namespace Csms.Benchmarks.Load;

/// <summary>Times as stations write them. The text is made anew once a millisecond, not once a message.</summary>
internal sealed class WireClock
{
    [ThreadStatic]
    private static WireClock? _ofThread;

    private readonly byte[] _text = new byte[24];
    private long _at = -1;

    private WireClock()
    {
    }

    /// <summary>The clock of the calling thread.</summary>
    public static WireClock OfThread => _ofThread ??= new WireClock();

    /// <summary>Now, 24 bytes.</summary>
    public ReadOnlySpan<byte> NowUtf8
    {
        get
        {
            var tick = Environment.TickCount64;
            if (tick != _at)
            {
                _at = tick;
                Encoding.ASCII.GetBytes(Text(TimeProvider.System.GetUtcNow()), _text);
            }
            return _text;
        }
    }

    public static string Now => Text(TimeProvider.System.GetUtcNow());

    public static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
