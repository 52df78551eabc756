using Csms.Tests.Api;
using Csms.Tests.Support;

namespace Csms.Tests.Operators;

/// <summary>Views of the stations that people save for themselves.</summary>
internal sealed class SavedViewTests
{
    [Test]
    public async Task A_view_is_its_owners_alone_and_survives_a_restart()
    {
        using var folder = new TemporaryFolder();
        await using (var server = await TestServer.StartAsync(folder: folder.Path))
        {
            using var alice = await Browser.OfAsync(server, "Viewer");
            using var bob = await Browser.OfAsync(server, "Viewer", "bob");
            Assert.That((await alice.SendAsync("PUT", "session/views/Down%20in%20S%C3%BCd%2FNord", """{"search":"state=offline"}""")).Status, Is.EqualTo(200));
            Assert.That((await alice.SendAsync("PUT", "session/views/Down%20in%20S%C3%BCd%2FNord", """{"search":"state=offline&version=1.6"}""")).Status, Is.EqualTo(200));
            Assert.That((await bob.SendAsync("GET", "session/views")).Body["items"]!.AsArray(), Is.Empty);
            Assert.That((await bob.SendAsync("DELETE", "session/views/Down%20in%20S%C3%BCd%2FNord")).Status, Is.EqualTo(404));
        }
        await using var again = await TestServer.StartAsync(folder: folder.Path);
        using var later = new Browser(again);
        Assert.That(await later.SignInAsync("alice", Browser.Password), Is.EqualTo(200));
        var (_, shown, _) = await later.SendAsync("GET", "session/views");
        Assert.That(
            shown["items"]!.AsArray().Select(view => ((string)view!["name"]!, (string)view["search"]!)), Is.EqualTo(new[] { ("Down in Süd/Nord", "state=offline&version=1.6") }));
        Assert.That((await later.SendAsync("DELETE", "session/views/Down%20in%20S%C3%BCd%2FNord")).Status, Is.EqualTo(204));
        Assert.That((await later.SendAsync("GET", "session/views")).Body["items"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Views_are_bounded_in_number_and_size()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await Browser.OfAsync(server, "Viewer");
        Assert.That(await RefusedAsync($"session/views/{new string('n', 65)}", """{"search":""}"""), Is.EqualTo("name"));
        Assert.That(await RefusedAsync("session/views/%20", """{"search":""}"""), Is.EqualTo("name"));
        Assert.That(await RefusedAsync("session/views/n", $$"""{"search":"{{new string('s', 1001)}}"}"""), Is.EqualTo("search"));
        for (var i = 0; i < 50; i++)
            Assert.That((await alice.SendAsync("PUT", $"session/views/n{i}", """{"search":"text=a"}""")).Status, Is.EqualTo(200));
        Assert.That(await RefusedAsync("session/views/one-more", """{"search":"text=a"}"""), Is.EqualTo("name"));
        Assert.That((await alice.SendAsync("PUT", "session/views/n7", """{"search":"text=b"}""")).Status, Is.EqualTo(200), "one that is there is changed");

        async Task<string?> RefusedAsync(string path, string json)
        {
            var (status, body, _) = await alice.SendAsync("PUT", path, json);
            Assert.That(status, Is.EqualTo(422), path);
            return (string?)body["violations"]![0]!["path"];
        }
    }

    [Test]
    public async Task A_key_has_no_views()
    {
        await using var server = await TestServer.StartAsync();
        Assert.That((await server.SendAsync("GET", "session/views")).Status, Is.EqualTo(409));
        Assert.That((await server.SendAsync("PUT", "session/views/n", """{"search":""}""")).Status, Is.EqualTo(409));
    }
}
