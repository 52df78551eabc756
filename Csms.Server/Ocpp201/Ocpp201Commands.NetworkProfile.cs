using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    private const string NetworkRule = "OCPP 2.0.1 B09";

    public void RequireNetworkProfiles()
    {
        // All 2.0.1 stations have them.
    }

    public async Task<CommandAnswer> SetNetworkProfileAsync(StationConnection station, int slot, NetworkProfileCommand command, CancellationToken cancellationToken)
    {
        var request = new SetNetworkProfileRequest
        {
            ConfigurationSlot = slot,
            ConnectionData = new NetworkConnectionProfile
            {
                OcppVersion = OCPPVersion.OCPP20,
                OcppTransport = OCPPTransport.JSON,
                OcppCsmsUrl = command.Url,
                MessageTimeout = command.MessageTimeout,
                SecurityProfile = command.SecurityProfile,
                OcppInterface = WordOf<OCPPInterface>(command.Interface, "interface", NetworkRule),
                Apn = command.Apn is { } apn ? ToApn(apn) : null,
                Vpn = command.Vpn is { } vpn ? ToVpn(vpn) : null,
            },
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }

    private static APN ToApn(AccessPoint apn) => new()
    {
        Apn = apn.Name,
        ApnAuthentication = WordOf<APNAuthentication>(apn.Authentication, "apn.authentication", NetworkRule),
        ApnUserName = apn.UserName,
        ApnPassword = apn.Password,
        SimPin = apn.SimPin,
        PreferredNetwork = apn.PreferredNetwork,
        UseOnlyPreferredNetwork = apn.UseOnlyPreferredNetwork,
    };

    private static VPN ToVpn(PrivateNetwork vpn) => new()
    {
        Server = vpn.Server, User = vpn.User, Password = vpn.Password, Key = vpn.Key, Type = WordOf<VPNType>(vpn.Type, "vpn.type", NetworkRule), Group = vpn.Group,
    };
}
