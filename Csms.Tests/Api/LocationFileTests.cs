using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.Api;

/// <summary>Locations as a CSV file, out and in.</summary>
internal sealed class LocationFileTests
{
    private const string Head = "locationId,name,address,city,country,latitude,longitude,timeZone,openingHours,stationId,evseId,evseLabel,connectorId,standard,format,powerType,maxVoltage,maxAmperage\n";
    private const string Site = "L1,Harbour,Street 1,Malmö,SWE,55.6,12.9,Europe/Stockholm,1-5 08:00-18:00; 6 10:00-14:00";
    private const string Type2 = "IEC_62196_T2,SOCKET,AC_3_PHASE,230,32";

    [Test]
    public async Task A_file_says_first_what_it_would_change_and_then_changes_it()
    {
        await using var server = await WithStationsAsync("S1");
        var file = $"{Head}{Site},S1,1,Left,1,{Type2}\nL1,,,,,,,,,S1,2,Right,1,{Type2}\nL2,,Street 2,Lund,SWE,,,Europe/Stockholm,always,,,,,,,,,\n";
        var plan = await SendAsync(server, file, "?dryRun=true");
        Assert.That(((int)plan["new"]!, (int)plan["changed"]!, (int)plan["unchanged"]!, plan["faults"]!.AsArray().Count), Is.EqualTo((6, 1, 0, 0)), plan.ToJsonString());
        Assert.That((await server.GetAsync("locations"))["items"]!.AsArray(), Is.Empty);
        var done = await SendAsync(server, file);
        Assert.That(((bool)done["isDryRun"]!, (int)done["new"]!, (int)done["changed"]!), Is.EqualTo((false, 6, 1)));
        var shown = await server.GetAsync("locations/L1");
        Assert.That(((string?)shown["name"], (string?)shown["city"], (decimal)shown["latitude"]!, (int)shown["figures"]!["stations"]!), Is.EqualTo(("Harbour", "Malmö", 55.6m, 1)));
        Assert.That(
            shown["openingHours"]!["regular"]!.AsArray().Select(hours => ((int)hours!["weekday"]!, (string?)hours["begin"], (string?)hours["end"])),
            Is.EqualTo(Enumerable.Range(1, 5).Select(day => (day, (string?)"08:00", (string?)"18:00")).Append((6, "10:00", "14:00"))));
        Assert.That((await server.GetAsync("stations/S1/evses"))["items"]!.AsArray().Select(evse => ((string?)evse!["label"], (int)evse["connectors"]![0]!["maxAmperage"]!)), Is.EqualTo(new[] { ("Left", 32), ("Right", 32) }));
        Assert.That((bool)(await server.GetAsync("locations/L2"))["openingHours"]!["alwaysOpen"]!, Is.True);
        Assert.That((string?)(await server.GetAsync("audit?text=import"))["items"]![0]!["detail"], Is.EqualTo("New: 6, Changed: 1, Unchanged: 0"));
    }

