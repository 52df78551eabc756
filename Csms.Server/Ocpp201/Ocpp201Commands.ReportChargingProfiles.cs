using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    public async Task<CommandAnswer> ReportChargingProfilesAsync(
        StationConnection station, int requestId, ProfileReportCommand command, CancellationToken cancellationToken)
    {
        var byIds = command.Ids is { Count: > 0 };
        if (byIds && command is not { Purpose: null, StackLevel: null, Sources: null or [] })
            throw new RuleBrokenException("OCPP 2.0.1 K09.FR.03", "", "Profiles are asked for either by their ids or by criteria, not by both.");
        var request = new GetChargingProfilesRequest
        {
            RequestId = requestId,
            EvseId = command.EvseId,
            ChargingProfile = new ChargingProfileCriterion
            {
                ChargingProfileId = byIds ? command.Ids : null,
                ChargingProfilePurpose = command.Purpose is { } purpose ? Enum.Parse<ChargingProfilePurpose>(purpose.ToString()) : null,
                StackLevel = command.StackLevel,
                ChargingLimitSource = command.Sources is { Count: > 0 } sources ? [.. sources.Select(Source)] : null,
            },
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }

    private static ChargingLimitSource Source(string word) => Enum.TryParse<ChargingLimitSource>(word, out var source) && Enum.IsDefined(source)
        ? source
        : throw new RuleBrokenException("OCPP 2.0.1 ChargingLimitSourceEnumType", "sources", $"One of: {string.Join(", ", Enum.GetNames<ChargingLimitSource>())}.");
}
