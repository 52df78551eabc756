using Csms.Domain;
using Csms.Domain.Tokens;
using Csms.Domain.Transactions;

namespace Csms.Tests.Domain;

internal sealed class AuthorizerTest : LedgerTest
{
    [SetUp]
    public void RejectUnknown() => World.TokenOptions.Unknown = UnknownPolicy.Reject;

    [TestCase(UnknownPolicy.Reject, AuthorizationStatus.Unknown)]
    [TestCase(UnknownPolicy.Accept, AuthorizationStatus.Accepted)]
    public async Task An_unknown_token_is_decided_by_the_policy(UnknownPolicy policy, AuthorizationStatus status)
    {
        World.TokenOptions.Unknown = policy;
        Assert.That((await AuthorizeAsync("NOBODY")).Status, Is.EqualTo(status));
    }

    [TestCase(TokenStatus.Accepted, AuthorizationStatus.Accepted)]
    [TestCase(TokenStatus.Blocked, AuthorizationStatus.Blocked)]
    [TestCase(TokenStatus.Expired, AuthorizationStatus.Expired)]
    [TestCase(TokenStatus.Invalid, AuthorizationStatus.Invalid)]
    public async Task A_registered_token_has_its_status(TokenStatus registered, AuthorizationStatus status)
    {
        await PutAsync(new Token { IdToken = "TAG", Status = registered });
        Assert.That((await AuthorizeAsync("TAG")).Status, Is.EqualTo(status));
    }

    [Test]
    public async Task A_token_expires()
    {
        await PutAsync(new Token { IdToken = "TAG", ExpiresAt = Now.AddHours(1) });
        Assert.That((await AuthorizeAsync("TAG")).Status, Is.EqualTo(AuthorizationStatus.Accepted));
        World.Clock.Advance(TimeSpan.FromHours(1));
        Assert.That((await AuthorizeAsync("TAG")).Status, Is.EqualTo(AuthorizationStatus.Expired));
    }

    [Test, Property("Requirement", "C01.FR.25")]
    public async Task Equality_ignores_case_and_heeds_the_type()
    {
        await PutAsync(new Token { IdToken = "AbCd", Type = "ISO14443" });
        Assert.That((await AuthorizeAsync("aBcD")).Status, Is.EqualTo(AuthorizationStatus.Accepted), "1.6 has no types");
        Assert.That((await AuthorizeAsync("aBcD", "ISO14443")).Status, Is.EqualTo(AuthorizationStatus.Accepted));
        Assert.That((await AuthorizeAsync("aBcD", "eMAID")).Status, Is.EqualTo(AuthorizationStatus.Unknown));
    }

    [Test, Property("Requirement", "C02.FR.02")]
    public async Task No_authorization_is_accepted() =>
        Assert.That((await AuthorizeAsync("", "NoAuthorization")).Status, Is.EqualTo(AuthorizationStatus.Accepted));

    [Test, Property("Requirement", "C01.FR.06")]
    public async Task A_group_is_named()
    {
        await PutAsync(new Token { IdToken = "G", GroupId = "FLEET" });
        await PutAsync(new Token { IdToken = "P", ParentId = "PARENT", GroupId = "FLEET" });
        Assert.That((await AuthorizeAsync("G")).GroupId, Is.EqualTo("FLEET"));
        Assert.That((await AuthorizeAsync("P")).GroupId, Is.EqualTo("PARENT"), "1.6 asks for the parent");
        Assert.That((await AuthorizeAsync("P", "Central")).GroupId, Is.EqualTo("FLEET"), "2.0.1 asks for the group");
    }

    [Test, Property("FieldReport", "55")]
    public async Task A_token_that_charges_may_not_start_a_second_time_elsewhere()
    {
        await PutAsync(new Token { IdToken = "TAG-1", GroupId = "FLEET" });
        await PutAsync(new Token { IdToken = "TAG-2", GroupId = "FLEET" });
        var first = await World.Ledger.StartAsync(Start(), default);
        Assert.That(first.Authorization.Status, Is.EqualTo(AuthorizationStatus.Accepted));
        Assert.That((await AuthorizeAsync("TAG-1")).Status, Is.EqualTo(AuthorizationStatus.Accepted), "only a start is concurrent");
        Assert.That((await World.Ledger.StartAsync(Start(), default)).Authorization.Status, Is.EqualTo(AuthorizationStatus.Accepted), "the same start again");

        var second = await World.Ledger.StartAsync(Start(evse: 2, token: "tag-1"), default);
        Assert.That(second.Authorization.Status, Is.EqualTo(AuthorizationStatus.ConcurrentTx));
        Assert.That((await World.TransactionAsync(second.TransactionId)).Flags, Does.Contain(TransactionFlag.InvalidToken));
        Assert.That((await World.Ledger.StartAsync(Start(evse: 3, token: "TAG-2"), default)).Authorization.Status, Is.EqualTo(AuthorizationStatus.Accepted));

        await StopAsync(Stop(first.TransactionId));
        await StopAsync(Stop(second.TransactionId));
        Assert.That((await World.Ledger.StartAsync(Start(evse: 4), default)).Authorization.Status, Is.EqualTo(AuthorizationStatus.Accepted));
    }

    [Test, Property("FieldReport", "55")]
    public async Task A_lost_stop_does_not_lock_its_token_out_of_the_same_connector()
    {
        await PutAsync(new Token { IdToken = "TAG-1" });
        await StartAsync();
        World.Clock.Advance(TimeSpan.FromHours(1));
        Assert.That((await World.Ledger.StartAsync(Start(), default)).Authorization.Status, Is.EqualTo(AuthorizationStatus.Accepted));
    }

    [Test]
    public async Task What_runs_on_a_removed_station_does_not_lock_its_token_out()
    {
        await PutAsync(new Token { IdToken = "TAG-1" });
        await StartAsync(Start(station: await World.AddStationAsync("CS-2")));
        await World.Stations.RemoveAsync("CS-2", default);
        Assert.That((await World.Ledger.StartAsync(Start(), default)).Authorization.Status, Is.EqualTo(AuthorizationStatus.Accepted));
    }

    [Test]
    public async Task Tokens_are_put_listed_and_removed()
    {
        Assert.That(await World.Tokens.PutAsync(new Token { IdToken = "B" }, default), Is.True);
        Assert.That(await World.Tokens.PutAsync(new Token { IdToken = "b", Status = TokenStatus.Blocked }, default), Is.False, "the same token");
        await PutAsync(new Token { IdToken = "A" });
        await PutAsync(new Token { IdToken = "C" });
        var page = await World.Tokens.ListAsync(new(2), default);
        var next = await World.Tokens.ListAsync(new(2, page.Next), default);
        Assert.That(page.Items.Concat(next.Items).Select(token => token.IdToken), Is.EqualTo(new[] { "A", "b", "C" }));
        Assert.That(next.Next, Is.Null);
        Assert.That((await World.Tokens.FindAsync("B", default))!.Status, Is.EqualTo(TokenStatus.Blocked));
        Assert.That(await World.Tokens.RemoveAsync("B", default), Is.True);
        Assert.That(await World.Tokens.RemoveAsync("B", default), Is.False);
        Assert.That(() => World.Tokens.PutAsync(new Token { IdToken = new string('x', 37) }, default).AsTask(), Throws.ArgumentException);
    }

    private ValueTask<Authorization> AuthorizeAsync(string idToken, string? type = null) => World.Authorizer.AuthorizeAsync(new(idToken, type), default);

    private async Task PutAsync(Token token) => await World.Tokens.PutAsync(token, default);
}
