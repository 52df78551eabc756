using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary>Says what is wrong with a request's body without a word of how the server reads it.</summary>
internal static partial class BodyFault
{
    /// <summary>400 for what is not JSON, 422 for JSON that the call does not take; names the member.</summary>
    public static ProblemHttpResult Explain(JsonException fault)
    {
        var path = PathOf(fault);
        // The serializer's texts are the only place that tells these cases apart.
        if (fault.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal))
            return Unprocessable(path, "additionalProperties", $"The call has no member '{path}'.");
        if (fault.Message.Contains("Duplicate property", StringComparison.Ordinal))
            return Unprocessable(path, "duplicate", "A member is there twice.");
        if (fault.Message.Contains("missing required properties", StringComparison.Ordinal))
        {
            var missing = Quoted().Matches(fault.Message[fault.Message.IndexOf("including", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value).ToList();
            return Problems.Unprocessable(
                $"Missing: {string.Join(", ", missing)}.",
                missing.Select(name => new ProblemViolation(path.Length == 0 ? name : $"{path}.{name}", "required", "The member is required.")));
        }
        return fault.InnerException is JsonException || fault.Message.StartsWith('\'') || path.Length == 0 && fault.BytePositionInLine is not null && IsSyntax(fault)
            ? Problems.BadRequest($"The body is not JSON: see line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}.")
            : Unprocessable(path, "type", $"'{path}' has the wrong type or a value that it cannot have.");
    }

    private static ProblemHttpResult Unprocessable(string path, string rule, string description) =>
        Problems.Unprocessable(description, new ProblemViolation(path, rule, description));

    private static bool IsSyntax(JsonException fault) => !fault.Message.Contains("could not be converted", StringComparison.Ordinal);

    private static string PathOf(JsonException fault) => (fault.Path ?? "").TrimStart('$').TrimStart('.');

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
