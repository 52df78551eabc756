using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Csms.Server.Api;

namespace Csms.Server.Demo;

/// <summary>Does by the HTTP API what an operator does in a station's first days, so that the console has something to show on every page.</summary>
internal sealed class DemoOperator : IDisposable
{
    private static readonly string[] Drivers = ["DRIVER-101", "DRIVER-204", "DRIVER-377"];

    private readonly HttpClient _http;
    private readonly TimeProvider _time;

    public DemoOperator(string address, string key, TimeProvider time)
    {
        _time = time;
        _http = new HttpClient { BaseAddress = new Uri($"{address}{ApiRoutes.Prefix}/") };
        _http.DefaultRequestHeaders.Add("X-Api-Key", key);
    }

    /// <summary>What stations are given once they are connected, before anybody charges. What a station refuses is told in the terminal.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var driver in Drivers)
            await PutAsync($"tokens/{driver}", new { status = "Accepted", groupId = "FLEET" }, cancellationToken);
        await PutAsync("tokens/VISITOR", new { status = "Accepted" }, cancellationToken);
        foreach (var station in (string[])["DEMO-1", "DEMO-2"])
        {
            await PutAsync($"stations/{station}/local-list", new { scope = "Group", groupId = "FLEET" }, cancellationToken);
            await LimitAsync(station, cancellationToken);
            await PostAsync($"stations/{station}/logs", new { type = "Diagnostics" }, cancellationToken);
            await PostAsync($"stations/{station}/certificates/renew", new { use = "Station" }, cancellationToken);
            await PostAsync($"stations/{station}/certificates/installed", new { use = "Manufacturer", certificate = NewRoot() }, cancellationToken);
            await PostAsync($"stations/{station}/certificates/installed/refresh", new { }, cancellationToken);
        }
        await PostAsync("stations/DEMO-4/reservations", new { idToken = "VISITOR", evseId = 2, expiresAt = In(TimeSpan.FromMinutes(5)) }, cancellationToken);
        await UpdateAsync("DEMO-3", cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    // A limit of the site, one of every night, and one for an hour from ten minutes on.
    private async Task LimitAsync(string station, CancellationToken cancellationToken)
    {
        var midnight = _time.GetUtcNow().Date.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        await SetAsync(station, 0, new { id = 1, stackLevel = 0, purpose = "ChargingStationMaxProfile", kind = "Absolute", schedule = new { unit = "A", startsAt = midnight, periods = Periods((0, 32)) } }, cancellationToken);
        await SetAsync(
            station, 1,
            new
            {
                id = 2, stackLevel = 0, purpose = "TxDefaultProfile", kind = "Recurring", recurrency = "Daily",
                schedule = new { unit = "W", startsAt = midnight, periods = Periods((0, 18000), (6 * 3600, 14000), (20 * 3600, 18000)) },
            },
            cancellationToken);
        await SetAsync(
            station, 1,
            new
            {
                id = 3, stackLevel = 1, purpose = "TxDefaultProfile", kind = "Absolute",
                schedule = new { unit = "W", startsAt = In(TimeSpan.FromMinutes(10)), durationSeconds = 3600, periods = Periods((0, 8000), (1200, 5500), (2400, 8000)) },
            },
            cancellationToken);
    }

    private Task SetAsync(string station, int evseId, object chargingProfile, CancellationToken cancellationToken) =>
        PostAsync($"stations/{station}/charging-profiles", new { evseId, chargingProfile }, cancellationToken);

    private static object[] Periods(params (int StartSeconds, int Limit)[] periods) => [.. periods.Select(period => new { startSeconds = period.StartSeconds, limit = period.Limit })];

    // The station fetches it a little later, so that one can watch.
    private async Task UpdateAsync(string station, CancellationToken cancellationToken)
    {
        var image = Encoding.ASCII.GetBytes($"An image of the demo, made at {_time.GetUtcNow():O}.\n").Concat(new byte[256 * 1024]).ToArray();
        using var content = new ByteArrayContent(image);
        content.Headers.ContentType = new("application/octet-stream");
        using var answer = await _http.PostAsync(new Uri("firmware?version=1.1.0&vendor=Csms&model=Demo", UriKind.Relative), content, cancellationToken);
        if (!await TellAsync("POST firmware", answer, cancellationToken))
            return;
        var added = await answer.Content.ReadFromJsonAsync<AddedFirmware>(cancellationToken);
        await PostAsync($"stations/{station}/firmware-update", new { firmwareId = added!.Id, retrieveAt = In(TimeSpan.FromMinutes(2)) }, cancellationToken);
    }

    private async Task PutAsync(string path, object body, CancellationToken cancellationToken)
    {
        using var answer = await _http.PutAsJsonAsync(path, body, cancellationToken);
        await TellAsync($"PUT {path}", answer, cancellationToken);
    }

    private async Task PostAsync(string path, object body, CancellationToken cancellationToken)
    {
        using var answer = await _http.PostAsJsonAsync(path, body, cancellationToken);
        await TellAsync($"POST {path}", answer, cancellationToken);
    }

    private static async Task<bool> TellAsync(string call, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (!answer.IsSuccessStatusCode)
            Console.WriteLine($"{call}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        return answer.IsSuccessStatusCode;
    }

    private string In(TimeSpan after) => (_time.GetUtcNow() + after).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private string NewRoot()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Demo manufacturer root,O=Csms", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        var now = _time.GetUtcNow();
        using var root = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(25));
        return root.ExportCertificatePem();
    }

    private sealed record AddedFirmware(long Id);
}
