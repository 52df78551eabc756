using System.Text.Json;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp16;
using Csms.Simulator.Tokens;
using V201 = Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp16;

internal static class AuthorizeSender
{
    private const string PlugAndCharge = "org.openchargealliance.iso15118pnc";

    public static void Send(SimulatedStation station, Token token, Action<Verdict?> answered)
    {
        if (token.Type == V201.IdTokenType.EMAID && station.Options.Contract is { } contract)
            SendContract(station, token, contract, answered);
        else
            station.Calls.Send(new AuthorizeRequest { IdTag = token.Value }, response => answered(Translation.Of(response.IdTagInfo)), _ => answered(null));
    }

    // As the application note on ISO 15118 and OCPP 1.6 has it: the message of 2.0.1, as text.
    private static void SendContract(SimulatedStation station, Token token, Contract contract, Action<Verdict?> answered)
    {
        var request = new V201.AuthorizeRequest { IdToken = Ocpp201.Translation.Of(token), Certificate = contract.Chain };
        station.Calls.Send(
            new DataTransferRequest { VendorId = PlugAndCharge, MessageId = "Authorize", Data = JsonSerializer.Serialize(request, OcppJson.Options) },
            response => answered(response is { Status: DataTransferStatus.Accepted, Data: { } data }
                ? Ocpp201.Translation.Of(JsonSerializer.Deserialize<V201.AuthorizeResponse>(data, OcppJson.Options)!.IdTokenInfo)
                : new Verdict(false)),
            _ => answered(null));
    }
}
