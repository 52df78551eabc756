namespace Csms.Server.Commands;

/// <summary>A command for a station that is not connected.</summary>
internal sealed class NotConnectedException(string stationId) : Exception($"The station '{stationId}' is not connected.");
