namespace Csms.Storage;

/// <summary>The meter of all databases of the process.</summary>
public static class DatabaseMeter
{
    public const string Name = "Csms.Storage";
}
