using System.Text;
using Csms.Domain.Operators;

namespace Csms.Tests.Operators;

internal sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238 appendix B, its last six digits.
    [TestCase(59, "287082")]
    [TestCase(1111111109, "081804")]
    [TestCase(1111111111, "050471")]
    [TestCase(1234567890, "005924")]
    [TestCase(2000000000, "279037")]
    [TestCase(20000000000, "353130")]
    public void Codes_are_those_of_the_RFC(long at, string code)
    {
        Assert.That(Totp.CodeAt(Secret, DateTimeOffset.FromUnixTimeSeconds(at)), Is.EqualTo(code));
        Assert.That(Totp.StepOf(Secret, code, DateTimeOffset.FromUnixTimeSeconds(at), 0), Is.EqualTo(at / 30));
    }

    [Test]
    public void A_code_is_good_for_its_neighbours_and_for_once()
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var code = Totp.CodeAt(Secret, at);
        Assert.That(Totp.StepOf(Secret, code, at.AddSeconds(30), 0), Is.Not.Null);
        Assert.That(Totp.StepOf(Secret, code, at.AddSeconds(-30), 0), Is.Not.Null);
        Assert.That(Totp.StepOf(Secret, code, at.AddSeconds(90), 0), Is.Null);
        Assert.That(Totp.StepOf(Secret, code, at, Totp.StepOf(Secret, code, at, 0)!.Value), Is.Null);
    }

    [Test]
    public void Secrets_are_written_as_apps_read_them()
    {
        Assert.That(Totp.ToText(Secret), Is.EqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));
        Assert.That(Totp.ToUri(Secret, "alice b"), Is.EqualTo("otpauth://totp/Csms:alice%20b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Csms"));
    }
}
