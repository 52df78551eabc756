using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Overview;

/// <summary>How many there are of what, as counted.</summary>
internal sealed class CountsRow
{
    public int Stations { get; init; }

    public int Charging { get; init; }

    public int Faulted { get; init; }

    public int Transactions { get; init; }
}

/// <summary>How many alarms of one severity are not over.</summary>
internal sealed class SeverityRow
{
    public int Severity { get; init; }

    public int Count { get; init; }
}

/// <summary>SQL that counts over all stations. Each count walks an index that holds only what is counted.</summary>
internal static class OverviewRows
{
    public static CountsRow Counts(Session session) => session.Connection.QuerySingle<CountsRow>(
        """
        select
          (select count(*) from stations where removed_at is null) as stations,
          (select count(*) from (select distinct station_number from transactions where state = 0 and charging_state = 'Charging') charging
             join stations on stations.number = station_number and removed_at is null) as charging,
          (select count(*) from (select distinct station_number from connectors where status = 'Faulted') faulted
             join stations on stations.number = station_number and removed_at is null) as faulted,
          (select count(*) from transactions where state = 0) as transactions
        """);

    /// <summary>The gravest first.</summary>
    public static IEnumerable<SeverityRow> Alarms(Session session) => session.Connection.Query<SeverityRow>(
        "select severity, count(*) as count from alarms where ended_at is null group by severity order by severity");
}
