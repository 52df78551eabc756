using System.Text;
using Csms.Protocol.Validation.Formats;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using NJsonSchema.Validation.FormatValidators;

namespace Csms.Protocol.Validation;

/// <summary>NJsonSchema's verdict on a payload, in this project's words.</summary>
internal static class Explanation
{
    private static readonly JsonSchemaValidatorSettings Settings = new()
    {
        FormatValidators =
        [
            new Format("date-time", ValidationErrorKind.DateTimeExpected, DateTimeFormat.IsValid),
            new Format("uri", ValidationErrorKind.UriExpected, AbsoluteUri.IsValid),
        ],
    };

    public static IReadOnlyList<Violation> Of(JsonSchema model, ReadOnlySpan<byte> payload, Violation first)
    {
        var found = Of(model, payload);
        return found.Count > 0 ? found : [first];
    }

    /// <summary>Empty for a payload that keeps to the schema.</summary>
    public static IReadOnlyList<Violation> Of(JsonSchema model, ReadOnlySpan<byte> payload)
    {
        var found = new List<Violation>();
        foreach (var error in model.Validate(Encoding.UTF8.GetString(payload), Settings))
            Add(found, error);
        return found;
    }

    private static void Add(List<Violation> found, ValidationError error)
    {
        // Without inner ones: the value fits more than one of which it may fit one only.
        if (error is not ChildSchemaValidationError child || child.Errors.All(pair => pair.Value.Count == 0))
        {
            var (keyword, description) = Words(error);
            found.Add(new Violation(Path(error), keyword, description));
            return;
        }
        foreach (var inner in child.Errors.SelectMany(pair => pair.Value))
            Add(found, inner);
    }

    // "#/meterValue[0].timestamp", or null and "" for the root.
    private static string Path(ValidationError error) => (error.Path ?? "").TrimStart('#').TrimStart('/');

    private static (string Keyword, string Description) Words(ValidationError error) => error.Kind switch
    {
        ValidationErrorKind.PropertyRequired => ("required", "The member is required and missing."),
        ValidationErrorKind.NoAdditionalPropertiesAllowed => ("additionalProperties", "The message has no such member."),
        ValidationErrorKind.NotInEnumeration => ("enum", $"Not one of: {string.Join(", ", error.Schema.Enumeration)}."),
        ValidationErrorKind.StringTooShort => ("minLength", $"At least {error.Schema.MinLength} characters are needed."),
        ValidationErrorKind.PatternMismatch => ("pattern", $"Does not match {error.Schema.Pattern}."),
        ValidationErrorKind.StringTooLong => ("maxLength", $"At most {error.Schema.MaxLength} characters are allowed."),
        ValidationErrorKind.NumberTooSmall => ("minimum", $"Less than {error.Schema.Minimum}."),
        ValidationErrorKind.NumberTooBig or ValidationErrorKind.IntegerTooBig => ("maximum", $"More than {error.Schema.Maximum}."),
        ValidationErrorKind.NumberNotMultipleOf or ValidationErrorKind.IntegerNotMultipleOf => ("multipleOf", $"Not a multiple of {error.Schema.MultipleOf}."),
        ValidationErrorKind.TooFewItems => ("minItems", $"At least {error.Schema.MinItems} element(s) are required."),
        ValidationErrorKind.TooManyItems => ("maxItems", $"At most {error.Schema.MaxItems} element(s) are allowed."),
        ValidationErrorKind.DateTimeExpected => ("format", "Not a time as RFC 3339 writes it (date-time)."),
        ValidationErrorKind.UriExpected => ("format", "Not an absolute URI (uri)."),
        ValidationErrorKind.StringExpected => ("type", "A string is expected."),
        ValidationErrorKind.IntegerExpected => ("type", "An integer is expected."),
        ValidationErrorKind.NumberExpected => ("type", "A number is expected."),
        ValidationErrorKind.BooleanExpected => ("type", "A boolean is expected."),
        ValidationErrorKind.ArrayExpected => ("type", "An array is expected."),
        ValidationErrorKind.ObjectExpected => ("type", "An object is expected."),
        _ => (error.Kind.ToString(), "The value breaks its schema."),
    };

    private delegate bool Check(ReadOnlySpan<byte> text);

    private sealed class Format(string name, ValidationErrorKind kind, Check isValid) : IFormatValidator
    {
        string IFormatValidator.Format => name;

        public ValidationErrorKind ValidationErrorKind => kind;

        public bool IsValid(string value, JTokenType tokenType) => isValid(Encoding.UTF8.GetBytes(value));
    }
}
