using Csms.Domain.Readings;
using Csms.Domain.Tokens;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp16;
using AuthorizationStatus = Csms.Protocol.Ocpp16.AuthorizationStatus;
using DomainStatus = Csms.Domain.Tokens.AuthorizationStatus;
using MeterValue = Csms.Protocol.Ocpp16.MeterValue;

namespace Csms.Server.Ocpp16;

/// <summary>Between OCPP 1.6 and the domain's words.</summary>
internal static class Translation
{
    /// <summary>1.6 has no EVSEs: connector n is connector 1 of EVSE n, connector 0 is the station.</summary>
    public static (int Evse, int Connector) ToEvse(int connectorId) => (connectorId, connectorId == 0 ? 0 : 1);

    public static PresentedToken ToToken(string idTag) => new(idTag);

    public static IdTagInfo ToIdTagInfo(Authorization authorization) => new()
    {
        Status = authorization.Status switch
        {
            DomainStatus.Accepted => AuthorizationStatus.Accepted,
            DomainStatus.Blocked => AuthorizationStatus.Blocked,
            DomainStatus.Expired => AuthorizationStatus.Expired,
            DomainStatus.ConcurrentTx => AuthorizationStatus.ConcurrentTx,
            // 1.6 §7.2 knows neither places nor times: "blocked, not allowed for charging".
            DomainStatus.NotAtThisLocation or DomainStatus.NotAtThisTime or DomainStatus.NotAllowedTypeEvse => AuthorizationStatus.Blocked,
            // 1.6 §7.2 knows no Unknown: such a tag is Invalid.
            DomainStatus.Invalid or DomainStatus.Unknown => AuthorizationStatus.Invalid,
            _ => throw new ArgumentOutOfRangeException(nameof(authorization), authorization.Status, null),
        },
        // 1.6 §7.28: a parent has at most 20 characters; a longer group cannot be told to the station.
        ParentIdTag = authorization.GroupId is { Length: <= 20 } group ? group : null,
        // 1.6 §7.6: also tells the station's cache when to ask again.
        ExpiryDate = authorization.CacheUntil ?? authorization.ExpiresAt,
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
                Value = value.Value,
                Measurand = value.Measurand?.Word(),
                Unit = value.Unit?.Word(),
                Phase = value.Phase?.Word(),
                Location = value.Location?.Word(),
                Context = value.Context?.Word(),
                Format = value.Format?.Word(),
            };
        }
        return samples;
    }
}
