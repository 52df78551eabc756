using Csms.Domain.LocalLists;

namespace Csms.Server.Commands;

/// <summary>How bringing a station's local list up to date ended.</summary>
public sealed record LocalListAnswer : CommandAnswer
{
    /// <summary>How many messages were sent for it; 0 when the station had everything.</summary>
    public required int Sent { get; init; }

    public required LocalList List { get; init; }
}
