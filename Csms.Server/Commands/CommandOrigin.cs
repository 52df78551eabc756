namespace Csms.Server.Commands;

/// <summary>Which station a command is for, and who gives it.</summary>
internal sealed record CommandOrigin(string StationId, string OperatorName);
