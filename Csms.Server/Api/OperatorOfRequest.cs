using System.Security.Claims;
using Csms.Domain.Locations;
using Csms.Domain.Operators;
using Microsoft.AspNetCore.Http.Features;

namespace Csms.Server.Api;

/// <summary>Who makes a request, by key or signed in.</summary>
/// <param name="Name">As the audit has it.</param>
/// <param name="Stations">The stations that it is for; null for all.</param>
/// <param name="Locations">The locations that it sees; null for all.</param>
/// <param name="SignedIn">The account and its browser; null for a key.</param>
internal sealed record OperatorOfRequest(string Name, Role Role, IReadOnlyList<string>? Stations, IReadOnlyList<string>? Locations, SignedIn? SignedIn)
{
    /// <summary>Who has a key; for one that is for locations, the stations are those that stand there now.</summary>
    public static async ValueTask<OperatorOfRequest> OfAsync(ApiKey key, LocationBook locations, CancellationToken cancellationToken)
    {
        if (key.Locations is not { } own)
            return new(key.Name, key.Role, key.Stations, key.Stations is null ? null : [], null);
        return new(key.Name, key.Role, [.. key.Stations ?? [], .. await locations.StationIdsAsync(own, cancellationToken)], own, null);
    }

    public static OperatorOfRequest Of(SignedIn signedIn) => new(signedIn.Account.Name, signedIn.Account.Role, null, null, signedIn);

    public bool MaySeeLocation(string id) => Locations is null || Locations.Contains(id, StringComparer.OrdinalIgnoreCase);

    /// <summary>What is about no station is for those only who may see all.</summary>
    public bool MaySee(string? stationId) => Stations is null || (stationId is not null && Stations.Contains(stationId, StringComparer.Ordinal));
}

/// <summary>How requests are asked who makes them.</summary>
internal static class OperatorOfRequestExtensions
{
    /// <summary>Who makes a request that was let in.</summary>
    public static OperatorOfRequest Operator(this HttpContext http) => http.Features.GetRequiredFeature<OperatorOfRequest>();

    public static string OperatorName(this HttpContext http) => http.Operator().Name;

    /// <summary>Where the request comes from, as the audit has it.</summary>
    public static string ClientAddress(this HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    public static ClaimsPrincipal ToPrincipal(this OperatorOfRequest known, string scheme) => new(new ClaimsIdentity([new Claim(ClaimTypes.Name, known.Name)], scheme));
}
