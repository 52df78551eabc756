using Csms.Protocol.Json;
using Csms.Protocol.Ocpp16;

namespace Csms.Protocol.Leniency;

/// <summary>What stations in the field are known to do wrong, and how it is understood.</summary>
internal static class KnownFaults
{
    public static IReadOnlyList<LeniencyRule> Rules { get; } =
    [
        new()
        {
            Id = LeniencyRules.JsonRepairId, Description = "Broken JSON (a missing value, a comma too many, a cut-off end, a character that is not UTF-8) is mended where no guess is needed.",
            Path = "", Keyword = "json", Remedy = Remedy.RepairText,
        },
        new()
        {
            Id = "duplicate-member", Description = "Of a member that is there twice, the last counts.",
            Path = "**", Keyword = "duplicate", Remedy = Remedy.Ignore,
        },
        new()
        {
            Id = "null-payload", Description = "null is sent for a message without members.",
            Path = "", Keyword = "type", Remedy = Remedy.DropNull,
        },
        new()
        {
            Id = "null-member", Description = "null is sent for a member that should be absent.",
            Path = "**", Keyword = "type", Remedy = Remedy.DropNull,
        },
        new()
        {
            Id = "unknown-member", Description = "Members that the specification does not know are left out.",
            Path = "**", Keyword = "additionalProperties", Remedy = Remedy.Ignore,
        },
        new()
        {
            Id = "time-format", Description = "A time without zone is taken as UTC; offsets without minutes and other shapes of ISO 8601 are understood.",
            Path = "**", Keyword = "format", Remedy = Remedy.AssumeUtc,
        },
        new()
        {
            Id = "number-as-text", Description = "A number is sent where text belongs, such as the value of a sample or of a configuration key.",
            Path = "**", Keyword = "type", Remedy = Remedy.NumberToString,
        },
        new()
        {
            Id = "boolean-as-text", Description = "true or false is sent where text belongs.",
            Path = "**", Keyword = "type", Remedy = Remedy.BooleanToString,
        },
        new()
        {
            Id = "text-as-number", Description = "A number is sent as text.",
            Path = "**", Keyword = "type", Remedy = Remedy.StringToNumber,
        },
        new()
        {
            Id = "text-as-boolean", Description = "true or false is sent as text.",
            Path = "**", Keyword = "type", Remedy = Remedy.StringToBoolean,
        },
        new()
        {
            Id = "whole-number", Description = "A whole number is sent with a fraction of zero.",
            Path = "**", Keyword = "type", Remedy = Remedy.WholeNumber,
        },
        new()
        {
            Id = "fractional-register", Description = "A register reading with a fraction is rounded to whole Wh.",
            Version = OcppVersion.Ocpp16, Action = "StartTransaction", Response = false, Path = "meterStart", Keyword = "type", Remedy = Remedy.Round,
        },
        new()
        {
            Id = "fractional-register", Description = "A register reading with a fraction is rounded to whole Wh.",
            Version = OcppVersion.Ocpp16, Action = "StopTransaction", Response = false, Path = "meterStop", Keyword = "type", Remedy = Remedy.Round,
        },
        new()
        {
            Id = "object-as-text", Description = "DataTransfer carries an object or array instead of text; its JSON is taken as the text.",
            Version = OcppVersion.Ocpp16, Action = "DataTransfer", Path = "data", Keyword = "type", Remedy = Remedy.ObjectToString,
        },
        new()
        {
            Id = "long-token", Description = "A token longer than the specification allows is looked up as it is, and never cut: two could become one.",
            Version = OcppVersion.Ocpp16, Action = "Authorize", Response = false, Path = "idTag", Keyword = "maxLength", Remedy = Remedy.Keep,
        },
        new()
        {
            Id = "long-token", Description = "A token longer than the specification allows is looked up as it is, and never cut: two could become one.",
            Version = OcppVersion.Ocpp201, Action = "Authorize", Response = false, Path = "idToken.idToken", Keyword = "maxLength", Remedy = Remedy.Keep,
        },
        new()
        {
            Id = "long-boot-text", Description = "Model, vendor, serial numbers, firmware version, ICCID or IMSI are too long and cut.",
            Action = "BootNotification", Response = false, Path = "**", Keyword = "maxLength", Remedy = Remedy.Truncate,
        },
        new()
        {
            Id = "long-status-text", Description = "info, vendorId or vendorErrorCode of a status are too long and cut.",
            Version = OcppVersion.Ocpp16, Action = "StatusNotification", Response = false, Path = "**", Keyword = "maxLength", Remedy = Remedy.Truncate,
        },
        new()
        {
            Id = "unknown-error-code", Description = "An error code that the specification does not know is taken as OtherError.",
            Version = OcppVersion.Ocpp16, Action = "StatusNotification", Response = false, Path = "errorCode", Keyword = "enum",
            Remedy = Remedy.Map, Map = Any("OtherError"),
        },
        new()
        {
            Id = "unit-hertz", Description = "Frequency is sent with the unit Hz or Hertz, for which there is no word; frequency has no other unit.",
            Version = OcppVersion.Ocpp16, Response = false, Path = "**.sampledValue[*].unit", Keyword = "enum", When = "measurand=Frequency",
            Remedy = Remedy.Map, Map = Absent("Hz", "Hertz"),
        },
        new()
        {
            Id = "unit-case", Description = "A unit is written in the wrong case, such as kwh or KWH.",
            Version = OcppVersion.Ocpp16, Response = false, Path = "**.sampledValue[*].unit", Keyword = "enum",
            Remedy = Remedy.Map, Map = Enum.GetValues<UnitOfMeasure>().Select(unit => unit.Word()).ToDictionary(word => word, string? (word) => word),
        },
        new()
        {
            Id = "unknown-context", Description = "A sample's context that the specification does not know is left out.",
            Response = false, Path = "**.sampledValue[*].context", Keyword = "enum", Remedy = Remedy.Ignore,
        },
        new()
        {
            Id = "empty-word", Description = "An empty text where one of several words belongs is taken as absent.",
            Path = "**", Keyword = "enum", Remedy = Remedy.Map, Map = Absent(""),
        },
    ];

    private static Dictionary<string, string?> Any(string meant) => new() { ["*"] = meant };

    private static Dictionary<string, string?> Absent(params string[] texts) => texts.ToDictionary(text => text, _ => default(string));
}
