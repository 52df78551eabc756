using System.Text.Json.Serialization;

namespace Csms.Protocol.Leniency;

/// <summary>
/// Which violation is accepted, of which message, from which stations, and how it is mended. Pure data: rules are stored, sent and
/// switched by their <see cref="Id"/>. Without a rule a message is held to its schema.
/// </summary>
public sealed record LeniencyRule
{
    /// <summary>The name under which the rule is switched off and its use is counted; several rules may share it.</summary>
    public required string Id { get; init; }

    /// <summary>What stations do wrong and how it is taken, for operators.</summary>
    public required string Description { get; init; }

    /// <summary>Null: both versions.</summary>
    public OcppVersion? Version { get; init; }

    /// <summary>Null: every action.</summary>
    public string? Action { get; init; }

    /// <summary>True: only responses; false: only requests; null: both.</summary>
    public bool? Response { get; init; }

    /// <summary>
    /// Where the violation is: a <see cref="Validation.Violation.Path"/> in which <c>*</c> stands for any name or index, <c>**</c> for any
    /// path, and <c>**.</c> in front for any depth: <c>meterValue[*].sampledValue[*].unit</c>, <c>**.info</c>. Empty: the root.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>The keyword of the violation; <c>*</c> is any.</summary>
    public required string Keyword { get; init; }

    public required Remedy Remedy { get; init; }

    /// <summary>For <see cref="Remedy.Map"/>: from what is sent, upper and lower case alike, to what is meant; <c>*</c> is any other text, null leaves the member out.</summary>
    public IReadOnlyDictionary<string, string?>? Map { get; init; }

    /// <summary>For <see cref="Remedy.Default"/>: the value, as JSON.</summary>
    public string? Value { get; init; }

    /// <summary>A member beside the violated one and what it must hold for the rule to apply: <c>measurand=Frequency</c>.</summary>
    public string? When { get; init; }

    /// <summary>The station's vendor, with <c>*</c> for any text, upper and lower case alike. Null: all.</summary>
    public string? Vendor { get; init; }

    /// <summary>As <see cref="Vendor"/>.</summary>
    public string? Model { get; init; }

    /// <summary>As <see cref="Vendor"/>.</summary>
    public string? Firmware { get; init; }

    /// <summary>As <see cref="Vendor"/>.</summary>
    public string? StationId { get; init; }

    [JsonIgnore]
    internal bool IsSalvage => Id == LeniencyRules.SalvageId;

    /// <summary>Whether the remedy leaves out or makes up what the rest of the message may need: a transaction that needed it is flagged.</summary>
    [JsonIgnore]
    public bool IsLossy => IsSalvage
        || Remedy is Remedy.Default or Remedy.TimeOfReceipt or Remedy.DropElement or Remedy.Salvage or Remedy.RepairText;

    /// <summary>Whether the rule is meant for a station; what is not known of a station matches no pattern but <c>*</c>.</summary>
    public bool IsFor(string? vendor, string? model, string? firmware, string? stationId) =>
        Glob.Matches(Vendor, vendor) && Glob.Matches(Model, model) && Glob.Matches(Firmware, firmware) && Glob.Matches(StationId, stationId);

    internal bool IsFor(OcppVersion version, string action, bool response) =>
        (Version ?? version) == version && (Action ?? action) == action && (Response ?? response) == response;
}
