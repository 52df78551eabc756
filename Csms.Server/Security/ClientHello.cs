using System.Buffers;
using System.Buffers.Binary;

namespace Csms.Server.Security;

/// <summary>What a TLS client says first, as far as it decides which certificate it can be shown (RFC 8446 §4.1.2, RFC 5246 §7.4.1.2).</summary>
internal sealed record ClientHello
{
    private const int SignatureAlgorithms = 13;
    private const int SupportedVersions = 43;
    private const ushort Tls13 = 0x0304;

    /// <summary>Whether the client can check an ECDSA certificate.</summary>
    public required bool TakesEcdsa { get; init; }

    /// <summary>Reads the first TLS record of a connection; null where it is not a whole ClientHello.</summary>
    public static ClientHello? Read(ReadOnlySequence<byte> record)
    {
        try
        {
            return Read(record.ToArray());
        }
        catch (ArgumentOutOfRangeException)
        {
            // Cut off or not TLS at all: the handshake itself finds out.
            return null;
        }
    }

    private static ClientHello? Read(ReadOnlySpan<byte> rest)
    {
        // Record: type, version, length. Handshake: type, length; version and random of the client.
        if (Take(ref rest, 5)[0] != 22 || Take(ref rest, 4)[0] != 1)
            return null;
        Take(ref rest, 2 + 32);
        Take(ref rest, Take(ref rest, 1)[0]);
        var suites = TakeBlock(ref rest);
        Take(ref rest, Take(ref rest, 1)[0]);
        ReadOnlySpan<byte> signatures = [], versions = [];
        for (var extensions = rest.IsEmpty ? default : TakeBlock(ref rest); !extensions.IsEmpty;)
        {
            var type = BinaryPrimitives.ReadUInt16BigEndian(Take(ref extensions, 2));
            var content = TakeBlock(ref extensions);
            if (type == SignatureAlgorithms)
                signatures = TakeBlock(ref content);
            else if (type == SupportedVersions)
                versions = Take(ref content, Take(ref content, 1)[0]);
        }
        // In TLS 1.3 the suite says nothing of the certificate, before it both have to fit.
        var canSign = Any(signatures, static algorithm => algorithm is 0x0403 or 0x0503 or 0x0603);
        return new ClientHello { TakesEcdsa = canSign && (Any(versions, static version => version == Tls13) || Any(suites, IsEcdsaSuite)) };
    }

    // TLS_ECDHE_ECDSA_WITH_...: ChaCha20 and the two AES-GCM; the server has no others.
    private static bool IsEcdsaSuite(ushort suite) => suite is 0xC02B or 0xC02C or 0xCCA9;

    private static bool Any(ReadOnlySpan<byte> numbers, Func<ushort, bool> holds)
    {
        for (; numbers.Length >= 2; numbers = numbers[2..])
        {
            if (holds(BinaryPrimitives.ReadUInt16BigEndian(numbers)))
                return true;
        }
        return false;
    }

    private static ReadOnlySpan<byte> TakeBlock(scoped ref ReadOnlySpan<byte> rest) => Take(ref rest, BinaryPrimitives.ReadUInt16BigEndian(Take(ref rest, 2)));

    private static ReadOnlySpan<byte> Take(scoped ref ReadOnlySpan<byte> rest, int count)
    {
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
