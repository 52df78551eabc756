using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Security;

/// <summary>A station's security profile goes up, and almost never down.</summary>
internal sealed class ProfileChangeTests
{
    [TestCase(1, 0, "")]
    [TestCase(2, 1, "")]
    [TestCase(2, 0, ",\"allowDowngrade\":true")]
    [TestCase(3, 1, ",\"allowDowngrade\":true")]
    [TestCase(3, 2, "")]
    [TestCase(3, 2, ",\"allowDowngrade\":false")]
    [Property("Requirement", "A05.FR.07")]
    [Property("Requirement", "A05.FR.09")]
    [Property("Requirement", "A05.FR.10")]
    public async Task A_profile_is_not_lowered(int from, int to, string permission)
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "POST", "stations", $$"""{"id":"S1","securityProfile":{{from}}}""");

        var problem = await server.SendForAsync(422, "PATCH", "stations/S1", $$"""{"registration":"Rejected","securityProfile":{{to}}{{permission}}}""");

        Assert.That((string)problem["detail"]!, Does.Contain("allowDowngrade"));
        var station = await server.GetAsync("stations/S1");
        Assert.That(((int)station["securityProfile"]!, (string)station["registration"]!), Is.EqualTo((from, "Accepted")));
    }

    [Test]
    [Property("Requirement", "A05.FR.08")]
    public async Task From_3_to_2_it_may_go_when_that_is_said_and_the_station_has_a_password_then()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "POST", "stations", """{"id":"S1","securityProfile":3}""");

        var changed = await server.SendForAsync(200, "PATCH", "stations/S1", """{"securityProfile":2,"allowDowngrade":true}""");

        Assert.That((int)changed["securityProfile"]!, Is.EqualTo(2));
        Assert.That((string?)changed["password"], Has.Length.EqualTo(40));
    }

    [Test]
    public async Task It_may_rise_to_3_and_stay()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendForAsync(201, "POST", "stations", """{"id":"S1","securityProfile":1}""");

        foreach (var profile in new[] { 2, 3, 3 })
            Assert.That((int)(await server.SendForAsync(200, "PATCH", "stations/S1", $$"""{"securityProfile":{{profile}}}"""))["securityProfile"]!, Is.EqualTo(profile));
    }
}
