using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Csms.Tests.Support;

namespace Csms.Tests.Files;

/// <summary>The library as a test speaks to it.</summary>
internal static class FirmwareHttp
{
    public static async Task<(int Status, JsonNode Body)> UploadAsync(
        this TestServer server, byte[] image, string version = "2.0", string? vendor = null, string? model = null, string? pem = null, string? signature = null)
    {
        using var form = new MultipartFormDataContent { { new StringContent(version), "version" } };
        foreach (var (name, value) in new[] { ("vendor", vendor), ("model", model), ("signingCertificate", pem), ("signature", signature) })
        {
            if (value is not null)
                form.Add(new StringContent(value), name);
        }
        var file = new ByteArrayContent(image);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "file", "image.bin");
        using var response = await server.Http.PostAsync("firmware", form);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    /// <summary>Uploads what must be taken.</summary>
    public static async Task<long> AddFirmwareAsync(
        this TestServer server, byte[] image, string version = "2.0", string? vendor = null, string? model = null, string? pem = null, string? signature = null)
    {
        var (status, body) = await server.UploadAsync(image, version, vendor, model, pem, signature);
        Assert.That(status, Is.EqualTo(201), body.ToJsonString());
        return (long)body["id"]!;
    }
}
