using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Csms.Server.Files;

/// <summary>A file in a request's body, as it is or within a form (multipart/form-data); read as it comes.</summary>
internal sealed class BroughtFile : IDisposable
{
    private const int MaxFields = 16;
    private const int MaxFieldBytes = 16 * 1024;
    private const int LongestName = 100;

    private BroughtFile(PartialFile file, string? name, IReadOnlyDictionary<string, string> fields) => (File, Name, Fields) = (file, name, fields);

    public PartialFile File { get; }

    /// <summary>What the sender calls it, without any path; null when it did not say.</summary>
    public string? Name { get; }

    /// <summary>The form's other fields.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; }

    /// <exception cref="FileRefusedException">It is too long, has a path in its name, or is no file.</exception>
    public static async Task<BroughtFile> ReadAsync(HttpContext http, FileStore store, long maxBytes)
    {
        // Ours is the limit that counts; the server's own would end the connection without a word.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        var request = http.Request;
        var ofForm = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);
        if (ofForm)
        {
            // Some thousand bytes of the form around it.
            if (request.ContentLength > maxBytes + MaxFields * MaxFieldBytes)
                throw FileRefusedException.TooLong(maxBytes);
            return await ReadFormAsync(http, HeaderUtilities.RemoveQuotes(type!.Boundary).Value, store, maxBytes);
        }
        var name = NameOf(request.Headers.ContentDisposition);
        var file = await store.ReceiveAsync(request.Body, request.ContentLength, maxBytes, http.RequestAborted);
        return new BroughtFile(file, name, new Dictionary<string, string>());
    }

    /// <summary>A file's name without any path.</summary>
    /// <exception cref="FileRefusedException">There is a path in it, or what could be one.</exception>
    public static string? Checked(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return null;
        if (name is "." or ".." || name.Any(letter => letter is '/' or '\\' or ':' || char.IsControl(letter)) || name.Contains("..", StringComparison.Ordinal))
            throw FileRefusedException.BadName();
        return name.Length > LongestName ? name[..LongestName] : name;
    }

    public void Dispose() => File.Dispose();

    private static async Task<BroughtFile> ReadFormAsync(HttpContext http, string? boundary, FileStore store, long maxBytes)
    {
        if (string.IsNullOrEmpty(boundary))
            throw FileRefusedException.BadBody("The form has no boundary.");
        var reader = new MultipartReader(boundary, http.Request.Body);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        PartialFile? file = null;
        string? name = null;
        try
        {
            for (var parts = 0; await reader.ReadNextSectionAsync(http.RequestAborted) is { } section; parts++)
            {
                if (parts > MaxFields)
                    throw FileRefusedException.BadBody("The form has too many parts.");
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                    continue;
                if (disposition.FileName.HasValue || disposition.FileNameStar.HasValue)
                {
                    if (file is not null)
                        throw FileRefusedException.BadBody("The form has more than one file.");
                    name = NameOf(section.ContentDisposition);
                    file = await store.ReceiveAsync(section.Body, null, maxBytes, http.RequestAborted);
                }
                else
                {
                    fields[HeaderUtilities.RemoveQuotes(disposition.Name).ToString()] = await ReadFieldAsync(section.Body, http.RequestAborted);
                }
            }
            return new BroughtFile(file ?? throw FileRefusedException.BadBody("The form has no file."), name, fields);
        }
        catch (Exception fault)
        {
            file?.Dispose();
            if (fault is InvalidDataException)
                throw FileRefusedException.BadBody("The form cannot be read.");
            throw;
        }
    }

    private static async Task<string> ReadFieldAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxFieldBytes];
        var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return read < buffer.Length
            ? System.Text.Encoding.UTF8.GetString(buffer, 0, read)
            : throw FileRefusedException.BadBody(string.Create(CultureInfo.InvariantCulture, $"A field of the form is longer than {MaxFieldBytes} bytes."));
    }

    private static string? NameOf(string? header)
    {
        if (!ContentDispositionHeaderValue.TryParse(header, out var disposition))
            return null;
        var named = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
        return Checked(named.Value);
    }
}
