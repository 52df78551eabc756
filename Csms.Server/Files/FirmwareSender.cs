using Csms.Domain.Files;

namespace Csms.Server.Files;

/// <summary>The door for firmware, <c>/downloads/{secret}/{name}</c>: GET, parts of it (Range), and HEAD; open as long as the update runs.</summary>
internal sealed class FirmwareSender(FirmwareUpdates updates, FileStore store)
{
    public async Task<IResult> SendAsync(string secret, CancellationToken cancellationToken)
    {
        if (await updates.FindOpenAsync(secret, cancellationToken) is not { FirmwareId: { } id } update || FileStore.Open(store.FirmwarePath(id)) is not { } file)
            return TypedResults.NotFound();
        return TypedResults.File(new CountedFile(file, bytes => updates.Served(update, bytes)), "application/octet-stream", lastModified: update.AskedAt, enableRangeProcessing: true);
    }
}
