using Csms.Storage.Locations;
using Csms.Storage.Stations;

namespace Csms.Domain.Stations;

/// <summary>Rows into what the outside sees.</summary>
internal static class StationMap
{
    public static Station ToStation(StationRow row) => new()
    {
        Key = new StationKey(row.Number, row.Id),
        Registration = (Registration)row.Registration,
        AnsweredRegistration = (Registration?)row.AnsweredRegistration,
        SecurityProfile = row.SecurityProfile,
        AnswersPings = row.AnswersPings,
        DefaultSubprotocol = row.DefaultSubprotocol,
        OcppVersion = row.OcppVersion,
        Vendor = row.Vendor,
        Model = row.Model,
        SerialNumber = row.SerialNumber,
        FirmwareVersion = row.FirmwareVersion,
        Password = row is { PasswordSalt: { } salt, PasswordHash: { } hash } ? new PasswordHash(salt, hash) : null,
        OfferedPassword = row is { OfferedSalt: { } offeredSalt, OfferedHash: { } offered } ? new PasswordHash(offeredSalt, offered) : null,
    };

    /// <param name="lastSeen">What is known in memory, newer than the row.</param>
    /// <param name="standing">Null when it stands nowhere.</param>
    public static StationOverview ToOverview(StationRow row, IEnumerable<ConnectorRow> connectors, long? lastSeen, StandingRow? standing) => new()
    {
        Station = ToStation(row),
        LastSeenAt = Time(lastSeen ?? row.LastSeenAt),
        BootedAt = Time(row.BootedAt),
        LocationId = standing?.LocationId,
        LocationName = standing?.LocationName,
        Evses = [.. connectors.GroupBy(connector => connector.Evse, (evse, all) => new EvseOverview(evse, [.. all.Select(ToConnector)]))],
    };

    private static ConnectorOverview ToConnector(ConnectorRow row) => new()
    {
        Id = row.Connector,
        Status = row.Status,
        StatusAt = DateTimeOffset.FromUnixTimeMilliseconds(row.StatusAt),
        ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.ReceivedAt),
        ErrorCode = row.ErrorCode,
        VendorErrorCode = row.VendorErrorCode,
        ErrorDetail = row.ErrorDetail,
    };

    private static DateTimeOffset? Time(long? ms) => ms is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;
}
