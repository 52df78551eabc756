using System.Formats.Asn1;

namespace Csms.Server.Certificates;

/// <summary>An OCSP response (RFC 6960 §4.2.1) that answers a question. Its signature is judged by <see cref="OcspSignature"/> where the issuer's certificate is known, else by the station.</summary>
/// <param name="Until">Up to when it may be given again; null when the responder does not say.</param>
/// <param name="Status">What it says of the certificate.</param>
internal sealed record OcspReply(byte[] Der, DateTimeOffset? Until, OcspStatus Status)
{
    private const string Basic = "1.3.6.1.5.5.7.48.1.1";

    // Between the responder's clock and ours.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>Reads a response; null with the reason in words where it answers nothing.</summary>
    public static OcspReply? Read(byte[] der, byte[] certId, DateTimeOffset now, out string? fault)
    {
        try
        {
            return (fault = Check(der, certId, now, out var until, out var status)) is null ? new OcspReply(der, until, status) : null;
        }
        catch (AsnContentException)
        {
            fault = "The OCSP responder's answer is no OCSP response.";
            return null;
        }
    }

    private static string? Check(byte[] der, byte[] certId, DateTimeOffset now, out DateTimeOffset? until, out OcspStatus status)
    {
        until = null;
        status = OcspStatus.Unknown;
        var response = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        var outcome = response.ReadEnumeratedValue<ResponseStatus>();
        if (outcome != ResponseStatus.Successful)
            return $"The OCSP responder answered {outcome}.";
        var bytes = response.ReadSequence(Explicit(0)).ReadSequence();
        if (bytes.ReadObjectIdentifier() != Basic)
            return "The OCSP responder's answer is of a kind that is not known.";
        var body = new AsnReader(bytes.ReadOctetString(), AsnEncodingRules.DER).ReadSequence().ReadSequence();
        if (body.PeekTag().HasSameClassAndValue(Explicit(0)))
            body.ReadEncodedValue();
        // responderID and producedAt
        body.ReadEncodedValue();
        body.ReadEncodedValue();
        for (var all = body.ReadSequence(); all.HasData;)
        {
            var single = all.ReadSequence();
            if (!IsSame(single.ReadEncodedValue(), certId))
                continue;
            // good [0], revoked [1], unknown [2]
            status = single.PeekTag().TagValue switch { 0 => OcspStatus.Good, 1 => OcspStatus.Revoked, _ => OcspStatus.Unknown };
            single.ReadEncodedValue();
            var from = single.ReadGeneralizedTime();
            if (single.HasData && single.PeekTag().HasSameClassAndValue(Explicit(0)))
                until = single.ReadSequence(Explicit(0)).ReadGeneralizedTime();
            if (from > now + Skew)
                return $"The OCSP responder's answer is valid from {from:yyyy-MM-dd HH:mm} UTC on only.";
            return until + Skew < now ? $"The OCSP responder's answer was valid until {until:yyyy-MM-dd HH:mm} UTC." : null;
        }
        return "The OCSP responder's answer is for another certificate.";
    }

    // The algorithm's parameters may be NULL or left out; hashes and number must be the same.
    private static bool IsSame(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other)
    {
        var (left, right) = (new AsnReader(one, AsnEncodingRules.DER).ReadSequence(), new AsnReader(other, AsnEncodingRules.DER).ReadSequence());
        if (left.ReadSequence().ReadObjectIdentifier() != right.ReadSequence().ReadObjectIdentifier())
            return false;
        return left.ReadOctetString().AsSpan().SequenceEqual(right.ReadOctetString()) && left.ReadOctetString().AsSpan().SequenceEqual(right.ReadOctetString())
            && left.ReadInteger() == right.ReadInteger();
    }

    private static Asn1Tag Explicit(int number) => new(TagClass.ContextSpecific, number, isConstructed: true);

    private enum ResponseStatus
    {
        Successful = 0,
        MalformedRequest = 1,
        InternalError = 2,
        TryLater = 3,
        SigRequired = 5,
        Unauthorized = 6,
    }
}

/// <summary>What an OCSP response says of a certificate.</summary>
internal enum OcspStatus
{
    Good,
    Revoked,

    /// <summary>The responder does not know the certificate.</summary>
    Unknown,
}
