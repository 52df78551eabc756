using Csms.Storage;
using Csms.Storage.Files;

namespace Csms.Domain.Files;

/// <summary>The images that operators have uploaded. The files themselves lie with the host.</summary>
public sealed class FirmwareLibrary(Database database, TimeProvider clock)
{
    /// <summary>Adds an image.</summary>
    /// <param name="place">Puts the file where the id says; runs before the commit, so that no image is listed whose file is missing. May run twice.</param>
    public async ValueTask<Firmware> AddAsync(Firmware firmware, Action<long> place, CancellationToken cancellation)
    {
        var row = new FirmwareRow
        {
            Version = firmware.Version,
            Vendor = firmware.Vendor,
            Model = firmware.Model,
            SizeBytes = firmware.SizeBytes,
            Sha256 = firmware.Sha256,
            Md5 = firmware.Md5,
            SigningCertificate = firmware.SigningCertificate,
            Signature = firmware.Signature,
            UploadedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            Operator = firmware.Operator,
        };
        var stored = await database.WriteAsync(
            session =>
            {
                var id = FirmwareRows.Insert(session, row);
                place(id);
                return FirmwareRows.Find(session, id)!;
            },
            cancellation);
        return ToFirmware(stored);
    }

    public ValueTask<Firmware?> FindAsync(long id, CancellationToken cancellation) =>
        database.ReadAsync(session => FirmwareRows.Find(session, id) is { } row ? ToFirmware(row) : null, cancellation);

    /// <summary>The newest first.</summary>
    public ValueTask<Page<Firmware>> ListAsync(PageRequest page, CancellationToken cancellation) => database.ReadAsync(
        session => page.Cut([.. FirmwareRows.List(session, page.AfterId, page.Limit + 1)], row => $"{row.Id}", ToFirmware), cancellation);

    /// <summary>Takes an image out of the library. Null when it is not there, false when an update or a campaign still needs it.</summary>
    public ValueTask<bool?> RemoveAsync(long id, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync<bool?>(
            session => FirmwareRows.Find(session, id) is null ? null : !FirmwareRows.IsInUse(session, id) && FirmwareRows.Remove(session, id, now), cancellation);
    }

    private static Firmware ToFirmware(FirmwareRow row) => new()
    {
        Id = row.Id,
        Version = row.Version,
        Vendor = row.Vendor,
        Model = row.Model,
        SizeBytes = row.SizeBytes,
        Sha256 = row.Sha256,
        Md5 = row.Md5,
        SigningCertificate = row.SigningCertificate,
        Signature = row.Signature,
        UploadedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.UploadedAt),
        Operator = row.Operator,
    };
}
