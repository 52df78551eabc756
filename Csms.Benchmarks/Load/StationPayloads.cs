using System.Globalization;

namespace Csms.Benchmarks.Load;

/// <summary>Payloads of 1.6 that the stations of the load send besides meter values.</summary>
internal static class StationPayloads
{
    public static string Boot(int number) =>
        $$"""{"chargePointVendor":"Load","chargePointModel":"Rig","chargePointSerialNumber":"L-{{number}}","firmwareVersion":"1.0.0"}""";

    public static string Status(string status, string at) =>
        $$"""{"connectorId":1,"errorCode":"NoError","status":"{{status}}","timestamp":"{{at}}"}""";

    public static string Start(string idTag, long meterStartWh, string at) =>
        $$"""{"connectorId":1,"idTag":"{{idTag}}","meterStart":{{meterStartWh}},"timestamp":"{{at}}"}""";

    public static string Stop(int transactionId, long meterStopWh, string at) =>
        $$"""{"transactionId":{{transactionId}},"meterStop":{{meterStopWh}},"timestamp":"{{at}}","reason":"Local"}""";

    /// <summary>The transaction id in a frame that answers StartTransaction.</summary>
    public static int TransactionId(string answer)
    {
        const string Name = "\"transactionId\":";
        var at = answer.IndexOf(Name, StringComparison.Ordinal);
        if (at < 0)
            throw new IOException($"StartTransaction was not answered with a transaction id: {answer}");
        var number = answer.AsSpan(at + Name.Length);
        return int.Parse(number[..number.IndexOfAny(",}")], NumberStyles.Integer, CultureInfo.InvariantCulture);
    }
}
