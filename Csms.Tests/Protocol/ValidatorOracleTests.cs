using System.Text;
using Csms.Protocol;
using Csms.Protocol.Validation;
using Csms.Tests.Support;
using NJsonSchema;

namespace Csms.Tests.Protocol;

/// <summary>The compiled validator and NJsonSchema's own <c>Validate</c> give the same verdict.</summary>
internal sealed class ValidatorOracleTests
{
    private const int PayloadsPerMessage = 25;

    public static IEnumerable<TestCaseData> Messages() =>
        from version in new[] { OcppVersion.Ocpp16, OcppVersion.Ocpp201 }
        let schemas = MessageSchemas.For(version)
        from action in schemas.Actions
        from validator in new[] { schemas.Request(action), schemas.Response(action) }
        select new TestCaseData(validator).SetArgDisplayNames($"{version} {action} {(validator.IsResponse ? "response" : "request")}");

    [TestCaseSource(nameof(Messages))]
    public async Task Valid_and_broken_payloads_get_the_oracle_s_verdict(MessageValidator validator)
    {
        var oracle = await JsonSchema.FromJsonAsync(validator.Schema);
        var generator = new PayloadGenerator(validator.Schema, seed: 16);
        List<string> payloads = [generator.Minimal().ToJsonString(), generator.Fullest().ToJsonString(), "null", "[]", "1", "\"\""];
        for (var i = 0; i < PayloadsPerMessage; i++)
            payloads.AddRange([generator.Valid().ToJsonString(), generator.Mutated(), generator.Mutated()]);

        Assert.Multiple(() =>
        {
            foreach (var payload in payloads)
            {
                var errors = oracle.Validate(payload);
                var valid = validator.IsValid(Encoding.UTF8.GetBytes(payload), out var violation);
                Assert.That(valid, Is.EqualTo(errors.Count == 0), $"{payload}\nours: {violation}\noracle: {string.Join("; ", errors)}");
            }
        });
    }

    [TestCaseSource(nameof(Messages))]
    public void What_is_generated_as_valid_is_valid(MessageValidator validator)
    {
        var generator = new PayloadGenerator(validator.Schema, seed: 201);
        List<string> payloads = [generator.Minimal().ToJsonString(), generator.Fullest(1).ToJsonString()];
        for (var i = 0; i < PayloadsPerMessage; i++)
            payloads.Add(generator.Valid().ToJsonString());

        Assert.Multiple(() =>
        {
            foreach (var payload in payloads)
                Assert.That(validator.IsValid(Encoding.UTF8.GetBytes(payload), out var violation), $"{payload}\n{violation}");
        });
    }

    [TestCaseSource(nameof(Messages))]
    public void The_explanation_names_the_first_violation_too(MessageValidator validator)
    {
        var generator = new PayloadGenerator(validator.Schema, seed: 422);
        Assert.Multiple(() =>
        {
            for (var i = 0; i < PayloadsPerMessage; i++)
            {
                var payload = generator.Mutated();
                var bytes = Encoding.UTF8.GetBytes(payload);
                var explained = validator.Explain(bytes).Select(violation => (violation.Path, violation.Keyword)).ToList();
                if (validator.IsValid(bytes, out var first))
                    Assert.That(explained, Is.Empty, payload);
                else
                    Assert.That(explained, Does.Contain((first.Path, first.Keyword)), payload);
            }
        });
    }
}
