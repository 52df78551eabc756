namespace Csms.Protocol.Validation;

/// <summary>One place where a message breaks its schema.</summary>
/// <param name="Path">Where: member names and indexes from the payload's root, <c>meterValue[0].sampledValue[2].unit</c>; empty for the root.</param>
/// <param name="Keyword">
/// The schema keyword that is broken (<c>type</c>, <c>required</c>, <c>enum</c>, <c>maxLength</c>, <c>additionalProperties</c>, ...), or
/// <c>json</c> where the text is not JSON and <c>duplicate</c> where an object has a member twice.
/// </param>
/// <param name="Description">What is wrong, in words for an operator. Holds no value that the peer sent.</param>
public readonly record struct Violation(string Path, string Keyword, string Description)
{
    /// <summary>The error code that answers this violation.</summary>
    public RpcErrorCode ErrorCode => Keyword switch
    {
        "type" => RpcErrorCode.TypeConstraintViolation,
        "required" or "minItems" or "maxItems" => RpcErrorCode.OccurrenceConstraintViolation,
        "json" or "duplicate" or "additionalProperties" => RpcErrorCode.FormatViolation,
        _ => RpcErrorCode.PropertyConstraintViolation,
    };

    public override string ToString() => string.IsNullOrEmpty(Path) ? $"{Keyword}: {Description}" : $"{Path}: {Keyword}: {Description}";
}
