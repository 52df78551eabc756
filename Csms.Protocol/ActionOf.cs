namespace Csms.Protocol;

/// <summary>The action's name, which is the request type's name less <c>Request</c> and is written nowhere else.</summary>
public static class ActionOf
{
    public static string Request<TRequest>() => Request(typeof(TRequest));

    public static string Request(Type request) => request.Name[..^"Request".Length];
}
