using Csms.Domain.Profiles;
using Csms.Protocol.Ocpp16;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    public async Task<CommandAnswer> ClearChargingProfilesAsync(StationConnection station, ProfileCriteria criteria, CancellationToken cancellationToken)
    {
        var request = new ClearChargingProfileRequest
        {
            Id = criteria.ProfileId,
            ConnectorId = criteria.Evse,
            ChargingProfilePurpose = criteria.Purpose switch
            {
                null => null,
                nameof(ProfilePurpose.ChargingStationMaxProfile) => ChargingProfilePurpose.ChargePointMaxProfile,
                nameof(ProfilePurpose.TxDefaultProfile) => ChargingProfilePurpose.TxDefaultProfile,
                _ => ChargingProfilePurpose.TxProfile,
            },
            StackLevel = criteria.StackLevel,
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return Answer(answer.Status);
    }
}
