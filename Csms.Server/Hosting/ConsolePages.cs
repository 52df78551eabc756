using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Csms.Server.Hosting;

/// <summary>Serves the console's files at <c>/</c>. A path that is no file is a page of the console, which finds its way by itself.</summary>
internal static class ConsolePages
{
    // Everything but what the server itself answers: there, a path that is none is a mistake and not a page.
    private const string Pattern = "{*path:regex(^(?!(api|ocpp|openapi|health|metrics|uploads|downloads)(/|$)))}";

    private const string NotBuilt =
        "Csms runs. The console's pages were not built, because npm was not there: install Node.js 20 or later, and build again. The API is at /api.";

    // Styles are set by scripts, the tiles of maps come from the host that is added at the end; everything else comes from here.
    private const string Policy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; img-src 'self' data:";

    private static readonly FileExtensionContentTypeProvider Types = new();

    public static void MapConsole(this WebApplication app)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "console");
        if (!File.Exists(Path.Combine(folder, "index.html")))
        {
            app.MapGet("/", () => TypedResults.Text(NotBuilt)).ExcludeFromDescription();
            return;
        }
        var files = new PhysicalFileProvider(folder);
        var tiles = app.Services.GetRequiredService<IOptions<ConsoleOptions>>().Value.TileOrigin();
        var policy = Policy + (tiles is null ? "" : $" {tiles}");
        string[] reading = [HttpMethods.Get, HttpMethods.Head];
        app.MapMethods("/", reading, (HttpContext http) => Answer("", files, policy, http)).ExcludeFromDescription();
        app.MapMethods(Pattern, reading, (string path, HttpContext http) => Answer(path, files, policy, http)).ExcludeFromDescription();
    }

    private static IResult Answer(string path, PhysicalFileProvider files, string policy, HttpContext http)
    {
        var asked = files.GetFileInfo(path);
        var isFile = asked is { Exists: true, PhysicalPath: not null };
        // A script that is gone since the last update: a page in its place would only hide why.
        if (!isFile && http.Request.Path.StartsWithSegments("/assets"))
            return TypedResults.NotFound();
        var file = isFile ? asked : files.GetFileInfo("index.html");
        var headers = http.Response.Headers;
        // What the build has named by its content never changes; all else is asked for each time.
        headers.CacheControl = http.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache";
        headers[HeaderNames.ContentSecurityPolicy] = policy;
        headers[HeaderNames.XContentTypeOptions] = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return TypedResults.PhysicalFile(
            file.PhysicalPath!, Types.TryGetContentType(file.Name, out var type) ? type : "application/octet-stream", lastModified: file.LastModified);
    }
}
