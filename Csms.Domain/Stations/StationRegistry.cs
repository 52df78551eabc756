using System.Collections.Concurrent;
using Csms.Domain.Events;
using Csms.Domain.Files;
using Csms.Domain.Reservations;
using Csms.Domain.Timeline;
using Csms.Storage;
using Csms.Storage.Engine;
using Csms.Storage.Locations;
using Csms.Storage.Stations;
using Csms.Storage.Timeline;
using Microsoft.Extensions.Options;

namespace Csms.Domain.Stations;

/// <summary>The registered stations: found, listed, added, changed, removed, admitted and booted.</summary>
public sealed class StationRegistry(Database database, Knocks knocks, EventStream events, IOptions<StationOptions> options, TimeProvider clock)
    : IAsyncDisposable
{
    /// <summary>The most characters a station's id may have; 2.0.1 allows 48, stations in the field have more.</summary>
    public const int MaxIdLength = 255;

    /// <summary>More connectors than any station has: one that makes up numbers must not fill the database.</summary>
    internal const int MostConnectors = 1_000;

    // Numbers begin at 1.
    private const long NoLocation = 0;

    private readonly Presence _presence = new(database, clock);
    private readonly Lock _gate = new();

    /// <summary>Every station that was asked for: thousands that reconnect at once must not read the database thousands of times.</summary>
    private readonly ConcurrentDictionary<string, Station> _known = [];

    /// <summary>Counts the changes, so that what was read before a change is not remembered after it.</summary>
    private long _changes;

    /// <summary>The station of this id, from memory; null when it is not registered. Ids are case-sensitive.</summary>
    public ValueTask<Station?> FindAsync(string id, CancellationToken cancellation) =>
        _known.TryGetValue(id, out var station) ? new(station) : ReadAsync(id, cancellation);

    /// <summary>
    /// The station that knocks at the door: the registered one, or by <see cref="StationOptions.Unknown"/> one registered at first sight
    /// (security profile 0); null when it is unknown and refused, and the knock is recorded.
    /// </summary>
    /// <param name="address">Where it comes from; shown with the knock.</param>
    public async ValueTask<Station?> AdmitAsync(string id, string address, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { } station)
            return station;
        if (options.Value.Unknown == UnknownPolicy.Reject || WhyNotAnId(id) is not null)
        {
            knocks.Record(id, address, WhyNotAnId(id) ?? "No station of this id is registered.");
            return null;
        }
        // Somebody else may have registered it just now.
        return (await AddAsync(new NewStation { Id = id, SecurityProfile = 0 }, cancellation))?.Station ?? await FindAsync(id, cancellation);
    }

    /// <summary>Whether these bytes (the Basic password as received) are the station's password: plain, its hex form or its decoded bytes.</summary>
#pragma warning disable CA1822 // A verb of the registry for its callers, though the hash needs nothing of it.
    public bool VerifyPassword(Station station, ReadOnlySpan<byte> password) => station.Password?.Matches(password) ?? false;
