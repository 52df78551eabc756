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

    public long AcceptedAt { get; init; }
}

/// <summary>SQL of the table charging_profiles.</summary>
internal static class ProfileRows
{
    public static void Put(Session session, ProfileRow row) => session.Connection.Execute(
        """
        delete from charging_profiles
        where station_number = @StationNumber
          and (profile_id = @ProfileId
            or (evse = @Evse and purpose = @Purpose and stack_level = @StackLevel and coalesce(ocpp_transaction_id, '') = coalesce(@OcppTransactionId, '')));
        insert into charging_profiles (station_number, profile_id, evse, purpose, stack_level, ocpp_transaction_id, json, accepted_at)
        values (@StationNumber, @ProfileId, @Evse, @Purpose, @StackLevel, @OcppTransactionId, @Json, @AcceptedAt)
        """,
        row);

    public static int Remove(Session session, long station, int? profileId, int? evse, string? purpose, int? stackLevel) => session.Connection.Execute(
        """
        delete from charging_profiles
        where station_number = @station and profile_id = coalesce(@profileId, profile_id) and evse = coalesce(@evse, evse)
          and purpose = coalesce(@purpose, purpose) and stack_level = coalesce(@stackLevel, stack_level)
        """,
        new { station, profileId, evse, purpose, stackLevel });

    /// <summary>A profile of one transaction ends with it.</summary>
    public static void RemoveOfTransaction(Session session, long station, string ocppTransactionId) => session.Connection.Execute(
        "delete from charging_profiles where station_number = @station and ocpp_transaction_id = @ocppTransactionId", new { station, ocppTransactionId });

    public static IEnumerable<ProfileRow> List(Session session, long station) => session.Connection.Query<ProfileRow>(
        "select * from charging_profiles where station_number = @station order by evse, purpose, stack_level", new { station });
}
