using Csms.Domain.Stations;
using Csms.Protocol.Leniency;
using Csms.Server.Connections;

namespace Csms.Server.Routing;

/// <summary>What a handler knows of a CALL beside its payload.</summary>
internal sealed record CallContext
{
    public required StationConnection Connection { get; init; }

    public required string MessageId { get; init; }

    /// <summary>When the CALL was received, by our clock.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Where the message broke the specification and was accepted all the same; empty for a correct one.</summary>
    public IReadOnlyList<Deviation> Deviations { get; init; } = [];

    /// <summary>A part of the message was left out or filled in because it could not be understood.</summary>
    public bool IsSalvaged => Deviations.Any(deviation => deviation.IsLossy);

    public string StationId => Connection.StationId;

    public StationKey Station => Connection.Session.Station.Key;
}
