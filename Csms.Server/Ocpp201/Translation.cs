using Csms.Domain.Displays;
using Csms.Domain.Readings;
using Csms.Domain.Tokens;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp201;
using Csms.Server.Certificates;
using Authorization = Csms.Domain.Tokens.Authorization;
using AuthorizationStatus = Csms.Protocol.Ocpp201.AuthorizationStatus;
using DomainStatus = Csms.Domain.Tokens.AuthorizationStatus;
using MeterValue = Csms.Protocol.Ocpp201.MeterValue;

namespace Csms.Server.Ocpp201;

/// <summary>Between OCPP 2.0.1 and the domain's words.</summary>
internal static class Translation
{
    /// <summary>Why something was refused; the words are cut to what the schema allows.</summary>
    public static StatusInfo ToStatusInfo(string code, string words) => new() { ReasonCode = code, AdditionalInfo = words.Length <= 512 ? words : words[..512] };

    public static OcspQuestion ToQuestion(OCSPRequestData asked) => new(
        asked.HashAlgorithm switch { HashAlgorithm.SHA384 => OcspQuestion.Sha384, HashAlgorithm.SHA512 => OcspQuestion.Sha512, _ => OcspQuestion.Sha256 },
        asked.IssuerNameHash, asked.IssuerKeyHash, asked.SerialNumber);

    public static PresentedToken ToToken(IdToken token) => new(token.Value, token.Type.Word());

    public static IdTokenInfo ToIdTokenInfo(Authorization authorization) => new()
    {
        Status = authorization.Status switch
        {
            DomainStatus.Accepted => AuthorizationStatus.Accepted,
            DomainStatus.Blocked => AuthorizationStatus.Blocked,
            DomainStatus.Expired => AuthorizationStatus.Expired,
            DomainStatus.Invalid => AuthorizationStatus.Invalid,
            DomainStatus.ConcurrentTx => AuthorizationStatus.ConcurrentTx,
            DomainStatus.Unknown => AuthorizationStatus.Unknown,
            DomainStatus.NotAtThisLocation => AuthorizationStatus.NotAtThisLocation,
            DomainStatus.NotAtThisTime => AuthorizationStatus.NotAtThisTime,
            DomainStatus.NotAllowedTypeEvse => AuthorizationStatus.NotAllowedTypeEVSE,
            _ => throw new ArgumentOutOfRangeException(nameof(authorization), authorization.Status, null),
        },
        // C01.FR.06, and C09.FR.13 (errata): a group's token is of type Central.
        GroupIdToken = authorization.GroupId is { Length: <= 36 } group ? new IdToken { Value = group, Type = IdTokenType.Central } : null,
        // C10: the station may not use its cached answer for longer than the token is valid.
        CacheExpiryDateTime = authorization.CacheUntil ?? authorization.ExpiresAt,
        EvseId = authorization.EvseIds,
        Language1 = authorization.Language,
    };

    public static MessageContent? ToMessage(string? text) => text is null ? null : new MessageContent { Format = MessageFormat.UTF8, Content = text.Length <= 512 ? text : text[..512] };

    public static DisplayMessage ToDisplayMessage(MessageInfo message) => new()
    {
        Id = message.Id,
        Priority = Enum.Parse<DisplayPriority>($"{message.Priority}"),
        State = message.State is { } state ? Enum.Parse<DisplayState>($"{state}") : null,
        Format = Enum.Parse<DisplayFormat>($"{message.Message.Format}"),
        Language = message.Message.Language,
        Content = message.Message.Content,
        StartsAt = message.StartDateTime,
        EndsAt = message.EndDateTime,
        TransactionId = message.TransactionId,
    };

    public static IReadOnlyList<Domain.Readings.MeterValue> ToMeterValues(IReadOnlyList<MeterValue>? values)
    {
        if (values is null)
            return [];
        var translated = new Domain.Readings.MeterValue[values.Count];
        for (var i = 0; i < translated.Length; i++)
            translated[i] = new(values[i].Timestamp, ToSamples(values[i].SampledValue));
        return translated;
    }

    private static Sample[] ToSamples(IReadOnlyList<SampledValue> values)
    {
        var samples = new Sample[values.Count];
        for (var i = 0; i < samples.Length; i++)
        {
            var value = values[i];
            samples[i] = new Sample
            {
                Value = value.Value.ToString(),
                Measurand = value.Measurand?.Word(),
                Unit = value.UnitOfMeasure?.Unit,
                Multiplier = value.UnitOfMeasure?.Multiplier ?? 0,
                Phase = value.Phase?.Word(),
                Location = value.Location?.Word(),
                Context = value.Context?.Word(),
                Signed = value.SignedMeterValue is { } signed
                    ? new SignedSample(signed.SignedMeterData, signed.SigningMethod, signed.EncodingMethod, signed.PublicKey)
                    : null,
            };
        }
        return samples;
    }
}
