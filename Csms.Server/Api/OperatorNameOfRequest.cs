namespace Csms.Server.Api;

internal static class OperatorNameOfRequest
{
    /// <summary>Who makes the request.</summary>
    public static string OperatorName(this HttpContext http) => http.User.Identity?.Name ?? "unknown";
}
