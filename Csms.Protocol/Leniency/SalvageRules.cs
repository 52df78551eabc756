namespace Csms.Protocol.Leniency;

/// <summary>
/// What is saved of a transaction's message when no other rule helps: a CALLERROR makes the station repeat the message and finally drop it, and
/// with it the energy. Only harmless values are made up, and every use is a deviation with the id <c>salvage</c>. What a message cannot be
/// understood without (eventType, seqNo, the transaction's id in 2.0.1) is never made up.
/// </summary>
internal static class SalvageRules
{
    private const string Note = "A part of a transaction's message that cannot be understood is left out or replaced, so that the rest is kept.";

    // Without one of these a sample would be read as something that it is not.
    internal static readonly string[] Telling = ["unit", "measurand", "phase", "unitOfMeasure", "unitOfMeasure.**"];

    public static IReadOnlyList<LeniencyRule> Rules { get; } =
    [
        .. Message(OcppVersion.Ocpp16, "StartTransaction",
        [
            Received("timestamp"),
            // Connector 0 is the station as a whole: the transaction is kept without a place.
            Default("connectorId", "0"),
            // The empty token is nobody's: the transaction is kept and answered Invalid.
            Default("idTag", "\"\""),
            // Against a true meterStop this makes an impossible energy, which is flagged and not billed without review.
            Default("meterStart", "0"),
        ]),
        .. Message(OcppVersion.Ocpp16, "StopTransaction",
        [
            // As after a start that was never answered (1.6 errata 3.18): matched by what else is known, or kept as an orphan.
            Default("transactionId", "-1"),
            Received("timestamp"),
            // Below meterStart, which is flagged and not billed without review; transactionData often holds the true reading.
            Default("meterStop", "0"),
            // Absent would mean Local.
            Default("reason", "\"Other\"", "enum"),
            .. Samples("transactionData[*]"),
        ]),
        .. Message(OcppVersion.Ocpp16, "MeterValues",
        [
            Default("connectorId", "0"),
            Default("meterValue", "[]"),
            .. Samples("meterValue[*]"),
        ]),
        .. Message(OcppVersion.Ocpp201, "TransactionEvent",
        [
            Received("timestamp"),
            // Says only that something made the station report, which it did.
            Default("triggerReason", "\"Trigger\""),
            Default("transactionInfo.stoppedReason", "\"Other\"", "enum"),
            // A kind of token that is looked up before it may charge.
            Default("idToken.type", "\"Central\""),
            .. Samples("meterValue[*]"),
        ]),
        .. Message(OcppVersion.Ocpp201, "MeterValues",
        [
            Default("evseId", "0"),
            .. Samples("meterValue[*]"),
        ]),
    ];

    private static IEnumerable<LeniencyRule> Message(OcppVersion version, string action, IEnumerable<LeniencyRule> particular) =>
        new[] { Rule("**", "maxLength", Remedy.Keep) }.Concat(particular).Append(Rule("**", "*", Remedy.Salvage))
            .Select(rule => rule with { Version = version, Action = action });

    private static IEnumerable<LeniencyRule> Samples(string meterValue) =>
    [
        Received($"{meterValue}.timestamp"),
        .. Telling.Select(member => Rule($"{meterValue}.sampledValue[*].{member}", "*", Remedy.DropElement)),
    ];

    private static LeniencyRule Received(string path) => Rule(path, "*", Remedy.TimeOfReceipt);

    private static LeniencyRule Default(string path, string value, string keyword = "*") => Rule(path, keyword, Remedy.Default) with { Value = value };

    private static LeniencyRule Rule(string path, string keyword, Remedy remedy) => new()
    {
        Id = LeniencyRules.SalvageId, Description = Note, Response = false, Path = path, Keyword = keyword, Remedy = remedy,
    };
}
