namespace Csms.Domain.Tokens;

/// <summary>A token that a person types in. Who reads it can charge with it: it is neither logged nor shown. OCPP 2.0.1 C04.FR.04.</summary>
public static class KeyCode
{
    /// <summary>The type of token that it is, in OCPP's word.</summary>
    public const string Type = nameof(KeyCode);

    /// <summary>Stands for it.</summary>
    public const string Hidden = "***";

    /// <param name="type">A type of token, however it is spelt.</param>
    public static bool IsMeant(string? type) => string.Equals(type, Type, StringComparison.OrdinalIgnoreCase);
}
