using Csms.Domain.Rules;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/compliance</c>: which models keep to the specification, and which do not.</summary>
internal static class ComplianceApi
{
    public static void MapCompliance(this RouteGroupBuilder api) => api
        .MapGet("/compliance", ListAsync).WithName("ListCompliance").WithTags("Leniency")
        .WithSummary("Per model: messages received, those that deviated and those refused, a score from 0 to 100, and the rules needed; the worst model first.");

    private static async Task<Ok<ListAnswer<ComplianceResource>>> ListAsync(ComplianceBook compliance, CancellationToken cancellationToken) =>
        TypedResults.Ok(ListAnswer.Whole(await compliance.ListAsync(cancellationToken), ComplianceResource.Of));
}

/// <summary>How well the stations of one vendor, model and firmware keep to the specification.</summary>
internal sealed record ComplianceResource
{
    /// <summary>Null: the stations did not say, or have not booted yet.</summary>
    public string? Vendor { get; init; }

    public string? Model { get; init; }

    public string? FirmwareVersion { get; init; }

    /// <summary>Messages received: calls, and the answers to our own.</summary>
    public required long Messages { get; init; }

    /// <summary>Of these, those that rules made acceptable.</summary>
    public required long Deviating { get; init; }

    /// <summary>Of these, those that were refused because they break the specification.</summary>
    public required long Refused { get; init; }

    /// <summary>How many of a hundred messages kept to the specification by themselves, rounded down to a tenth.</summary>
    public required decimal Score { get; init; }

    /// <summary>The rules that were needed, most often first.</summary>
    public required IReadOnlyList<ModelDeviation> WorstRules { get; init; }

    public static ComplianceResource Of(ModelCompliance compliance) => new()
    {
        Vendor = compliance.Model.Vendor,
        Model = compliance.Model.Model,
        FirmwareVersion = compliance.Model.FirmwareVersion,
        Messages = compliance.Messages,
        Deviating = compliance.Deviating,
        Refused = compliance.Refused,
        Score = compliance.Score,
        WorstRules = compliance.Rules,
    };
}
