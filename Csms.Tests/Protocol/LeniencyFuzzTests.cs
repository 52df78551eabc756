using System.Text;
using System.Text.Json;
using Csms.Protocol;
using Csms.Protocol.Frames;
using Csms.Protocol.Json;
using Csms.Protocol.Leniency;
using Csms.Protocol.Validation;
using Csms.Tests.Support;

namespace Csms.Tests.Protocol;

/// <summary>Whatever is sent: nothing throws, and what is accepted can be read into its record.</summary>
internal sealed class LeniencyFuzzTests
{
    private const int PayloadsPerMessage = 60;

    private static readonly DateTimeOffset ReceivedAt = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static IEnumerable<TestCaseData> Messages() => ValidatorOracleTests.Messages();

    [TestCaseSource(nameof(Messages))]
    public void What_is_accepted_strictly_or_leniently_can_be_read(MessageValidator validator)
    {
        var record = typeof(OcppJson).Assembly.GetType($"Csms.Protocol.{validator.Version}.{validator.Action}{(validator.IsResponse ? "Response" : "Request")}", throwOnError: true)!;
        var generator = new PayloadGenerator(validator.Schema, seed: 29);
        var random = new Random(29);
        for (var i = 0; i < PayloadsPerMessage; i++)
        {
            var sent = Encoding.UTF8.GetBytes(generator.Mutated());
            if (i % 3 == 0)
                Break(ref sent, random);
            var accepted = validator.IsValid(sent, out _) ? sent : LenientReader.Read(sent, validator, LeniencyRules.Shipped, ReceivedAt, out _)?.Payload;
            if (accepted is { } payload)
                Assert.That(() => JsonSerializer.Deserialize(payload.Span, record, OcppJson.Options), Throws.Nothing, $"{Encoding.UTF8.GetString(sent)}\n{Encoding.UTF8.GetString(payload.Span)}");
        }
    }

    [Test]
    public void A_broken_frame_is_a_fault_and_never_an_exception()
    {
        var whole = """[2,"19223201","StopTransaction",{"transactionId":7,"timestamp":"2026-01-01T00:00:00Z","meterStop":9}]"""u8.ToArray();
        var random = new Random(4);
        for (var i = 0; i < 5000; i++)
        {
            var broken = whole.ToArray();
            Break(ref broken, random);
            foreach (var version in Enum.GetValues<OcppVersion>())
                Assert.That(() => Frame.Read(broken, version, out _), Throws.Nothing, Encoding.UTF8.GetString(broken));
        }
    }

    private static void Break(ref byte[] text, Random random)
    {
        if (random.Next(2) == 0)
            text = text[..random.Next(text.Length)];
        for (var i = random.Next(3); i > 0 && text.Length > 0; i--)
            text[random.Next(text.Length)] = "{}[],:\"\\09eE.-\0ü"u8[random.Next(17)];
    }
}
