using System.Buffers;
using System.Text;

namespace Csms.Domain.Readings;

/// <summary>
/// All samples of one meter value in few bytes, each exactly as sent. One byte of format version; then per sample a byte that says which members
/// follow, each a word's code or <see cref="Words.Unknown"/> and the text, then the value's text. Texts are preceded by their length.
/// </summary>
internal static class SampleBlob
{
    private const byte Version = 1;

    [Flags]
    private enum Has : byte
    {
        Nothing = 0,
        Measurand = 1,
        Unit = 2,
        Phase = 4,
        Location = 8,
        Context = 16,
        Format = 32,
        Multiplier = 64,
        Signed = 128,
    }

    public static byte[] Encode(IReadOnlyList<Sample> samples)
    {
        var size = 1;
        for (var i = 0; i < samples.Count; i++)
            size += MaxSize(samples[i]);
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        var writer = new Writer(buffer);
        writer.Byte(Version);
        for (var i = 0; i < samples.Count; i++)
            Write(ref writer, samples[i]);
        var blob = writer.Written.ToArray();
        ArrayPool<byte>.Shared.Return(buffer);
        return blob;
    }

    /// <exception cref="InvalidDataException">The blob was written by a newer program.</exception>
    public static List<Sample> Decode(ReadOnlySpan<byte> blob)
    {
        var reader = new Reader(blob);
        if (reader.Byte() is var version && version != Version)
            throw new InvalidDataException($"Samples of format {version} are not known to this program.");
        var samples = new List<Sample>();
        while (!reader.IsAtEnd)
            samples.Add(Read(ref reader));
        return samples;
    }

    private static void Write(ref Writer writer, Sample sample)
    {
        writer.Byte((byte)(
            (sample.Measurand is null ? Has.Nothing : Has.Measurand)
            | (sample.Unit is null ? Has.Nothing : Has.Unit)
            | (sample.Phase is null ? Has.Nothing : Has.Phase)
            | (sample.Location is null ? Has.Nothing : Has.Location)
            | (sample.Context is null ? Has.Nothing : Has.Context)
            | (sample.Format is null ? Has.Nothing : Has.Format)
            | (sample.Multiplier == 0 ? Has.Nothing : Has.Multiplier)
            | (sample.Signed is null ? Has.Nothing : Has.Signed)));
        writer.Word(sample.Measurand);
        writer.Word(sample.Unit);
        writer.Word(sample.Phase);
        writer.Word(sample.Location);
        writer.Word(sample.Context);
        writer.Word(sample.Format);
        if (sample.Multiplier != 0)
            writer.Number(unchecked((uint)((sample.Multiplier << 1) ^ (sample.Multiplier >> 31))));
        writer.Text(sample.Value);
        if (sample.Signed is not { } signed)
            return;
        writer.Text(signed.Data);
        writer.Text(signed.SigningMethod);
        writer.Text(signed.EncodingMethod);
        writer.Text(signed.PublicKey);
    }

    private static Sample Read(ref Reader reader)
    {
        var has = (Has)reader.Byte();
        var measurand = (has & Has.Measurand) == 0 ? null : reader.Word();
        var unit = (has & Has.Unit) == 0 ? null : reader.Word();
        var phase = (has & Has.Phase) == 0 ? null : reader.Word();
        var location = (has & Has.Location) == 0 ? null : reader.Word();
        var context = (has & Has.Context) == 0 ? null : reader.Word();
        var format = (has & Has.Format) == 0 ? null : reader.Word();
        var multiplier = (has & Has.Multiplier) == 0 ? 0 : reader.Signed();
        return new Sample
        {
            Measurand = measurand,
            Unit = unit,
            Phase = phase,
            Location = location,
            Context = context,
            Format = format,
            Multiplier = multiplier,
            Value = reader.Text(),
            Signed = (has & Has.Signed) == 0 ? null : new SignedSample(reader.Text(), reader.Text(), reader.Text(), reader.Text()),
        };
    }

    private static int MaxSize(Sample sample)
    {
        var size = 1 + Writer.MaxNumber + Size(sample.Measurand) + Size(sample.Unit) + Size(sample.Phase) + Size(sample.Location)
            + Size(sample.Context) + Size(sample.Format) + Size(sample.Value);
        return sample.Signed is { } signed
            ? size + Size(signed.Data) + Size(signed.SigningMethod) + Size(signed.EncodingMethod) + Size(signed.PublicKey)
            : size;
    }

    private static int Size(string? text) => text is null ? 0 : 1 + Writer.MaxNumber + Encoding.UTF8.GetMaxByteCount(text.Length);

    private ref struct Writer(Span<byte> buffer)
    {
        public const int MaxNumber = 5;

        private readonly Span<byte> _buffer = buffer;
        private int _at;

        public readonly ReadOnlySpan<byte> Written => _buffer[.._at];

        public void Byte(byte value) => _buffer[_at++] = value;

        public void Word(string? word)
        {
            if (word is null)
                return;
            var code = Words.CodeOf(word);
            Byte(code);
            if (code == Words.Unknown)
                Text(word);
        }

        public void Text(string text)
        {
            Number((uint)Encoding.UTF8.GetByteCount(text));
            _at += Encoding.UTF8.GetBytes(text, _buffer[_at..]);
        }

        public void Number(uint value)
        {
            for (; value >= 0x80; value >>= 7)
                Byte((byte)((value & 0x7F) | 0x80));
            Byte((byte)value);
        }
    }

    private ref struct Reader(ReadOnlySpan<byte> blob)
    {
        private readonly ReadOnlySpan<byte> _blob = blob;
        private int _at;

        public readonly bool IsAtEnd => _at == _blob.Length;

        public byte Byte() => _blob[_at++];

        public string Word() => Byte() is var code && code == Words.Unknown ? Text() : Words.WordOf(code);

        public string Text()
        {
            var length = (int)Number();
            var text = Encoding.UTF8.GetString(_blob.Slice(_at, length));
            _at += length;
            return text;
        }

        public uint Number()
        {
            var value = 0u;
            for (var shift = 0; ; shift += 7)
            {
                var part = Byte();
                value |= (uint)(part & 0x7F) << shift;
                if (part < 0x80)
                    return value;
            }
        }

        public int Signed() => Number() is var value ? (int)(value >> 1) ^ -(int)(value & 1) : 0;
    }
}
