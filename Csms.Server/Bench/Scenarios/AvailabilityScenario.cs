using Csms.Protocol;
using Csms.Server.Commands;

namespace Csms.Server.Bench.Scenarios;

/// <summary>OCPP 1.6 §5.2, OCPP 2.0.1 G03.</summary>
internal sealed class AvailabilityScenario : Scenario
{
    public override string Name => "availability";

    public override string Title => "Out of service and back";

    public override string About => "The EVSE is taken out of service and says so, and is put back.";

    public override IReadOnlyList<Step> Steps(OcppVersion version) => [Plays.Free, Switching("out-of-service", false), Switching("in-service", true)];

    private static Step Switching(string key, bool operative) => new()
    {
        Key = key,
        Title = operative ? "It is put back into service and says so" : "It is taken out of service and says so",
        Always = operative,
        PlayAsync = async (stage, token) =>
        {
            await Plays.RequireAcceptedAsync(
                stage, await stage.Door.Commands.ChangeAvailabilityAsync(stage.Origin, new AvailabilityCommand { Operative = operative, EvseId = stage.EvseId }, token), token);
            return $"EVSE {stage.EvseId} is {await stage.UntilStateAsync(token, operative ? ["Available"] : ["Unavailable"])}.";
        },
    };
}
