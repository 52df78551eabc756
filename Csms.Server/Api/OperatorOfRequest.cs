using System.Security.Claims;
using Csms.Domain.Operators;
using Microsoft.AspNetCore.Http.Features;

namespace Csms.Server.Api;

/// <summary>Who makes a request, by key or signed in.</summary>
/// <param name="Name">As the audit has it.</param>
/// <param name="Stations">The stations that it is for; null for all.</param>
/// <param name="SignedIn">The account and its browser; null for a key.</param>
internal sealed record OperatorOfRequest(string Name, Role Role, IReadOnlyList<string>? Stations, SignedIn? SignedIn)
{
    public static OperatorOfRequest Of(ApiKey key) => new(key.Name, key.Role, key.Stations, null);

    public static OperatorOfRequest Of(SignedIn signedIn) => new(signedIn.Account.Name, signedIn.Account.Role, null, signedIn);

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
