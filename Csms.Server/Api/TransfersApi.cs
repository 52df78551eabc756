using System.Text.Json;
using Csms.Domain.Stations;
using Csms.Domain.Transfers;
using Csms.Server.Security;
using Csms.Server.Transfers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary>What was agreed with vendors about their own data, who handles it, and what stations sent of it.</summary>
internal static class TransfersApi
{
    // OCPP 2.0.1 DataTransferRequest; 1.6 has the same lengths.
    private const int MaxVendorId = 255;
    private const int MaxMessageId = 50;

    public static void MapTransfers(this RouteGroupBuilder api)
    {
        var schemas = api.MapGroup("/data-transfer-schemas").WithTags("Data transfer").ChangedByAdministrators();
        schemas.MapGet("", ListSchemasAsync).WithName("ListTransferSchemas").WithSummary("The schemas of vendors' data, by vendor and message.");
        schemas.MapPut("/{vendorId}/{messageId}", PutSchemaAsync).WithName("PutTransferSchema").Accepts<JsonElement>("application/json").ProducesProblem(422)
            .WithSummary("Makes a message of a vendor known, with the JSON Schema of its data, or replaces that.");
        schemas.MapPut("/{vendorId}", (string vendorId, JsonElement body, TransferDesk desk, TransferBook book, CancellationToken cancellationToken) =>
                PutSchemaAsync(vendorId, null, body, desk, book, cancellationToken))
            .WithName("PutTransferSchemaWithoutId").Accepts<JsonElement>("application/json").ProducesProblem(422).WithSummary("The same for messages that carry no id.");
        schemas.MapGet("/{vendorId}/{messageId}", GetSchemaAsync).WithName("GetTransferSchema").WithSummary("One schema.").ProducesProblem(404);
        schemas.MapGet("/{vendorId}", (string vendorId, TransferBook book, CancellationToken cancellationToken) => GetSchemaAsync(vendorId, null, book, cancellationToken))
            .WithName("GetTransferSchemaWithoutId").WithSummary("The schema of messages that carry no id.").ProducesProblem(404);
        schemas.MapDelete("/{vendorId}/{messageId}", RemoveSchemaAsync).WithName("RemoveTransferSchema").WithSummary("Makes a message unknown.").ProducesProblem(404);
        schemas.MapDelete("/{vendorId}", (string vendorId, TransferBook book, CancellationToken cancellationToken) => RemoveSchemaAsync(vendorId, null, book, cancellationToken))
            .WithName("RemoveTransferSchemaWithoutId").WithSummary("Makes messages without an id unknown.").ProducesProblem(404);

        var hooks = api.MapGroup("/web-hooks").WithTags("Data transfer").ChangedByAdministrators();
        hooks.MapGet("", ListHooksAsync).WithName("ListWebHooks").WithSummary("Who handles which vendor's data.");
        hooks.MapGet("/{vendorId}", GetHookAsync).WithName("GetWebHook").WithSummary("Who handles a vendor's data.").ProducesProblem(404);
        hooks.MapPut("/{vendorId}", PutHookAsync).WithName("PutWebHook").ProducesProblem(422)
            .WithSummary("Sets who handles a vendor's data: each valid message is posted there, and its answer is the station's.");
        hooks.MapDelete("/{vendorId}", RemoveHookAsync).WithName("RemoveWebHook").WithSummary("Valid data of the vendor is accepted and kept from then on.").ProducesProblem(404);

        api.MapGet("/stations/{stationId}/data-transfers", ListTransfersAsync).WithTags("Data transfer").WithName("ListDataTransfers")
            .WithSummary("Data of known vendors that the station sent, with what it was answered, the newest first.").ProducesProblem(404);
    }

    private static async Task<Ok<ListAnswer<TransferSchemaResource>>> ListSchemasAsync(TransferBook book, CancellationToken cancellationToken) =>
        TypedResults.Ok(ListAnswer.Whole(await book.SchemasAsync(cancellationToken), TransferSchemaResource.Of));

    private static async Task<Results<Ok<TransferSchemaResource>, ProblemHttpResult>> GetSchemaAsync(
        string vendorId, string? messageId, TransferBook book, CancellationToken cancellationToken) =>
        await book.FindSchemaAsync(vendorId, messageId, cancellationToken) is { } schema ? TypedResults.Ok(TransferSchemaResource.Of(schema)) : NoSchema(vendorId, messageId);

