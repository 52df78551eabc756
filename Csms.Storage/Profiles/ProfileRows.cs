using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Profiles;

/// <summary>A charging profile as stored.</summary>
internal sealed class ProfileRow
{
    public long StationNumber { get; init; }

    public int ProfileId { get; init; }

    public int Evse { get; init; }

    public string Purpose { get; init; } = "";

    public int StackLevel { get; init; }

    public string? OcppTransactionId { get; init; }

    public string Json { get; init; } = "";

    public int State { get; init; }

    public string? Note { get; init; }

    public long At { get; init; }
}

/// <summary>SQL of the tables charging_profiles and profile_mends.</summary>
internal static class ProfileRows
{
    public static void Put(Session session, ProfileRow row) => session.Connection.Execute(
        """
        insert into charging_profiles (station_number, profile_id, evse, purpose, stack_level, ocpp_transaction_id, json, state, note, at)
        values (@StationNumber, @ProfileId, @Evse, @Purpose, @StackLevel, @OcppTransactionId, @Json, @State, @Note, @At)
        on conflict (station_number, profile_id, state) do update set
          evse = excluded.evse, purpose = excluded.purpose, stack_level = excluded.stack_level, ocpp_transaction_id = excluded.ocpp_transaction_id,
          json = excluded.json, note = excluded.note, at = excluded.at
        """,
        row);

    /// <param name="state">Null for whatever state.</param>
    public static int Remove(Session session, long station, int profileId, int? state) => session.Connection.Execute(
        "delete from charging_profiles where station_number = @station and profile_id = @profileId and state = coalesce(@state, state)",
        new { station, profileId, state });

    public static int Clear(Session session, long station, int? evse, string? purpose, int? stackLevel) => session.Connection.Execute(
        """
        delete from charging_profiles
        where station_number = @station and evse = coalesce(@evse, evse)
          and purpose = coalesce(@purpose, purpose) and stack_level = coalesce(@stackLevel, stack_level)
        """,
        new { station, evse, purpose, stackLevel });

    public static void Note(Session session, long station, int profileId, int state, string note) => session.Connection.Execute(
        "update charging_profiles set note = @note where station_number = @station and profile_id = @profileId and state = @state",
        new { station, profileId, state, note });

    /// <summary>A profile of one transaction ends with it.</summary>
    public static void RemoveOfTransaction(Session session, long station, string ocppTransactionId) => session.Connection.Execute(
        "delete from charging_profiles where station_number = @station and ocpp_transaction_id = @ocppTransactionId", new { station, ocppTransactionId });

    public static IEnumerable<ProfileRow> List(Session session, long station) => session.Connection.Query<ProfileRow>(
        "select * from charging_profiles where station_number = @station order by evse, purpose, stack_level, profile_id, state", new { station });

    public static void MendBy(Session session, long station, int requestId) => session.Connection.Execute(
        "insert into profile_mends (station_number, request_id) values (@station, @requestId) on conflict do nothing", new { station, requestId });

    public static bool TakeMend(Session session, long station, int requestId) => session.Connection.Execute(
        "delete from profile_mends where station_number = @station and request_id = @requestId", new { station, requestId }) > 0;
}
