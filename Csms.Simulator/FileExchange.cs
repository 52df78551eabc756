using System.Net.Http.Headers;
using System.Text;
using Csms.Simulator.Connections;

namespace Csms.Simulator;

/// <summary>Brings and fetches files over HTTP.</summary>
internal static class FileExchange
{
    private const int LogLines = 200;

    /// <summary>Null where the place does not speak HTTP.</summary>
    public static Func<Task<bool>>? Upload(SimulatedStation station, string location, string name)
    {
        if (!IsHttp(location, out var url))
            return null;
        var log = new StringBuilder();
        for (var line = 0; line < LogLines; line++)
            log.Append(station.Now.ToString("O")).Append(' ').Append(station.Id).Append(" simulated entry ").Append(line).Append('\n');
        return () =>
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(log.ToString()));
            content.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name };
            return SendAsync(station, new HttpRequestMessage(HttpMethod.Put, url) { Content = content });
        };
    }

    /// <summary>Null where the place does not speak HTTP.</summary>
    public static Func<Task<bool>>? Download(SimulatedStation station, string location) =>
        IsHttp(location, out var url) ? () => SendAsync(station, new HttpRequestMessage(HttpMethod.Get, url)) : null;

    private static async Task<bool> SendAsync(SimulatedStation station, HttpRequestMessage request)
    {
        using (request)
        using (var http = new HttpClient(Transport.Handler(station.Options)))
        {
            try
            {
                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                await response.Content.CopyToAsync(Stream.Null);
                return response.IsSuccessStatusCode;
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException or TaskCanceledException)
            {
                // The station says that it failed; why is the network's secret.
                return false;
            }
        }
    }

    private static bool IsHttp(string location, out Uri? url) => Uri.TryCreate(location, UriKind.Absolute, out url) && url.Scheme is "http" or "https";
}