#pragma warning restore CA1822

    /// <summary>
    /// Whether a station may come in with this password. One that it was offered and comes with has taken the old one's place from then on.
    /// OCPP 2.0.1 A01.FR.03.
    /// </summary>
    public async ValueTask<bool> SignInAsync(Station station, ReadOnlyMemory<byte> password, CancellationToken cancellation)
    {
        if (VerifyPassword(station, password.Span))
            return true;
        if (station.OfferedPassword is not { } offered || !offered.Matches(password.Span))
            return false;
        await TakeOfferedAsync(station.Id, cancellation);
        return true;
    }

    /// <summary>Notes a password that is about to be sent to the station: from now on the station may come with either. Null when it is not registered.</summary>
    /// <exception cref="ArgumentException">The password breaks its rules; the message says how.</exception>
    public ValueTask<Station?> OfferPasswordAsync(string id, string password, CancellationToken cancellation)
    {
        var hash = StationPassword.Hash(password);
        return ChangePasswordAsync(id, row => (row.OfferedSalt, row.OfferedHash) = (hash.Salt, hash.Hash), cancellation);
    }

    /// <summary>The station has taken the offered password: the old one counts no more. OCPP 2.0.1 A01.FR.03.</summary>
    public ValueTask<Station?> TakeOfferedAsync(string id, CancellationToken cancellation) => ChangePasswordAsync(
        id,
        row =>
        {
            // Somebody else may have noticed it before.
            if (row.OfferedHash is not null)
                (row.PasswordSalt, row.PasswordHash, row.OfferedSalt, row.OfferedHash) = (row.OfferedSalt, row.OfferedHash, null, null);
        },
        cancellation);

    /// <summary>The station has refused the offered password: only the old one counts. OCPP 2.0.1 A01.FR.04.</summary>
    public ValueTask<Station?> DropOfferedAsync(string id, CancellationToken cancellation) =>
        ChangePasswordAsync(id, row => (row.OfferedSalt, row.OfferedHash) = (null, null), cancellation);

    /// <summary>The station with its EVSEs; null when it is not registered.</summary>
    public ValueTask<StationOverview?> DescribeAsync(string id, CancellationToken cancellation) => database.ReadAsync(
        session => StationRows.Find(session, id) is { } row
            ? Overviews(session, [row])[0]
            : null,
        cancellation);

    /// <summary>All stations by id, with their EVSEs.</summary>
    public ValueTask<Page<StationOverview>> ListAsync(StationQuery query, PageRequest page, CancellationToken cancellation) => database.ReadAsync(
        session =>
        {
            var location = query.LocationId is { } wanted ? LocationRows.Find(session, wanted)?.Number ?? NoLocation : (long?)null;
            var rows = StationRows.List(session, query.OneOf, query.Text, query.OcppVersion, query.Charging, query.Faulted, location, query.Unplaced, page.Cursor ?? "")
                .Where(row => query.Where?.Invoke(row.Id) ?? true)
                .Take(page.Limit + 1)
                .ToList();
            return page.Cut(Overviews(session, rows), station => station.Station.Id, station => station);
        },
        cancellation);

    /// <summary>Registers a station; null when the id is taken.</summary>
    /// <exception cref="ArgumentException">The id or another member breaks its rules; the message says how.</exception>
    public async ValueTask<StoredStation?> AddAsync(NewStation station, CancellationToken cancellation)
    {
        if (WhyNotAnId(station.Id) is { } fault)
            throw new ArgumentException(fault, nameof(station));
        RequireProfile(station.SecurityProfile);
        RequireSubprotocol(station.DefaultSubprotocol);
        var generated = station.Password is null && station.SecurityProfile is 1 or 2 ? StationPassword.Generate() : null;
        var hash = (station.Password ?? generated) is { } password ? StationPassword.Hash(password) : null;
        var row = new StationRow
        {
            Id = station.Id,
            Registration = (int)station.Registration,
            SecurityProfile = station.SecurityProfile,
            AnswersPings = station.AnswersPings,
            DefaultSubprotocol = station.DefaultSubprotocol is "" ? null : station.DefaultSubprotocol,
            SerialNumber = station.SerialNumber is "" ? null : station.SerialNumber,
            PasswordSalt = hash?.Salt,
            PasswordHash = hash?.Hash,
            CreatedAt = Now(),
        };
        var stored = await database.WriteAsync(
            session =>
            {
                if (StationRows.Find(session, row.Id) is not null)
                    return null;
                KnockRows.Remove(session, row.Id);
                return StationRows.Insert(session, row);
            },
            cancellation);
        return stored is null ? null : new StoredStation(Remember(stored), generated);
    }

    /// <summary>Changes a station; null when it is not registered.</summary>
    /// <exception cref="ArgumentException">A member breaks its rules; the message says how.</exception>
    public async ValueTask<StoredStation?> UpdateAsync(string id, StationChange change, CancellationToken cancellation)
    {
        if (change.SecurityProfile is { } profile)
            RequireProfile(profile);
        RequireSubprotocol(change.DefaultSubprotocol);
        // Profiles 1 and 2 ask for a password: a station that has none gets one.
        var isNeeded = change is { SecurityProfile: 1 or 2, Password: null };
        var generated = change.GeneratePassword || isNeeded ? StationPassword.Generate() : null;
        var hash = (generated ?? change.Password) is { } password ? StationPassword.Hash(password) : null;
        var isSet = false;
        string? fault = null;
        var stored = await database.WriteAsync(
            session =>
            {
                if (StationRows.Find(session, id) is not { } row)
                    return null;
                fault = WhyNotBelow(row.SecurityProfile, change);
                if (fault is not null)
                    return row;
                row.Registration = (int?)change.Registration ?? row.Registration;
                row.SecurityProfile = change.SecurityProfile ?? row.SecurityProfile;
                row.AnswersPings = change.AnswersPings ?? row.AnswersPings;
                row.DefaultSubprotocol = change.DefaultSubprotocol switch
                {
                    null => row.DefaultSubprotocol,
                    "" => null,
                    var subprotocol => subprotocol,
                };
                isSet = hash is not null && (change.GeneratePassword || change.Password is not null || row.PasswordHash is null);
                if (isSet)
                    (row.PasswordSalt, row.PasswordHash, row.OfferedSalt, row.OfferedHash) = (hash!.Salt, hash.Hash, null, null);
                row.SerialNumber = change.SerialNumber switch
                {
                    null => row.SerialNumber,
                    "" => null,
                    var serialNumber => serialNumber,
                };
                StationRows.Update(session, row);
                return row;
            },
            cancellation);
        if (fault is not null)
            throw new ArgumentException(fault, nameof(change));
        return stored is null ? null : new StoredStation(Remember(stored), isSet ? generated : null);
    }

    /// <summary>Removes a station from the register; its transactions stay. False when it is not registered.</summary>
    public async ValueTask<bool> RemoveAsync(string id, CancellationToken cancellation)
    {
        var now = Now();
        var isRemoved = await database.WriteAsync(session => StationRows.Remove(session, id, now), cancellation);
        lock (_gate)
        {
            _changes++;
            _known.TryRemove(id, out _);
        }
        return isRemoved;
    }

    /// <summary>Keeps what a booting station says of itself and returns the answer.</summary>
    public async ValueTask<BootAnswer> BootAsync(StationKey station, BootReport report, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var at = now.ToUnixTimeMilliseconds();
        var row = new StationRow
        {
            Number = station.Number,
            OcppVersion = report.OcppVersion,
            Vendor = report.Vendor,
            Model = report.Model,
            SerialNumber = report.SerialNumber,
            FirmwareVersion = report.FirmwareVersion,
            Iccid = report.Iccid,
            Imsi = report.Imsi,
            MeterType = report.MeterType,
            MeterSerialNumber = report.MeterSerialNumber,
            BootReason = report.Reason,
            BootedAt = at,
            LastSeenAt = at,
        };
        var reason = $"{report.Vendor} {report.Model}, firmware {report.FirmwareVersion ?? "unknown"}, booted ({report.Reason ?? "no reason given"})";
        var stored = await database.WriteAsync(
            session =>
            {
                TimelineRows.Insert(session, station.Id, at, TimelineKind.Boot, reason, null);
                FirmwareFate.Follow(session, station, StationRows.FirmwareOf(session, station.Number), report.FirmwareVersion, at);
                return StationRows.Boot(session, row);
            },
            cancellation);
        var booted = Remember(stored);
        if (events.HasSubscribers)
            events.Publish(EventKind.Station, station.Id, report);
        var registration = report.MayOnlyRenew && booted.Registration == Registration.Accepted ? Registration.Pending : booted.Registration;
        var interval = registration == Registration.Accepted ? options.Value.HeartbeatInterval : options.Value.BootRetryInterval;
        return new BootAnswer(registration, interval, now);
    }

    /// <summary>Keeps a connector's state; one that is older than what is known is recorded in the timeline only.</summary>
    public async ValueTask ReportConnectorAsync(StationKey station, ConnectorReport report, CancellationToken cancellation)
    {
        var now = Now();
        var row = new ConnectorRow
        {
            StationNumber = station.Number,
            Evse = report.Evse,
            Connector = report.Connector,
            Status = report.Status,
            StatusAt = report.At is { } told ? PlausibleClock.TimeOf(told, now) : now,
            ReceivedAt = now,
            ErrorCode = report.ErrorCode,
            VendorErrorCode = report.VendorErrorCode,
            ErrorDetail = report.ErrorDetail,
        };
        var what = $"Connector {report.Evse}/{report.Connector}: {report.Status}"
            + (report.ErrorCode is null or "NoError" ? "" : $", {report.ErrorCode}")
            + (report.ErrorDetail is null ? "" : $" ({report.ErrorDetail})");
        var isNewest = await database.WriteAsync(
            session =>
            {
                if (!StationRows.HasRoomFor(session, row, MostConnectors))
                {
                    TimelineRows.InsertDaily(
                        session, station.Id, now, TimelineKind.Status, "connectors", $"The station tells of more than {MostConnectors} connectors: the rest is not kept");
                    return false;
                }
                var isReleased = ReservationFate.IsReleased(session, station, report);
                var isKept = StationRows.PutConnector(session, row);
                TimelineRows.Insert(session, station.Id, now, TimelineKind.Status, isKept ? what : what + "; older than what is known", null);
                if (isKept)
                    ReservationFate.Follow(session, station, report, isReleased, now);
                return isKept;
            },
            cancellation);
        if (isNewest && events.HasSubscribers)
            events.Publish(EventKind.Status, station.Id, report);
    }

    /// <summary>Notes that a message came, in memory; it reaches the database some time later. Costs next to nothing.</summary>
    public void Seen(StationKey station) => _presence.Seen(station.Number);

    public ValueTask DisposeAsync() => _presence.DisposeAsync();

    private List<StationOverview> Overviews(Session session, List<StationRow> rows)
    {
        var numbers = rows.ConvertAll(row => row.Number);
        var connectors = StationRows.Connectors(session, numbers);
        var standing = StandingRows.Of(session, numbers).ToDictionary(row => row.StationNumber);
        return rows.ConvertAll(row => StationMap.ToOverview(row, connectors[row.Number], _presence.LastSeen(row.Number), standing.GetValueOrDefault(row.Number)));
    }

    private async ValueTask<Station?> ChangePasswordAsync(string id, Action<StationRow> change, CancellationToken cancellation)
    {
        var stored = await database.WriteAsync(
            session =>
            {
                if (StationRows.Find(session, id) is not { } row)
                    return null;
                change(row);
                StationRows.Update(session, row);
                return row;
            },
            cancellation);
        return stored is null ? null : Remember(stored);
    }

    private async ValueTask<Station?> ReadAsync(string id, CancellationToken cancellation)
    {
        var changes = Interlocked.Read(ref _changes);
        var row = await database.ReadAsync(session => StationRows.Find(session, id), cancellation);
        if (row is null)
            return null;
        var station = StationMap.ToStation(row);
        lock (_gate)
        {
            if (changes == _changes)
                _known[id] = station;
        }
        return station;
    }

    private Station Remember(StationRow row)
    {
        var station = StationMap.ToStation(row);
        lock (_gate)
        {
            _changes++;
            _known[station.Id] = station;
        }
        return station;
    }

    private static string? WhyNotAnId(string id) => id switch
    {
        { Length: 0 or > MaxIdLength } => $"A station's id has 1 to {MaxIdLength} characters.",
        _ when id.Contains(':') => "A station's id holds no colon: Basic authentication ends the user name there.",
        _ when id.Any(char.IsControl) => "A station's id holds no control characters.",
        _ => null,
    };

    private static void RequireProfile(int securityProfile)
    {
        if (securityProfile is < 0 or > 3)
            throw new ArgumentException("A security profile is 0, 1, 2 or 3.", nameof(securityProfile));
    }

    // OCPP 2.0.1 A05.FR.07 with errata 2.5, OCPP 1.6 security A05.FR.09: whoever holds the operator's API must not be able to make a station talk in the clear.
    private static string? WhyNotBelow(int current, StationChange change) => (current, change.SecurityProfile) switch
    {
        (_, null) => null,
        var (from, to) when to >= from => null,
        (3, 2) => change.AllowDowngrade ? null : "A station goes from security profile 3 to 2 only if allowDowngrade is true, as OCPP's AllowSecurityProfileDowngrade has to be in the station.",
        _ => "A station's security profile is never lowered (OCPP 2.0.1 A05.FR.07); only from 3 to 2 it may be, with allowDowngrade.",
    };

    private static void RequireSubprotocol(string? subprotocol)
    {
        if (subprotocol is not (null or "" or "ocpp1.6" or "ocpp2.0.1"))
            throw new ArgumentException("A default subprotocol is ocpp1.6 or ocpp2.0.1.", nameof(subprotocol));
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