    [Test]
    public async Task What_was_exported_is_taken_again_and_changes_nothing()
    {
        await using var server = await WithStationsAsync("=S1", "S2", "S3");
        await using var station = await server.Boot16Async("S2");
        await station.CallAsync("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Available"}""");
        await server.SendForAsync(201, "PUT", "locations/=L1", """
            {"name":"=cmd|' /C calc'!A0","address":"'+1 \"Main\", 2","postalCode":"-5","city":"@Lund","country":"SWE","latitude":-55.5,"longitude":12.1234567,"timeZone":"Europe/Stockholm",
             "openingHours":{"regular":[{"weekday":2,"begin":"08:00","end":"12:00"},{"weekday":2,"begin":"13:00","end":"18:00"},{"weekday":1,"begin":"08:00","end":"12:00"},{"weekday":1,"begin":"13:00","end":"18:00"},{"weekday":7,"begin":"00:00","end":"23:59"}],
              "exceptionalOpenings":[{"begin":"2026-12-24T08:00:00Z","end":"2026-12-24T12:00:00Z"}],"exceptionalClosings":[{"begin":"2026-12-25T00:00:00Z","end":"2026-12-27T00:00:00Z"}]}}
            """);
        await server.SendForAsync(201, "PUT", "locations/EMPTY", """{"address":"A","city":"B","country":"DEU","timeZone":"Europe/Berlin"}""");
        await server.SendForAsync(200, "POST", "locations/=L1/stations", """{"add":["=S1","S2","S3"]}""");
        await server.SendForAsync(200, "PUT", "stations/=S1/evses", """
            {"evses":[{"id":1,"label":"-left","connectors":[{"id":1,"standard":"CHADEMO","format":"CABLE","powerType":"DC","maxVoltage":500,"maxAmperage":125}]},{"id":2,"label":"'=x"}]}
            """);
        var before = await server.GetAsync("locations");
        var file = await ExportAsync(server);
        Assert.That(file.Split('\n').SelectMany(line => line.Split(',')).Where(cell => cell.TrimStart('"') is ['=' or '@' or '+', ..]), Is.Empty, file);
        var plan = await SendAsync(server, file, "?dryRun=true");
        Assert.That((plan["faults"]!.AsArray().Count, plan["changes"]!.AsArray().Count), Is.EqualTo((0, 0)), plan.ToJsonString());
        Assert.That((int)(await SendAsync(server, file))["unchanged"]!, Is.GreaterThan(5));
        Assert.That((await server.GetAsync("locations")).ToJsonString(), Is.EqualTo(before.ToJsonString()));
        Assert.That(await ExportAsync(server), Is.EqualTo(file));

        // What a new installation, which has the same stations, makes of it.
        await using var other = await WithStationsAsync("=S1", "S2", "S3");
        await SendAsync(other, file);
        var told = (string line) => line.StartsWith("'=L1", StringComparison.Ordinal) && !line.Contains("S2");
        Assert.That((await ExportAsync(other)).Split('\n').Where(told), Is.EqualTo(file.Split('\n').Where(told)));
    }

    [TestCase("L1,,Street 1,,SWE,,,Europe/Stockholm,,,,,,,,,,", 2, "city")]
    [TestCase("L1,,Street 1,Lund,Sweden,,,Europe/Stockholm,,,,,,,,,,", 2, "country")]
    [TestCase("L1,,Street 1,Lund,SWE,north,,Europe/Stockholm,,,,,,,,,,", 2, "latitude")]
    [TestCase("L1,,Street 1,Lund,SWE,55.6,,Europe/Stockholm,,,,,,,,,,", 2, "longitude")]
    [TestCase("L1,,Street 1,Lund,SWE,,,Europe/Stockholm,Monday,,,,,,,,,", 2, "openingHours")]
    [TestCase("L1,,Street 1,Lund,SWE,,,Europe/Stockholm,1 18:00-08:00,,,,,,,,,", 2, "openingHours")]
    [TestCase(",,Street 1,Lund,SWE,,,Europe/Stockholm,,,,,,,,,,", 2, "locationId")]
    [TestCase(Site + ",NONE,1,,1," + Type2, 2, "stationId")]
    [TestCase(Site + ",,1,,1," + Type2, 2, "stationId")]
    [TestCase(Site + ",S1,,,1," + Type2, 2, "evseId")]
    [TestCase(Site + ",S1,one,,1," + Type2, 2, "evseId")]
    [TestCase(Site + ",S1,1,,," + Type2, 2, "connectorId")]
    [TestCase(Site + ",S1,1,A label that is too long,1," + Type2, 2, "evseLabel")]
    [TestCase(Site + ",S1,1,,1,CCS,SOCKET,AC_3_PHASE,230,32", 2, "standard")]
    [TestCase(Site + ",S1,1,,1,IEC_62196_T2,SOCKET,AC_3_PHASE,,32", 2, "maxVoltage")]
    [TestCase(Site + ",S1,1,,1," + Type2 + "\nL1,,Street 2,,,,,,,S1,2,,1," + Type2, 3, "address")]
    [TestCase(Site + ",S1,1,,1," + Type2 + "\nL1,,,,,,,,,S1,1,,1," + Type2, 3, "connectorId")]
    [TestCase(Site + ",S1,1,,1," + Type2 + "\n\n\"L2\",\"two\nlines\",Street 2,Lund,SWE,,,Europe/Stockholm,,S1,2,,1," + Type2, 4, "name")]
    public async Task A_mistake_is_told_by_line_and_column_and_nothing_is_taken(string lines, int line, string column)
    {
        await using var server = await WithStationsAsync("S1");
        var good = "L9,,Street 9,Lund,SWE,,,Europe/Stockholm,,,,,,,,,,\n";
        var plan = await SendAsync(server, $"{Head}{lines}\n{good}", "?dryRun=true");
        Assert.That(((int)plan["faults"]![0]!["line"]!, (string?)plan["faults"]![0]!["column"]), Is.EqualTo((line, column)), plan.ToJsonString());
        var problem = await SendAsync(server, $"{Head}{lines}\n{good}", "", 422);
        Assert.That(problem.Violations().First().Path, Is.EqualTo($"line {line}, {column}"));
        Assert.That((await server.GetAsync("locations"))["items"]!.AsArray(), Is.Empty);
        Assert.That((await server.GetAsync("stations/S1"))["locationId"], Is.Null);
    }

    [Test]
    public async Task A_column_that_is_left_out_stays_and_an_unknown_one_is_refused()
    {
        await using var server = await WithStationsAsync();
        await SendAsync(server, $"{Head}{Site},,,,,,,,,\n");
        await SendAsync(server, "locationId;name\nl1;Quay\n");
        var shown = await server.GetAsync("locations/L1");
        Assert.That(((string?)shown["name"], (string?)shown["city"], (decimal)shown["latitude"]!), Is.EqualTo(("Quay", "Malmö", 55.6m)));
        var problem = await SendAsync(server, "locationId,title\nL1,Quay\n", "", 422);
        Assert.That(problem.Violations().Single().Path, Is.EqualTo("line 1, title"));
        problem = await SendAsync(server, "name\nQuay\n", "", 422);
        Assert.That(problem.Violations().Single().Path, Is.EqualTo("line 1, locationId"));
    }

    [Test]
    public async Task What_is_no_table_is_refused_in_words()
    {
        await using var server = await WithStationsAsync();
        Assert.That((string?)(await SendAsync(server, "", "", 422))["detail"], Does.Contain("empty"));
        Assert.That((string?)(await SendAsync(server, "locationId,name\nL1,\"open\n", "", 422))["detail"], Does.Contain("line 2"));
        using var latin = new ByteArrayContent(Encoding.Latin1.GetBytes("locationId,name\nL1,Malmö\n"));
        latin.Headers.ContentType = new("text/csv");
        using var answer = await server.Http.PostAsync("locations/import", latin);
        Assert.That((answer.StatusCode, await answer.Content.ReadAsStringAsync()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, await answer.Content.ReadAsStringAsync())));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("UTF-8"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_file_that_is_too_large_is_refused_before_it_is_read(bool tellsItsLength)
    {
        await using var server = await WithStationsAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "locations/import");
        request.Content = new ByteArrayContent(new byte[9 * 1024 * 1024]);
        request.Content.Headers.ContentType = new("text/csv");
        request.Headers.ExpectContinue = true;
        request.Headers.TransferEncodingChunked = !tellsItsLength;
        using var answer = await server.Http.SendAsync(request);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That((string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["detail"], Does.Contain("8 MB"));
    }

    private static async Task<TestServer> WithStationsAsync(params string[] ids)
    {
        var server = await TestServer.StartAsync();
        foreach (var id in ids)
            await server.SendForAsync(201, "POST", "stations", $$"""{"id":"{{id}}","securityProfile":0}""");
        return server;
    }

    private static async Task<string> ExportAsync(TestServer server)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "locations");
        request.Headers.Accept.ParseAdd("text/csv");
        using var answer = await server.Http.SendAsync(request);
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/csv"));
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<JsonNode> SendAsync(TestServer server, string csv, string query = "", int expected = 200)
    {
        using var answer = await server.Http.PostAsync($"locations/import{query}", new StringContent(csv, Encoding.UTF8, "text/csv"));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(expected), text);
        return JsonNode.Parse(text)!;
    }
}
