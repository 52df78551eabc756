namespace Csms.Server.Commands;

/// <summary>Which station a command is for, and who gives it.</summary>
/// <param name="Address">Where the operator is; null for the server itself.</param>
internal sealed record CommandOrigin(string StationId, string OperatorName, string? Address = null)
{
    /// <summary>Stands where an operator's name does, when the server acts by itself.</summary>
    public const string OwnName = "csms";

    /// <summary>A command that the server gives by itself.</summary>
    public static CommandOrigin Own(string stationId) => new(stationId, OwnName);
}
