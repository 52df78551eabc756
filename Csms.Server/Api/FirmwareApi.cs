using Csms.Domain.Files;
using Csms.Server.Files;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Csms.Server.Api;

/// <summary><c>/firmware</c>: the images that stations can be offered.</summary>
internal static class FirmwareApi
{
    private const int LongestText = 50;

    public static void MapFirmware(this RouteGroupBuilder api)
    {
        var firmware = api.MapGroup("/firmware").WithTags("Firmware");
        firmware.MapPost("", AddAsync).WithName("AddFirmware").Produces<Firmware>(201).ProducesProblem(400).ProducesProblem(413).ProducesProblem(422).ProducesProblem(503).ProducesProblem(507)
            .Accepts<IFormFile>("multipart/form-data", "application/octet-stream")
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .WithSummary(
                "Adds an image. As a form: the file, and the fields version, vendor, model, signingCertificate, signature; or the image alone, with version, vendor and model in the query.");
        firmware.MapGet("", ListAsync).WithName("ListFirmware").WithSummary("The library, the newest first.");
        firmware.MapGet("/{id:long}", GetAsync).WithName("GetFirmware").ProducesProblem(404).WithSummary("One image.");
        firmware.MapDelete("/{id:long}", RemoveAsync).WithName("RemoveFirmware").ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Takes an image out of the library, unless an update or a campaign still needs it.");
    }

    private static async Task<IResult> AddAsync(
        HttpContext http, string? version, string? vendor, string? model, FirmwareLibrary library, FileStore store, FileLimiter limiter, FirmwareSignatures signatures,
        StoredFileOptions options, CancellationToken cancellationToken)
    {
        try
        {
            using var place = limiter.Enter();
            using var brought = await BroughtFile.ReadAsync(http, store, options.MaxFirmwareBytes);
            var firmware = new Firmware
            {
                Version = Field(brought, "version") ?? version ?? "",
                Vendor = Field(brought, "vendor") ?? vendor,
                Model = Field(brought, "model") ?? model,
                SizeBytes = brought.File.SizeBytes,
                Sha256 = Convert.ToHexStringLower(brought.File.Sha256),
                Md5 = Convert.ToHexStringLower(brought.File.Md5),
                SigningCertificate = Field(brought, "signingCertificate"),
                Signature = Field(brought, "signature"),
                Operator = http.OperatorName(),
            };
            if (WhyNot(firmware, brought.File.Sha256, signatures) is { } fault)
                return Problems.Unprocessable(fault.Description, fault);
            var kept = await KeepAsync(firmware, brought.File, library, store, cancellationToken);
            return TypedResults.Created($"{ApiRoutes.Prefix}/firmware/{kept.Id}", kept);
        }
        catch (FileRefusedException refused)
        {
            return Problems.Of(refused.Status, "Not taken", refused.Message);
        }
    }

    private static ProblemViolation? WhyNot(Firmware firmware, byte[] sha256, FirmwareSignatures signatures)
    {
        if (firmware.SizeBytes == 0)
            return new("", "minLength", "The image is empty.");
        if (firmware.Version.Length is 0 or > LongestText)
            return new("version", "length", $"A version has 1 to {LongestText} characters: those that the station reports once it runs it.");
        if (firmware.SigningCertificate is null != firmware.Signature is null)
            return new("signature", "OCPP 2.0.1 L01.FR.11", "A signature comes together with the certificate that made it.");
        return firmware.SigningCertificate is { } pem && signatures.WhyNot(pem, firmware.Signature!, sha256) is { } fault
            ? new("signature", "OCPP 2.0.1 A00.FR.706", fault)
            : null;
    }

    private static async Task<Firmware> KeepAsync(Firmware firmware, PartialFile file, FirmwareLibrary library, FileStore store, CancellationToken cancellationToken)
    {
        var at = file.Path;
        try
        {
            return await library.AddAsync(firmware, id => at = FileStore.Move(at, store.FirmwarePath(id)), cancellationToken);
        }
        catch
        {
            FileStore.Remove(at);
            throw;
        }
    }

    private static async Task<Ok<ListAnswer<Firmware>>> ListAsync([AsParameters] PageQuery page, FirmwareLibrary library, CancellationToken cancellationToken) =>
        TypedResults.Ok(ListAnswer.Of(await library.ListAsync(page.ToPage(), cancellationToken), firmware => firmware));

    private static async Task<Results<Ok<Firmware>, ProblemHttpResult>> GetAsync(long id, FirmwareLibrary library, CancellationToken cancellationToken) =>
        await library.FindAsync(id, cancellationToken) is { } firmware ? TypedResults.Ok(firmware) : NoFirmware(id);

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(long id, FirmwareLibrary library, FileStore store, CancellationToken cancellationToken)
    {
        switch (await library.RemoveAsync(id, cancellationToken))
        {
            case null:
                return NoFirmware(id);
            case false:
                return Problems.Conflict($"An update or a campaign still needs firmware {id}.");
            default:
                FileStore.Remove(store.FirmwarePath(id));
                return TypedResults.NoContent();
        }
    }

    private static string? Field(BroughtFile brought, string name) => brought.Fields.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    private static ProblemHttpResult NoFirmware(long id) => Problems.NotFound($"The library has no firmware {id}.");
}
