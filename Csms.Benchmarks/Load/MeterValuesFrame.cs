using System.Buffers.Text;
using System.Text;

namespace Csms.Benchmarks.Load;

/// <summary>
/// One station's MeterValues of three samples, built once; before each sending only the message id, the time and the meter's reading are written
/// over. About 600 bytes, as stations send them: every optional member present.
/// </summary>
internal sealed class MeterValuesFrame
{
    private const string TimeMark = "2000-01-01T00:00:00.000Z";
    private const int SequenceDigits = 12;
    private const int FirstReading = 1_000_000;

    private readonly byte[] _frame;
    private readonly byte[] _answer;
    private readonly int _sequenceAt;
    private readonly int _timeAt;
    private readonly int _readingAt;
    private readonly bool _isEcho;
    private long _sequence;

    /// <summary>Builds the frame.</summary>
    /// <param name="station">The station's number: the first part of every message id.</param>
    /// <param name="transactionId">The transaction that the samples belong to.</param>
    /// <param name="isEcho">Whether the peer sends back what it got, instead of answering it.</param>
    public MeterValuesFrame(int station, int transactionId, bool isEcho)
    {
        // As long as the UUIDs that stations use.
        var idHead = $"{station:x8}-0000-4000-8000-";
        var id = idHead + new string('0', SequenceDigits);
        var payload = MeterValuesPayload.Transaction(transactionId, [(TimeMark, FirstReading)]);
        var text = $"[2,\"{id}\",\"MeterValues\",{payload}]";
        _isEcho = isEcho;
        _frame = ClientFrame.Text(text);
        _sequenceAt = text.IndexOf(idHead, StringComparison.Ordinal) + idHead.Length;
        _timeAt = text.IndexOf(TimeMark, StringComparison.Ordinal);
        _readingAt = text.IndexOf($"\"{FirstReading}\"", StringComparison.Ordinal) + 1;
        _answer = Encoding.UTF8.GetBytes(isEcho ? text : $"[3,\"{id}\",{{}}]");
    }

    /// <summary>The frame of the next message.</summary>
    /// <param name="now">The time of the samples, 24 bytes.</param>
    public ReadOnlySpan<byte> Next(ReadOnlySpan<byte> now)
    {
        _sequence++;
        Span<byte> digits = stackalloc byte[SequenceDigits];
        Utf8Formatter.TryFormat(_sequence, digits, out _, new System.Buffers.StandardFormat('D', SequenceDigits));
        ClientFrame.Overwrite(_frame, _sequenceAt, digits);
        digits.CopyTo(_answer.AsSpan(_sequenceAt));
        ClientFrame.Overwrite(_frame, _timeAt, now);
        Utf8Formatter.TryFormat(FirstReading + _sequence, digits, out var written);
        ClientFrame.Overwrite(_frame, _readingAt, digits[..written]);
        return _frame;
    }

    /// <summary>Whether <paramref name="text"/> is the answer to the last message: <c>[3,"id",{}]</c>, or of an echo the message itself.</summary>
    public bool IsAnsweredBy(ReadOnlySpan<byte> text) => _isEcho
        ? text.Length == _answer.Length && text.StartsWith(_answer.AsSpan(0, _sequenceAt + SequenceDigits))
        : text.SequenceEqual(_answer);
}
