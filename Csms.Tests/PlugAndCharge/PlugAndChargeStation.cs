using System.Text.Json;
using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.PlugAndCharge;

/// <summary>Messages of Plug &amp; Charge as raw frames: by themselves in 2.0.1, as text in DataTransfer in 1.6.</summary>
internal static class PlugAndChargeStation
{
    public const string Vendor = "org.openchargealliance.iso15118pnc";

    public static async Task<JsonObject> AskAsync(this RawStation station, string action, object payload)
    {
        var json = payload as string ?? JsonSerializer.Serialize(payload);
        if (station.Subprotocol == "ocpp2.0.1")
            return await station.CallAsync(action, json);
        var answer = await station.TransferAsync(action, json);
        Assert.That((string)answer["status"]!, Is.EqualTo("Accepted"), answer.ToJsonString());
        return JsonNode.Parse((string)answer["data"]!)!.AsObject();
    }

    public static Task<JsonObject> TransferAsync(this RawStation station, string? messageId, string? data) =>
        station.CallAsync("DataTransfer", JsonSerializer.Serialize(new Dictionary<string, string?> { ["vendorId"] = Vendor, ["messageId"] = messageId, ["data"] = data }
            .Where(member => member.Value is not null).ToDictionary()));

    /// <summary>Waits for a message of the server, answers it, and returns what it said.</summary>
    public static async Task<JsonObject> AnswerTransferAsync(this RawStation station, string action, string answer, string status = "Accepted")
    {
        var sent = await station.AnswerCallAsync("DataTransfer", JsonSerializer.Serialize(new { status, data = answer }));
        Assert.That(((string)sent["vendorId"]!, (string)sent["messageId"]!), Is.EqualTo((Vendor, action)));
        return JsonNode.Parse((string)sent["data"]!)!.AsObject();
    }

    public static Task<RawStation> BootAsync(this TestServer server, string version) => version == "1.6" ? server.Boot16Async("S1") : server.Boot201Async("S1");
}
