using Csms.Domain.Operators;
using Csms.Server.Operators;

namespace Csms.Server.Api;

/// <summary>Who may do what: reading is for everybody, changing for operators, and what is marked for administrators.</summary>
internal static class Permission
{
    /// <summary>Marks calls about who may do what: administrators only.</summary>
    public static TBuilder ForAdministrators<TBuilder>(this TBuilder calls)
        where TBuilder : IEndpointConventionBuilder => calls.WithMetadata(new ForAdministrators(ReadingToo: true));

    /// <summary>Marks calls about what holds for all stations: everybody reads, administrators change.</summary>
    public static TBuilder ChangedByAdministrators<TBuilder>(this TBuilder calls)
        where TBuilder : IEndpointConventionBuilder => calls.WithMetadata(new ForAdministrators(ReadingToo: false));

    /// <summary>Marks calls that a Viewer may make though they are no reading, such as signing out.</summary>
    public static TBuilder ForEverybody<TBuilder>(this TBuilder calls)
        where TBuilder : IEndpointConventionBuilder => calls.WithMetadata(new ForEverybody());

    /// <summary>Marks calls without a station in their path that show a key's stations only.</summary>
    public static TBuilder HeedsStations<TBuilder>(this TBuilder calls)
        where TBuilder : IEndpointConventionBuilder => calls.WithMetadata(new HeedsStations());

    /// <summary>Why the operator of a request may not make it, in a sentence; null when nothing speaks against it.</summary>
    public static string? WhyNot(HttpContext http)
    {
        if (http.Features.Get<OperatorOfRequest>() is not { } known)
            return "You are not signed in.";
        var calls = http.GetEndpoint()?.Metadata;
        var isReading = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        // A page of another site can make a browser send its cookie; it cannot make it hide where the request comes from.
        if (!isReading && known.SignedIn is not null && !SameOrigin.IsProven(http.Request))
            return "The request comes from a page of another site.";
        var needed = calls?.GetMetadata<ForAdministrators>() is { } marked && (marked.ReadingToo || !isReading) ? Role.Administrator
            : isReading || calls?.GetMetadata<ForEverybody>() is not null ? Role.Viewer : Role.Operator;
        if (known.Role < needed)
            return $"This needs the role {needed}; yours is {known.Role}.";
        if (known.Stations is null || calls?.GetMetadata<HeedsStations>() is not null || calls?.GetMetadata<ForEverybody>() is not null)
            return null;
        return PathValues.Of(http, "stationId") is { } stationId
            ? known.MaySee(stationId) ? null : $"This key is not for the station '{stationId}'."
            : "This key is for single stations, and this call is not about one.";
    }
}

/// <summary>A call for administrators only.</summary>
/// <param name="ReadingToo">False when everybody may read what they change.</param>
internal sealed record ForAdministrators(bool ReadingToo);

/// <summary>A call for everybody who is signed in or has a key.</summary>
internal sealed class ForEverybody;

/// <summary>A call that shows each key its own stations.</summary>
internal sealed class HeedsStations;
