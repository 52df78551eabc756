using System.Text.Json;
using System.Text.Json.Nodes;
using Csms.Protocol;
using Csms.Protocol.Json;
using Csms.Protocol.Validation;
using Csms.Tests.Support;

namespace Csms.Tests.Protocol;

/// <summary>The record of a message carries exactly what its schema describes.</summary>
internal sealed class RecordTests
{
    private static readonly JsonSerializerOptions Framework = CreateFramework();

    public static IEnumerable<TestCaseData> Messages() => ValidatorOracleTests.Messages();

    [TestCaseSource(nameof(Messages))]
    public void The_fullest_payload_survives_the_record_with_every_enum_value(MessageValidator validator)
    {
        var record = Record(validator);
        var generator = new PayloadGenerator(validator.Schema, seed: 1);
        var variants = Math.Max(1, LongestEnum(JsonNode.Parse(validator.Schema)!));
        for (var variant = 0; variant < variants; variant++)
        {
            var sent = generator.Fullest(variant);
            var read = JsonSerializer.Deserialize(sent.ToJsonString(), record, OcppJson.Options);
            var written = JsonNode.Parse(JsonSerializer.Serialize(read, record, OcppJson.Options));
            Assert.That(JsonNode.DeepEquals(sent, written), $"sent    {sent.ToJsonString()}\nwritten {written!.ToJsonString()}");
        }
    }

    [TestCaseSource(nameof(Messages))]
    public void Every_valid_payload_can_be_read_and_is_written_validly(MessageValidator validator)
    {
        var record = Record(validator);
        var generator = new PayloadGenerator(validator.Schema, seed: 2);
        for (var i = 0; i < 25; i++)
        {
            var sent = (i == 0 ? generator.Minimal() : generator.Valid()).ToJsonString();
            var read = JsonSerializer.Deserialize(sent, record, OcppJson.Options);
            var written = JsonSerializer.SerializeToUtf8Bytes(read, record, OcppJson.Options);
            Assert.That(validator.IsValid(written, out var violation), $"{sent}\n{violation}");
        }
    }

    [TestCaseSource(nameof(Messages))]
    public void What_is_read_and_written_is_what_the_framework_would_read_and_write(MessageValidator validator)
    {
        var record = Record(validator);
        var generator = new PayloadGenerator(validator.Schema, seed: 3);
        for (var i = 0; i < 25; i++)
        {
            var sent = generator.Valid().ToJsonString();
            var written = JsonSerializer.Serialize(JsonSerializer.Deserialize(sent, record, OcppJson.Options), record, OcppJson.Options);
            Assert.That(written, Is.EqualTo(JsonSerializer.Serialize(JsonSerializer.Deserialize(sent, record, Framework), record, Framework)));
        }
    }

    [TestCase("{}", "an object without its required members")]
    [TestCase("[]", "no object")]
    [TestCase("""{"connectorId":"1"}""", "a member of another type")]
    public void What_is_no_such_record_is_refused(string payload, string what) =>
        Assert.That(() => JsonSerializer.Deserialize<Csms.Protocol.Ocpp16.StartTransactionRequest>(payload, OcppJson.Options), Throws.InstanceOf<JsonException>(), what);

    [TestCaseSource(nameof(Messages))]
    public void The_record_has_the_schema_s_members_and_no_others(MessageValidator validator) =>
        AssertSameMembers(JsonNode.Parse(validator.Schema)!.AsObject(), Record(validator), validator.Action);

    [Test]
    public void No_record_is_without_a_schema()
    {
        var records = typeof(OcppJson).Assembly.GetExportedTypes()
            .Where(type => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)))
            .Select(type => $"{type.Namespace}.{type.Name}");
        var schemas = new[] { OcppVersion.Ocpp16, OcppVersion.Ocpp201 }
            .SelectMany(version => MessageSchemas.For(version).Actions.Select(action => $"Csms.Protocol.{version}.{action}Request"));
        Assert.That(records, Is.EquivalentTo(schemas));
    }

    // The same settings without this project's own converters of records: knows each type's members.
    private static JsonSerializerOptions CreateFramework()
    {
        var options = new JsonSerializerOptions(OcppJson.Options);
        options.Converters.Remove(options.Converters.Single(converter => converter is RecordConverterFactory));
        return options;
    }

    private static Type Record(MessageValidator validator) =>
        typeof(OcppJson).Assembly.GetType($"Csms.Protocol.{validator.Version}.{validator.Action}{(validator.IsResponse ? "Response" : "Request")}", throwOnError: true)!;

    private static void AssertSameMembers(JsonObject schema, Type type, string path)
    {
        var described = Framework.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        if (schema["items"] is JsonObject items)
        {
            AssertSameMembers(items, described.ElementType!, path + "[]");
            return;
        }
        if ((string?)schema["type"] != "object")
            return;

        var members = described.Properties.Where(property => !property.IsExtensionData).ToDictionary(property => property.Name);
        var properties = schema["properties"] as JsonObject ?? [];
        var required = schema["required"]?.AsArray().Select(name => (string)name!) ?? [];
        Assert.That(members.Keys, Is.EquivalentTo(properties.Select(property => property.Key)), path);
        Assert.That(members.Values.Where(member => member.IsRequired).Select(member => member.Name), Is.EquivalentTo(required), path);
        Assert.That(described.Properties.Any(property => property.IsExtensionData), Is.EqualTo(schema["additionalProperties"] is null), path);
        foreach (var (name, property) in properties)
            AssertSameMembers(property!.AsObject(), members[name].PropertyType, $"{path}.{name}");
    }

    private static int LongestEnum(JsonNode schema) => schema switch
    {
        JsonObject members => members
            .Select(member => member is { Key: "enum", Value: JsonArray values } ? values.Count : LongestEnum(member.Value!))
            .DefaultIfEmpty().Max(),
        JsonArray items => items.Select(item => LongestEnum(item!)).DefaultIfEmpty().Max(),
        _ => 0,
    };
}
