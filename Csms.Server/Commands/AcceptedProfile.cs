using System.Text.Json;
using System.Text.Json.Serialization;
using Csms.Domain.Profiles;
using Csms.Domain.Transactions;
using Csms.Server.Api;

namespace Csms.Server.Commands;

/// <summary>A charging profile with the place that it is for, as it is kept once its station has accepted it.</summary>
internal sealed record AcceptedProfile(int EvseId, string? OcppTransactionId, RequestedProfile Profile)
{
    // Rows outlive this version: a member that another version knows does no harm.
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false), new UtcTimeConverter() },
    };

    public AcceptedProfile(int evseId, Transaction? transaction, RequestedProfile profile)
        : this(evseId, transaction?.OcppTransactionId, profile)
    {
    }

    public static AcceptedProfile Of(StationProfile kept) =>
        new(kept.Evse, kept.OcppTransactionId, JsonSerializer.Deserialize<RequestedProfile>(kept.Json, Json)!);

    public StationProfile ToKept() => new()
    {
        ProfileId = Profile.Id,
        Evse = EvseId,
        Purpose = Profile.Purpose.ToString(),
        StackLevel = Profile.StackLevel,
        OcppTransactionId = OcppTransactionId,
        Json = JsonSerializer.Serialize(Profile, Json),
    };

    /// <summary>Same place, purpose and stack level, and both valid at some moment.</summary>
    public bool Overlaps(AcceptedProfile other) =>
        (EvseId, OcppTransactionId, Profile.Purpose, Profile.StackLevel) == (other.EvseId, other.OcppTransactionId, other.Profile.Purpose, other.Profile.StackLevel)
        && (Profile.ValidFrom ?? DateTimeOffset.MinValue) < (other.Profile.ValidTo ?? DateTimeOffset.MaxValue)
        && (other.Profile.ValidFrom ?? DateTimeOffset.MinValue) < (Profile.ValidTo ?? DateTimeOffset.MaxValue);
}
