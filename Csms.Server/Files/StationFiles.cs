namespace Csms.Server.Files;

/// <summary>The paths at which stations bring and fetch files. No operator's key is asked for: the secret in the path is all that counts.</summary>
internal static class StationFiles
{
    public static void MapStationFiles(this WebApplication app)
    {
        app.MapMethods(FileUrls.Uploads + "/{secret}/{name?}", ["PUT", "POST"], (string secret, string? name, HttpContext http, LogReceiver receiver) =>
            receiver.ReceiveAsync(http, secret, name)).ExcludeFromDescription();
        app.MapMethods(FileUrls.Downloads + "/{secret}/{name?}", ["GET", "HEAD"], (string secret, FirmwareSender sender, CancellationToken cancellationToken) =>
            sender.SendAsync(secret, cancellationToken)).ExcludeFromDescription();
    }
}
