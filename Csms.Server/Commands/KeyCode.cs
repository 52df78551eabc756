namespace Csms.Server.Commands;

/// <summary>A token that a person types in. Who reads it can charge with it: it is neither logged nor shown. OCPP 2.0.1 C04.FR.04.</summary>
internal static class KeyCode
{
    public const string Type = nameof(KeyCode);

    /// <summary>Stands for it.</summary>
    public const string Hidden = "***";

    public static bool IsMeant(string? type) => string.Equals(type, Type, StringComparison.OrdinalIgnoreCase);
}
