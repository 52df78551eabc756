using Csms.Domain.Profiles;
using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    public async Task<CommandAnswer> ClearChargingProfilesAsync(StationConnection station, ProfileCriteria criteria, CancellationToken cancellationToken)
    {
        var byCriteria = IsByCriteria(criteria);
        var request = new ClearChargingProfileRequest
        {
            ChargingProfileId = criteria.ProfileId,
            ChargingProfileCriteria = !byCriteria ? null : new ClearChargingProfile
            {
                EvseId = criteria.Evse,
                ChargingProfilePurpose = criteria.Purpose is { } purpose ? Enum.Parse<ChargingProfilePurpose>(purpose) : null,
                StackLevel = criteria.StackLevel,
            },
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }

    // K10.FR.02: either the id or at least one criterion.
    private static bool IsByCriteria(ProfileCriteria criteria)
    {
        var byCriteria = criteria is not { Evse: null, Purpose: null, StackLevel: null };
        return byCriteria != criteria.ProfileId is not null
            ? byCriteria
            : throw new RuleBrokenException("OCPP 2.0.1 K10.FR.02", "", "Profiles are cleared either by their id or by at least one criterion, not by both.");
    }
}
