using Csms.Simulator.ChargingProfiles;
using Csms.Simulator.Tokens;

namespace Csms.Simulator.Charging;

/// <summary>What the CSMS asked for and what waits for the plug or for the authorization.</summary>
/// <param name="Profile">The charging profile of the transaction to come.</param>
/// <param name="Id">OCPP 2.0.1: the CSMS's number of this start.</param>
internal sealed record RemoteStart(Token Token, Profile? Profile, int? Id);
