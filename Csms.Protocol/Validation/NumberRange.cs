using System.Text.Json.Nodes;

namespace Csms.Protocol.Validation;

/// <summary>
/// States the range that the specification gives all numbers of a kind in words, and that the schemas leave out: an integer has 32 bits
/// (OCPP-J: <c>int</c>). With it what is valid can also be read into its record.
/// </summary>
internal static class NumberRange
{
    /// <summary>What a decimal holds without loss of its integer part.</summary>
    private const decimal LargestNumber = 1e28m;

    public static void State(JsonObject schema, string type, string member)
    {
        switch (type)
        {
            // Registers of large meters, and of broken ones, exceed 2 GWh: the transaction is kept and its energy judged later.
            case "integer" when member is "meterStart" or "meterStop":
                State(schema, long.MinValue, long.MaxValue);
                break;
            case "integer":
                State(schema, int.MinValue, int.MaxValue);
                break;
            case "number":
                State(schema, -LargestNumber, LargestNumber);
                break;
        }
    }

    private static void State(JsonObject schema, decimal minimum, decimal maximum)
    {
        schema["minimum"] ??= minimum;
        schema["maximum"] ??= maximum;
    }
}
