using Csms.Protocol;
using Csms.Protocol.Leniency;

namespace Csms.Tests.Protocol;

public sealed class RuleCheckTests
{
    private static readonly LeniencyRule Good = new()
    {
        Id = "r", Description = "d", Version = OcppVersion.Ocpp16, Action = "StatusNotification", Response = false, Path = "status", Keyword = "enum",
        Remedy = Remedy.Map, Map = new Dictionary<string, string?> { ["Free"] = "Available" },
    };

    private static readonly LeniencyRule Times = Good with { Path = "timestamp", Keyword = "format", Remedy = Remedy.Ignore, Map = null };

    private static readonly TestCaseData[] Mistakes =
    [
        Mistake(Good with { Action = "StatusNotice" }, "action", "exists"),
        Mistake(Good with { Version = OcppVersion.Ocpp201, Action = "StopTransaction" }, "action", "exists"),
        Mistake(Good with { Keyword = "colour" }, "keyword", "exists"),
        Mistake(Good with { Keyword = "maxLength" }, "keyword", "exists"),
        Mistake(Good with { Path = "statuss" }, "path", "exists"),
        Mistake(Good with { Path = "**.a**.b**" }, "path", "pattern"),
        Mistake(Good with { Path = new string('a', 201) }, "path", "maxLength"),
        Mistake(Good with { Path = "status", Keyword = "json", Remedy = Remedy.RepairText, Map = null }, "path", "pattern"),
        Mistake(Good with { Path = "nowhere.foo", Keyword = "additionalProperties", Remedy = Remedy.Ignore, Map = null }, "path", "exists"),
        Mistake(Good with { Remedy = Remedy.Truncate, Map = null }, "remedy", "fits"),
        Mistake(Good with { Keyword = "*", Remedy = Remedy.RepairText, Map = null }, "remedy", "fits"),
        Mistake(Good with { Map = null }, "map", "required"),
        Mistake(Good with { Map = new Dictionary<string, string?> { ["Free"] = "Vacant" } }, "map", "enum"),
        Mistake(Times with { Map = Good.Map }, "map", "fits"),
        Mistake(Times with { Remedy = Remedy.Default }, "value", "required"),
        Mistake(Times with { Remedy = Remedy.Default, Value = "\"yesterday\"" }, "value", "type"),
        Mistake(Times with { Remedy = Remedy.Default, Value = "not json" }, "value", "type"),
        Mistake(Times with { Value = "1" }, "value", "fits"),
        Mistake(Times with { When = "no equals sign" }, "when", "pattern"),
    ];

    private static readonly LeniencyRule[] GoodOnes =
    [
        Good,
        Times,
        Good with { Version = null, Action = null, Path = "**", Keyword = "*", Remedy = Remedy.Salvage, Map = null },
        Good with { Path = "vendorData", Keyword = "additionalProperties", Remedy = Remedy.Ignore, Map = null },
        Good with { Action = "MeterValues", Path = "meterValue[3].sampledValue[*].colour", Keyword = "additionalProperties", Remedy = Remedy.Ignore, Map = null },
        Good with { Path = "connectorId", Keyword = "required", Remedy = Remedy.Default, Map = null, Value = "0" },
        Good with { Path = "", Keyword = "json", Remedy = Remedy.RepairText, Map = null },
        Good with { Response = true, Action = "GetConfiguration", Path = "configurationKey[*].value", Keyword = "maxLength", Remedy = Remedy.Keep, Map = null },
    ];

    [TestCaseSource(nameof(Mistakes))]
    public void A_mistake_is_named(LeniencyRule rule, string member, string broken)
    {
        var fault = RuleCheck.Faults(rule)[0];
        Assert.That((fault.Member, fault.Rule), Is.EqualTo((member, broken)), fault.Description);
    }

    [TestCaseSource(nameof(GoodOnes))]
    public void A_good_rule_has_no_fault(LeniencyRule rule) => Assert.That(RuleCheck.Faults(rule), Is.Empty);

    [Test]
    public void Every_shipped_rule_but_salvage_which_is_the_same_for_all_messages_passes_the_check() =>
        Assert.That(LeniencyRules.Shipped.Where(rule => rule.Id != LeniencyRules.SalvageId).SelectMany(rule => RuleCheck.Faults(rule).Select(fault => $"{rule.Id} {rule.Path}: {fault}")), Is.Empty);

    [Test]
    public void A_stored_rule_is_read_as_it_was() =>
        Assert.That(StoredRules.Write(StoredRules.Read(StoredRules.Write(LeniencyRules.Shipped))), Is.EqualTo(StoredRules.Write(LeniencyRules.Shipped)));

    private static TestCaseData Mistake(LeniencyRule rule, string member, string broken) => new TestCaseData(rule, member, broken)
        .SetArgDisplayNames($"{rule.Path.Length} {rule.Path[..Math.Min(20, rule.Path.Length)]} {rule.Keyword} {rule.Remedy}", member, broken);
}
