using System.Text;
using Csms.Protocol;
using Csms.Protocol.Leniency;
using Csms.Protocol.Validation;

namespace Csms.Tests.Protocol;

/// <summary>No rule is on here, so that every kind of violation is refused and needs a proposal.</summary>
public sealed class RuleProposalTests
{
    private const string Status = """{"connectorId":1,"errorCode":"NoError","status":"Available"}""";

    private static readonly DateTimeOffset ReceivedAt = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [TestCase("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"available"}""", Status, "Map")]
    [TestCase("StatusNotification", """{"connectorId":1,"errorCode":"Mist","status":"Available"}""", """{"connectorId":1,"errorCode":"OtherError","status":"Available"}""", "Map")]
    [TestCase("StatusNotification", """{"connectorId":"1","errorCode":"NoError","status":"Available"}""", Status, "StringToNumber")]
    [TestCase("StatusNotification", """{"connectorId":1.0,"errorCode":"NoError","status":"Available"}""", Status, "WholeNumber")]
    [TestCase("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Available","x":1}""", Status, "Ignore")]
    [TestCase("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Available","status":"Available"}""", Status, "Ignore")]
    [TestCase("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Available","info":[1]}""", """{"connectorId":1,"errorCode":"NoError","status":"Available","info":"[1]"}""", "ObjectToString")]
    [TestCase("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Available","info":null}""", Status, "Ignore")]
    [TestCase("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Available","timestamp":"soon"}""", Status, "Ignore")]
    [TestCase("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Available","timestamp":"2026-03-01T12:00:00"}""", """{"connectorId":1,"errorCode":"NoError","status":"Available","timestamp":"2026-03-01T12:00:00.000Z"}""", "AssumeUtc")]
    [TestCase("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Available",}""", Status, "RepairText")]
    [TestCase("Heartbeat", "null", "{}", "DropNull")]
    [TestCase("DataTransfer", """{"vendorId":"v","messageId":"0123456789012345678901234567890123456789012345678901234567890"}""", """{"vendorId":"v","messageId":"0123456789012345678901234567890123456789012345678901234567890"}""", "Keep")]
    [TestCase("StartTransaction", """{"connectorId":1,"idTag":"T","meterStart":12.5,"timestamp":"then"}""", """{"connectorId":1,"idTag":"T","meterStart":13,"timestamp":"2026-03-01T12:00:00.000Z"}""", "Round,TimeOfReceipt")]
    [TestCase("MeterValues", """{"connectorId":1,"meterValue":[{"timestamp":"2026-03-01T12:00:00Z","sampledValue":[{"value":"1","unit":"Furlong"},{"value":"2"}]}]}""", """{"connectorId":1,"meterValue":[{"timestamp":"2026-03-01T12:00:00Z","sampledValue":[{"value":"2"}]}]}""", "DropElement")]
    public void A_message_gets_the_rules_that_lose_least(string action, string sent, string understood, string remedies)
    {
        var validator = MessageSchemas.For(OcppVersion.Ocpp16).Request(action);
        var rules = RuleProposal.For(Encoding.UTF8.GetBytes(sent), validator, [], ReceivedAt, out var remaining);

        Assert.That(string.Join(',', rules.Select(rule => rule.Remedy)), Is.EqualTo(remedies), $"{remaining}");
        Assert.That(rules.SelectMany(RuleCheck.Faults), Is.Empty);
        var read = LenientReader.Read(Encoding.UTF8.GetBytes(sent), validator, rules, ReceivedAt, out _);
        Assert.That(Encoding.UTF8.GetString(read!.Payload.Span), Is.EqualTo(understood));
    }

    [TestCase("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Sleeping"}""", "status", "enum")]
    [TestCase("StatusNotification", """{"connectorId":1,"errorCode":"NoError"}""", "status", "required")]
    [TestCase("StatusNotification", """{"connectorId":{},"errorCode":"NoError","status":"Available"}""", "connectorId", "type")]
    [TestCase("StatusNotification", "[]", "", "type")]
    [TestCase("StatusNotification", """{"connectorId" 1}""", "", "json")]
    public void What_a_message_is_nothing_without_is_not_made_up(string action, string sent, string path, string keyword)
    {
        var rules = RuleProposal.For(Encoding.UTF8.GetBytes(sent), MessageSchemas.For(OcppVersion.Ocpp16).Request(action), [], ReceivedAt, out var remaining);

        Assert.That(rules, Is.Empty);
        Assert.That((remaining.Path, remaining.Keyword), Is.EqualTo((path, keyword)));
    }

    [Test]
    public void What_misses_something_required_is_left_out_with_what_it_is_for()
    {
        const string Sent = """{"certificate":"C","iso15118CertificateHashData":null,"idToken":{"idToken":"T","type":"Central","additionalInfo":[{"type":"x"}]}}""";
        var validator = MessageSchemas.For(OcppVersion.Ocpp201).Request("Authorize");
        var rules = RuleProposal.For(Encoding.UTF8.GetBytes(Sent), validator, [], ReceivedAt, out _);
        var read = LenientReader.Read(Encoding.UTF8.GetBytes(Sent), validator, rules, ReceivedAt, out _);
        Assert.That(Encoding.UTF8.GetString(read!.Payload.Span), Is.EqualTo("""{"certificate":"C","idToken":{"idToken":"T","type":"Central"}}"""));
    }

    [Test]
    public void Every_place_of_every_request_that_can_be_left_out_has_a_rule_and_the_rule_is_sound([Values] OcppVersion version)
    {
        foreach (var action in MessageSchemas.For(version).Actions)
        {
            var validator = MessageSchemas.For(version).Request(action);
            foreach (var place in validator.Places.Where(place => place.CanBeLeftOut))
            {
                foreach (var keyword in place.Node.Keywords)
                {
                    var rules = RuleProposal.For(validator, place.Path, keyword);
                    Assert.That(rules, Is.Not.Empty, $"{action} {place.Path} {keyword}");
                    Assert.That(rules.SelectMany(RuleCheck.Faults), Is.Empty, $"{action} {place.Path} {keyword}");
                }
            }
        }
    }
}
