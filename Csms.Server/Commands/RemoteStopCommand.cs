using System.Text.Json;

namespace Csms.Server.Commands;

/// <summary>Asks a station to stop a transaction.</summary>
public sealed record RemoteStopCommand
{
    /// <summary>The row's id as a number or text, or the id that the station gave.</summary>
    public required JsonElement TransactionId { get; init; }
}
