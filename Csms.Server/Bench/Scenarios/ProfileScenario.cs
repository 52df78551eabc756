using Csms.Domain.Profiles;
using Csms.Protocol;
using Csms.Server.Commands;

namespace Csms.Server.Bench.Scenarios;

/// <summary>OCPP 1.6 §5.16, §5.5; OCPP 2.0.1 K01, K10.</summary>
internal sealed class ProfileScenario : Scenario
{
    private const int ProfileId = 29_001;
    private const decimal LimitAmperes = 8;
    private const decimal LimitWatts = 5_000;

    /// <summary>What a meter or a slow vehicle may be above the limit.</summary>
    private const decimal Tolerance = 1.1m;

    private static readonly TimeSpan MeterPatience = TimeSpan.FromMinutes(6);

    public override string Name => "profile";

    public override string Title => "A charging profile is obeyed";

    public override string About => "A running transaction is limited, draws no more than that, and goes back up when the limit is lifted.";

    public override IReadOnlyList<Step> Steps(OcppVersion version) =>
    [
        Plays.Free,
        Plays.PlugIn,
        Plays.RemoteStart,
        new()
        {
            Key = "power-before",
            Title = "It draws power, as its meter tells",
            Limit = MeterPatience,
            PlayAsync = async (stage, token) =>
            {
                stage.PowerBefore = await PowerAsync(stage, power => power > 0, token);
                return $"{Plays.Power(stage.PowerBefore.Value)}.";
            },
        },
        new()
        {
            Key = "profile-set",
            Title = "The station takes a limit for the transaction",
            PlayAsync = async (stage, token) =>
            {
                // Many stations know amperes only, and those of direct current often watts only.
                if (await SetAsync(stage, RateUnit.A, LimitAmperes, token) is { Status: "Accepted" })
                    return $"At most {LimitAmperes:0} A in each phase.";
                await Plays.RequireAcceptedAsync(stage, await SetAsync(stage, RateUnit.W, LimitWatts, token), token);
                return $"At most {Plays.Power(LimitWatts)}.";
            },
        },
        new()
        {
            Key = "power-limited",
            Title = "It draws no more than the limit",
            Limit = MeterPatience,
            PlayAsync = async (stage, token) =>
            {
                // 230 V in three phases, which is more than 5 kW.
                var most = LimitAmperes * 230 * 3 * Tolerance;
                var below = Math.Min(most, stage.PowerBefore!.Value * 0.95m);
                return $"{Plays.Power(await PowerAsync(stage, power => power <= below, token))}, before {Plays.Power(stage.PowerBefore.Value)}.";
            },
        },
        new()
        {
            Key = "profile-cleared",
            Title = "The station gives the limit up",
            Always = true,
            PlayAsync = async (stage, token) =>
            {
                var answer = await stage.Door.Commands.ClearChargingProfilesAsync(stage.Origin, new ProfileCriteria { ProfileId = ProfileId }, token);
                await Plays.RequireAcceptedAsync(stage, answer, token);
                return "The profile is gone.";
            },
        },
        new()
        {
            Key = "power-after",
            Title = "It draws as much as before",
            Limit = MeterPatience,
            PlayAsync = async (stage, token) => $"{Plays.Power(await PowerAsync(stage, power => power >= stage.PowerBefore!.Value * 0.9m, token))}.",
        },
        Plays.RemoteStop,
        Plays.Unplug,
    ];

    private static async Task<decimal> PowerAsync(Stage stage, Func<decimal, bool> fits, CancellationToken cancellationToken) => (await stage.UntilAsync(
        async token => await stage.RefreshedAsync(token) is { PowerW: { } power } drawing && fits(power) ? drawing : null, cancellationToken)).PowerW!.Value;

    private static Task<CommandAnswer> SetAsync(Stage stage, RateUnit unit, decimal limit, CancellationToken cancellationToken) => stage.Door.Commands.SetChargingProfileAsync(
        stage.Origin,
        new SetChargingProfileCommand
        {
            EvseId = stage.EvseId,
            ChargingProfile = new RequestedProfile
            {
                Id = ProfileId,
                Purpose = ProfilePurpose.TxProfile,
                Kind = ProfileKind.Relative,
                TransactionId = stage.Transaction!.OcppTransactionId,
                Schedule = new RequestedSchedule { Unit = unit, Periods = [new RequestedPeriod { StartSeconds = 0, Limit = limit }] },
            },
        },
        cancellationToken);
}
