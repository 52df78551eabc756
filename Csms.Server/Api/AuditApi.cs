using Csms.Domain.Operators;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/audit</c>: who did what.</summary>
internal static class AuditApi
{
    public static void MapAudit(this RouteGroupBuilder api) => api
        .MapGet("/audit", ListAsync).WithName("ListAudit").WithTags("Operators").WithSummary("What operators did, the newest first.").ProducesProblem(400);

    private static async Task<Ok<ListAnswer<AuditLine>>> ListAsync([AsParameters] PageQuery page, AuditTrail audit, CancellationToken cancellationToken) =>
        TypedResults.Ok(ListAnswer.Of(await audit.ListAsync(page.ToPage(), cancellationToken), line => line));
}