    private static async Task<Results<Ok<TransferSchemaResource>, Created<TransferSchemaResource>, ProblemHttpResult>> PutSchemaAsync(
        string vendorId, string? messageId, JsonElement body, TransferDesk desk, TransferBook book, CancellationToken cancellationToken)
    {
        if (TooLong(vendorId, messageId) is { } fault)
            return fault;
        if (body.ValueKind != JsonValueKind.Object)
            return Problems.Unprocessable("A JSON Schema is a JSON object.", new ProblemViolation("", "type", "A JSON Schema is a JSON object."));
        var schema = new TransferSchema { VendorId = vendorId, MessageId = messageId, Json = body.GetRawText() };
        try
        {
            desk.Compile(schema.Json);
        }
        catch (FormatException broken)
        {
            return Problems.Unprocessable(broken.Message, new ProblemViolation("", "schema", broken.Message));
        }
        var isNew = await book.PutSchemaAsync(schema, cancellationToken);
        var shown = TransferSchemaResource.Of((await book.FindSchemaAsync(vendorId, messageId, cancellationToken)) ?? schema);
        var address = $"{ApiRoutes.Prefix}/data-transfer-schemas/{Uri.EscapeDataString(vendorId)}{(messageId is null ? "" : "/" + Uri.EscapeDataString(messageId))}";
        return isNew ? TypedResults.Created(address, shown) : TypedResults.Ok(shown);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveSchemaAsync(
        string vendorId, string? messageId, TransferBook book, CancellationToken cancellationToken) =>
        await book.RemoveSchemaAsync(vendorId, messageId, cancellationToken) ? TypedResults.NoContent() : NoSchema(vendorId, messageId);

    private static async Task<Ok<ListAnswer<WebHookResource>>> ListHooksAsync(TransferBook book, CancellationToken cancellationToken) =>
        TypedResults.Ok(ListAnswer.Whole(await book.HooksAsync(cancellationToken), WebHookResource.Of));

    private static async Task<Results<Ok<WebHookResource>, ProblemHttpResult>> GetHookAsync(string vendorId, TransferBook book, CancellationToken cancellationToken) =>
        await book.FindHookAsync(vendorId, cancellationToken) is { } hook ? TypedResults.Ok(WebHookResource.Of(hook)) : NoHook(vendorId);

    private static async Task<Results<Ok<WebHookResource>, Created<WebHookResource>, ProblemHttpResult>> PutHookAsync(
        string vendorId, WebHookBody body, TransferBook book, CancellationToken cancellationToken)
    {
        if (TooLong(vendorId, null) is { } tooLong)
            return tooLong;
        if (OutgoingGuard.WhyNot(body.Url, out _) is { } fault)
            return Problems.Unprocessable(fault, new ProblemViolation("url", "format", fault));
        if (body.TimeoutSeconds is not (>= 0.1m and <= 25))
            return Problems.Unprocessable("The station waits meanwhile: 0.1 to 25 seconds.", new ProblemViolation("timeoutSeconds", "maximum", "Between 0.1 and 25."));
        if (body.Secret?.Any(character => character is < ' ' or > '~') == true)
            return Problems.Unprocessable("It is sent as a header: printable ASCII only.", new ProblemViolation("secret", "pattern", "Printable ASCII characters only."));
        var hook = new WebHook { VendorId = vendorId, Url = body.Url, Secret = body.Secret, Timeout = TimeSpan.FromSeconds((double)body.TimeoutSeconds) };
        var isNew = await book.PutHookAsync(hook, cancellationToken);
        var shown = WebHookResource.Of((await book.FindHookAsync(vendorId, cancellationToken)) ?? hook);
        return isNew ? TypedResults.Created($"{ApiRoutes.Prefix}/web-hooks/{Uri.EscapeDataString(vendorId)}", shown) : TypedResults.Ok(shown);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveHookAsync(string vendorId, TransferBook book, CancellationToken cancellationToken) =>
        await book.RemoveHookAsync(vendorId, cancellationToken) ? TypedResults.NoContent() : NoHook(vendorId);

    private static async Task<Results<Ok<ListAnswer<DataTransferResource>>, ProblemHttpResult>> ListTransfersAsync(
        string stationId, [AsParameters] PageQuery page, string? vendorId, StationRegistry stations, TransferBook book, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is { } station
            ? TypedResults.Ok(ListAnswer.Of(await book.ListAsync(station.Key, vendorId, page.ToPage(), cancellationToken), DataTransferResource.Of))
            : Problems.NoStation(stationId);

    private static ProblemHttpResult? TooLong(string vendorId, string? messageId) =>
        vendorId.Length > MaxVendorId ? Problems.Unprocessable($"A vendor id has at most {MaxVendorId} characters.", new ProblemViolation("vendorId", "maxLength", $"At most {MaxVendorId} characters."))
        : messageId?.Length > MaxMessageId ? Problems.Unprocessable($"A message id has at most {MaxMessageId} characters.", new ProblemViolation("messageId", "maxLength", $"At most {MaxMessageId} characters."))
        : null;

    private static ProblemHttpResult NoSchema(string vendorId, string? messageId) =>
        Problems.NotFound(messageId is null ? $"There is no schema for messages of '{vendorId}' without an id." : $"There is no schema for '{messageId}' of '{vendorId}'.");

    private static ProblemHttpResult NoHook(string vendorId) => Problems.NotFound($"There is no web hook for '{vendorId}'.");
}
