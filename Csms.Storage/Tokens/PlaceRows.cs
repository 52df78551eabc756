using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Tokens;

/// <summary>What is known of a station's EVSEs when a token is limited to some of them.</summary>
internal static class PlaceRows
{
    /// <summary>The EVSEs that the station has told of.</summary>
    public static IEnumerable<int> Evses(Session session, long station) =>
        session.Connection.Query<int>("select distinct evse from connectors where station_number = @station and evse > 0", new { station });

    /// <summary>The types of the connectors, from the station's device model; nothing of stations that have none.</summary>
    public static IEnumerable<(int Evse, string Type)> ConnectorTypes(Session session, long station) => session.Connection.Query<(int, string)>(
        """
        select evse, value from device_variables
        where station_number = @station and component = 'Connector' and variable = 'ConnectorType' and attribute = 'Actual' and evse > 0 and value is not null
        """,
        new { station });
}
