namespace Csms.Server.Operators;

/// <summary>The cookie of a browser that is signed in. Scripts cannot read it, and no other site's page makes the browser send it.</summary>
internal static class SignInCookie
{
    public const string Name = "csms";

    public static void Put(HttpContext http, string token, TimeSpan lifetime) => http.Response.Cookies.Append(Name, token, Options(http, lifetime));

    public static void Remove(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http, null));

    private static CookieOptions Options(HttpContext http, TimeSpan? lifetime) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, MaxAge = lifetime, Path = "/", IsEssential = true,
    };
}
