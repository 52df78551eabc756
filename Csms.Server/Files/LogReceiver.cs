using Csms.Domain.Files;
using Csms.Domain.Timeline;

namespace Csms.Server.Files;

/// <summary>
/// The door for logs, <c>/uploads/{secret}</c>: PUT and POST (OCPP 2.0.1 N01.FR.14, N01.FR.18), as they are or within a form, and with a name behind the
/// secret as some stations add it. Open as long as the request runs; a second file of a request replaces the first.
/// </summary>
internal sealed class LogReceiver(LogBook logs, FileStore store, FileLimiter limiter, StationTimeline timeline, StoredFileOptions options)
{
    public async Task ReceiveAsync(HttpContext http, string secret, string? name)
    {
        if (await logs.FindOpenAsync(secret, http.RequestAborted) is not { } upload)
        {
            await AnswerAsync(http, StatusCodes.Status404NotFound, "Nobody asked for this file.");
            return;
        }
        try
        {
            await KeepAsync(http, upload, name);
        }
        catch (FileRefusedException refused)
        {
            timeline.Add(upload.StationId, TimelineKind.Refused, $"The log of request {upload.RequestId} was not taken: {refused.Message}");
            if (refused.Status == StatusCodes.Status503ServiceUnavailable)
                http.Response.Headers.RetryAfter = "30";
            await AnswerAsync(http, refused.Status, refused.Message);
        }
        catch (Exception cut) when (cut is OperationCanceledException or IOException && http.RequestAborted.IsCancellationRequested)
        {
            timeline.Add(upload.StationId, TimelineKind.Refused, $"The log of request {upload.RequestId} broke off on its way; what had come was thrown away");
        }
    }

    private async Task KeepAsync(HttpContext http, LogUpload upload, string? name)
    {
        var inPath = BroughtFile.Checked(name is null ? null : Uri.UnescapeDataString(name));
        using var place = limiter.Enter();
        using var brought = await BroughtFile.ReadAsync(http, store, options.MaxLogBytes);
        FileStore.Keep(brought.File, store.PathOf(upload));
        // What has come is kept even when the station does not wait for the answer.
        if (await logs.ArrivedAsync(upload, brought.Name ?? inPath, brought.File.SizeBytes, CancellationToken.None))
            return;
        FileStore.Remove(store.PathOf(upload));
        await AnswerAsync(http, StatusCodes.Status404NotFound, "Nobody asks for this file any more.");
    }

    private static Task AnswerAsync(HttpContext http, int status, string reason)
    {
        http.Response.StatusCode = status;
        // The rest of a body that is not wanted is not read.
        http.Response.Headers.Connection = "close";
        return http.Response.WriteAsync(reason);
    }
}
