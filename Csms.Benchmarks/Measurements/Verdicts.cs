using System.Collections.Concurrent;
using System.Text;
using Csms.Benchmarks.Report;
using Csms.Protocol;
using Csms.Protocol.Validation;
using Csms.Tests.Support;
using NJsonSchema;

namespace Csms.Benchmarks.Measurements;

/// <summary>Whether the compiled validator and NJsonSchema agree on generated payloads, half of them changed at random; all messages in turn.</summary>
internal static class Verdicts
{
    // Another seed than the tests', so that the two do not look at the same payloads.
    private const int Seed = 100_000;

    public static async Task<Figure> RunAsync(RunLengths lengths)
    {
        Progress.Say($"validator: verdicts on {lengths.PayloadsPerVersion:#,0} payloads per version");
        long judged = 0, invalid = 0;
        var disagreements = new ConcurrentQueue<string>();
        foreach (var version in Enum.GetValues<OcppVersion>())
        {
            var schemas = MessageSchemas.For(version);
            MessageValidator[] validators = [.. schemas.Actions.SelectMany(action => new[] { schemas.Request(action), schemas.Response(action) })];
            var perMessage = (lengths.PayloadsPerVersion + validators.Length - 1) / validators.Length;
            await Parallel.ForEachAsync(validators, async (validator, cancellation) =>
            {
                var reference = await JsonSchema.FromJsonAsync(validator.Schema, cancellation);
                var generator = new PayloadGenerator(validator.Schema, Seed);
                for (var i = 0; i < perMessage; i++)
                {
                    var payload = i % 2 == 0 ? generator.Valid().ToJsonString() : generator.Mutated();
                    var isValid = validator.IsValid(Encoding.UTF8.GetBytes(payload), out var violation);
                    if (isValid != (reference.Validate(payload).Count == 0))
                        disagreements.Enqueue($"{version} {validator.Action}: {payload}: {(isValid ? "ours says valid" : violation)}");
                    Interlocked.Add(ref invalid, isValid ? 0 : 1);
                }
                Interlocked.Add(ref judged, perMessage);
            });
        }
        return new Figure
        {
            Name = $"same verdict on {lengths.PayloadsPerVersion:#,0} generated and mutated payloads per version",
            Command = Micro.ValidatorCommand,
            Value = disagreements.Count,
            Unit = "disagreements",
            Bar = Bar.AtMost(0),
            Fault = disagreements.TryPeek(out var first) ? first : null,
            Absolutes = [new("payloads", judged, ""), new("of them invalid", invalid, "")],
        };
    }
}
