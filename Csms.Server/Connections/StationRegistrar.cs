using Csms.Domain.Stations;

namespace Csms.Server.Connections;

/// <summary>Boots a station in both versions: what is stored, what is answered and what its session knows stay the same thing.</summary>
internal sealed class StationRegistrar(StationRegistry stations)
{
    public async ValueTask<BootAnswer> BootAsync(StationSession session, BootReport report, CancellationToken cancellationToken)
    {
        var answer = await stations.BootAsync(session.Station.Key, report, cancellationToken);
        session.Station = await stations.FindAsync(session.StationId, cancellationToken) ?? session.Station;
        session.Registration = answer.Registration;
        // Rules are chosen by vendor, model and firmware, which may just have changed.
        session.LeniencyRules = null;
        session.Count = null;
        return answer;
    }
}
