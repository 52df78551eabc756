using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Stations;

/// <summary>SQL of the tables stations and connectors.</summary>
internal static class StationRows
{
    public static StationRow? Find(Session session, string id) =>
        session.Connection.QuerySingleOrDefault<StationRow>("select * from stations where id = @id and removed_at is null", new { id });

    /// <summary>By id, read as they are asked for; of <paramref name="of"/> only when it is given, and so on.</summary>
    public static IEnumerable<StationRow> List(
        Session session, IReadOnlyList<string>? of, string? text, string? version, bool charging, bool faulted, long? location, bool unplaced, string after) => session.Connection.Query<StationRow>(
        $"""
        select * from stations
        where id > @after and removed_at is null
          {(of is null ? "" : "and id in @of")}
          {(text is null ? "" : "and instr(lower(id || ' ' || coalesce(vendor, '') || ' ' || coalesce(model, '') || ' ' || coalesce(serial_number, '')), lower(@text)) > 0")}
          {(version is null ? "" : "and ocpp_version = @version")}
          {(charging ? "and exists (select 1 from transactions where station_number = stations.number and state = 0 and charging_state = 'Charging')" : "")}
          {(faulted ? "and exists (select 1 from connectors where station_number = stations.number and status = 'Faulted')" : "")}
          {(location is null ? "" : "and location_number = @location")}
          {(unplaced ? "and location_number is null" : "")}
        order by id
        """,
        new { of, text, version, location, after },
        buffered: false);

    public static StationRow Insert(Session session, StationRow row) => session.Connection.QuerySingle<StationRow>(
        """
        insert into stations (id, registration, security_profile, answers_pings, default_subprotocol, serial_number, password_salt, password_hash, created_at)
        values (@Id, @Registration, @SecurityProfile, @AnswersPings, @DefaultSubprotocol, @SerialNumber, @PasswordSalt, @PasswordHash, @CreatedAt)
        returning *
        """,
        row);

    /// <summary>Writes what an operator decides.</summary>
    public static void Update(Session session, StationRow row) => session.Connection.Execute(
        """
        update stations set
          registration = @Registration, security_profile = @SecurityProfile, answers_pings = @AnswersPings, default_subprotocol = @DefaultSubprotocol,
          serial_number = @SerialNumber, password_salt = @PasswordSalt, password_hash = @PasswordHash, offered_salt = @OfferedSalt,
          offered_hash = @OfferedHash
        where number = @Number
        """,
        row);

    public static bool Remove(Session session, string id, long at) => session.Connection.Execute(
        "update stations set removed_at = @at, location_number = null where id = @id and removed_at is null", new { id, at }) > 0;

    public static StationRow Boot(Session session, StationRow row) => session.Connection.QuerySingle<StationRow>(
        """
        update stations set
          ocpp_version = @OcppVersion, vendor = @Vendor, model = @Model, serial_number = coalesce(@SerialNumber, serial_number), firmware_version = @FirmwareVersion,
          iccid = @Iccid, imsi = @Imsi, meter_type = @MeterType, meter_serial_number = @MeterSerialNumber, boot_reason = @BootReason,
          booted_at = @BootedAt, last_seen_at = @LastSeenAt, answered_registration = registration
        where number = @Number
        returning *
        """,
        row);

    /// <summary>The version that a station booted with last.</summary>
    public static string? FirmwareOf(Session session, long number) =>
        session.Connection.ExecuteScalar<string?>("select firmware_version from stations where number = @number", new { number });

    public static void Seen(Session session, long number, long at) =>
        session.Prepare("update stations set last_seen_at = @at where number = @number").Bind(at).Bind(number).Run();

    public static ILookup<long, ConnectorRow> Connectors(Session session, IReadOnlyList<long> stations) =>
        session.Connection
            .Query<ConnectorRow>("select * from connectors where station_number in @stations order by station_number, evse, connector", new { stations })
            .ToLookup(row => row.StationNumber);

    /// <summary>The word that a connector's station sent last; null when it never did.</summary>
    public static string? StatusOf(Session session, long station, int evse, int connector) => session.Connection.ExecuteScalar<string?>(
        "select status from connectors where station_number = @station and evse = @evse and connector = @connector", new { station, evse, connector });

    /// <summary>A connector as its station reported it last; null when it never did.</summary>
    public static ConnectorRow? Connector(Session session, long station, int evse, int connector) => session.Connection.QuerySingleOrDefault<ConnectorRow>(
        "select * from connectors where station_number = @station and evse = @evse and connector = @connector", new { station, evse, connector });

    /// <summary>Whether a connector is known, or the station has fewer than it may have.</summary>
    public static bool HasRoomFor(Session session, ConnectorRow row, int most)
    {
        var room = session.Prepare(
            """
            select exists (select 1 from connectors where station_number = @station and evse = @evse and connector = @connector)
              or (select count(*) from connectors where station_number = @station) < @most
            """)
            .Bind(row.StationNumber).Bind(row.Evse).Bind(row.Connector).Bind(most);
        var hasRoom = room.Step() && room.Long(0) != 0;
        room.Reset();
        return hasRoom;
    }

    /// <summary>Whether no connector of an EVSE is left that works, as far as its station has told.</summary>
    public static bool IsOutOfService(Session session, long station, int evse) => session.Connection.ExecuteScalar<long?>(
        "select 1 from connectors where station_number = @station and evse = @evse and status not in ('Faulted', 'Unavailable') limit 1",
        new { station, evse }) is null;

    /// <summary>
    /// Keeps a connector's state; false when a newer one is known. A clock that ran ahead once, or began anew with a boot, must not silence all that follows: a
    /// time ahead of its receipt counts as the receipt, one more than a day before the boot is replaced by it, and the first after a boot counts anyhow.
    /// </summary>
    public static bool PutConnector(Session session, ConnectorRow row)
    {
        var put = session.Prepare(
            """
            insert into connectors (station_number, evse, connector, status, status_at, received_at, error_code, vendor_error_code, error_detail)
            select
              @station, @evse, @connector, @status, case when @status_at < booted_at - 86400000 then @received_at else @status_at end, @received_at,
              @error_code, @vendor_error_code, @error_detail
            from stations where number = @station
            on conflict (station_number, evse, connector) do update set
              status = excluded.status, status_at = excluded.status_at, received_at = excluded.received_at, error_code = excluded.error_code,
              vendor_error_code = excluded.vendor_error_code, error_detail = excluded.error_detail
            where excluded.status_at >= connectors.status_at or connectors.status_at > connectors.received_at
              or connectors.received_at < (select booted_at from stations where number = connectors.station_number)
            returning 1
            """)
            .Bind(row.StationNumber)
            .Bind(row.Evse)
            .Bind(row.Connector)
            .Bind(row.Status)
            .Bind(row.StatusAt)
            .Bind(row.ReceivedAt)
            .Bind(row.ErrorCode)
            .Bind(row.VendorErrorCode)
            .Bind(row.ErrorDetail);
        var isKept = put.Step();
        if (isKept)
            put.Reset();
        return isKept;
    }
}
