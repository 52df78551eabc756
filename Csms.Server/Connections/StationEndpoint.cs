using System.Net;
using Csms.Domain.Stations;
using Csms.Protocol;
using Csms.Server.Routing;
using Csms.Server.Security;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Csms.Server.Connections;

/// <summary>The door for stations, <c>/ocpp/{stationId}</c>: from the handshake to the end of the socket.</summary>
internal sealed class StationEndpoint(
    StationRegistry stations, IOptions<StationOptions> stationOptions, StationDirectory directory, HandshakeLimiter limiter, StationTrust trust, Drain drain,
    ConnectionOptions options, CallProcessor processor, StationJournal journal, TimeProvider time)
{
    /// <summary>The path before the station's id.</summary>
    public const string Prefix = "/ocpp/";

    // OCPP 1.6 has no limit; the identifierString of OCPP 2.0.1 has at most 48 characters.
    private const int MaxIdLength = StationRegistry.MaxIdLength;
    private const int MaxIdLength201 = 48;

    // A station that answers no pings is known to live by its heartbeats; two may be lost.
    private const int SilentHeartbeats = 3;

    private static readonly OcppVersion[] Supported = [OcppVersion.Ocpp201, OcppVersion.Ocpp16];

    /// <summary>Whether a request is one of a station, or was meant to be.</summary>
    public static bool IsMeant(HttpRequest request) => request.Path.StartsWithSegments(Prefix.TrimEnd('/'));

    public async Task HandleAsync(HttpContext http)
    {
        var address = AddressOf(http);
        var stationId = StationIdOf(http);
        var (station, version, refusal) = await DecideAsync(http, stationId, address);
        if (refusal is not null)
        {
            journal.Refused(stationId, address, refusal);
            await refusal.WriteAsync(http.Response);
            return;
        }
        await ServeAsync(http, station!, version, address);
    }

    private async Task<(Station? Station, OcppVersion Version, HandshakeRefusal? Refusal)> DecideAsync(HttpContext http, string? stationId, string address)
    {
        if (drain.IsStopping)
            return (null, default, HandshakeRefusal.Stopping);
        if (stationId is null)
            return (null, default, HandshakeRefusal.BadId);
        if (!http.WebSockets.IsWebSocketRequest)
            return (null, default, HandshakeRefusal.NotAWebSocket(http));
        if (limiter.Check(stationId, address) is var (wait, reason))
            return (null, default, HandshakeRefusal.Busy(wait, reason));

        // The client's first that the server has. OCPP 2.0.1 Part 4 §3.1.2; the URL decides nothing (errata 4.2).
        var offered = http.WebSockets.WebSocketRequestedProtocols;
        var version = offered.Select(OcppVersionNames.FromSubprotocol).FirstOrDefault(known => known is not null);

        var station = await stations.FindAsync(stationId, http.RequestAborted);
        // Some stations offer none at all; an operator may say what they speak. They are answered without the header.
        if (offered.Count == 0 && station?.DefaultSubprotocol is { } spoken)
            version = OcppVersionNames.FromSubprotocol(spoken);
        if (station is not null && await CheckCredentialsAsync(http, station, address) is { } refused)
            return (null, default, refused);
        if (version is null)
            return (null, default, HandshakeRefusal.NoCommonSubprotocol(offered, Supported.Select(name => name.Subprotocol)));
        if (version == OcppVersion.Ocpp201 && stationId.Length > MaxIdLength201)
            return (null, default, HandshakeRefusal.IdTooLong);
        station ??= await stations.AdmitAsync(stationId, address, http.RequestAborted);
        return station is null ? (null, default, HandshakeRefusal.UnknownStation) : (station, version.Value, null);
    }

    private async ValueTask<HandshakeRefusal?> CheckCredentialsAsync(HttpContext http, Station station, string address)
    {
        // OCPP 2.0.1 A00.FR.001, A00.FR.002: one profile per station, and nothing below it.
        if (station.SecurityProfile >= 2 && !http.Request.IsHttps)
            return HandshakeRefusal.NeedsTls;
        if (station.SecurityProfile >= 3)
            return await CheckCertificateAsync(http, station, address);
        if (!station.HasPassword)
            return station.SecurityProfile == 0 ? null : HandshakeRefusal.MissingCredentials;
        string? header = http.Request.Headers.Authorization;
        if (string.IsNullOrEmpty(header))
            return HandshakeRefusal.MissingCredentials;
        if (BasicCredentials.PasswordOf(header, station.Id) is { } password && await stations.SignInAsync(station, password, http.RequestAborted))
            return null;
        limiter.LoginFailed(address);
        return HandshakeRefusal.WrongCredentials;
    }

    private async ValueTask<HandshakeRefusal?> CheckCertificateAsync(HttpContext http, Station station, string address)
    {
        if (trust.WhyNot(PresentedBy(http), station) is not { } fault)
            return null;
        limiter.LoginFailed(address);
        await journal.InvalidCertificateAsync(station.Id, fault, http.RequestAborted);
        return HandshakeRefusal.NotItsCertificate(fault);
    }

    private async Task ServeAsync(HttpContext http, Station station, OcppVersion version, string address)
    {
        limiter.Opened(address);
        try
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
            {
                SubProtocol = http.WebSockets.WebSocketRequestedProtocols.Count == 0 ? null : version.Subprotocol,
                KeepAliveInterval = station.AnswersPings ? options.PingInterval : Timeout.InfiniteTimeSpan,
                KeepAliveTimeout = options.PingTimeout,
                // RFC 7692 where the station offers it; nothing secret is mixed with what an attacker could choose. Without the takeover of its
                // window an idle connection holds no compressor.
                DangerousEnableCompression = true,
                DisableServerContextTakeover = true,
            });
            var session = directory.SessionOf(station);
            var mayOnlyRenew = station.SecurityProfile >= 3 && trust.IsToBeRenewed(PresentedBy(http));
            if (mayOnlyRenew)
            {
                const string Reason = "The certificate is over; the station is let in to renew it and for nothing else.";
                await journal.InvalidCertificateAsync(station.Id, Reason, http.RequestAborted);
            }
            var connection = new StationConnection(
                session, version, socket, address, station.AnswersPings ? null : SilentHeartbeats * stationOptions.Value.HeartbeatInterval,
                options, time, processor, journal)
            {
                ServerUrl = http.Request.Host.HasValue ? $"{(http.Request.IsHttps ? "https" : "http")}://{http.Request.Host.Value}" : null,
                CertifiedName = station.SecurityProfile >= 3 ? PresentedBy(http).CommonName : null,
                MayOnlyRenew = mayOnlyRenew,
            };
            var replaced = directory.Attach(connection);
            journal.Connected(connection, http.Request.IsHttps, replaced);
            var ending = ConnectionEnding.OurFault;
            try
            {
                // A connection lives for months; it need not drag the context of its handshake through every wait.
                Task<ConnectionEnding> life;
                using (ExecutionContext.SuppressFlow())
                    life = connection.RunAsync(replaced);
                ending = await life;
            }
            finally
            {
                var wasCurrent = directory.Detach(connection);
                journal.Disconnected(connection, ending, wasCurrent);
                // Or it would find the database closed when the process ends.
                await connection.AfterwardsAsync();
            }
        }
        finally
        {
            limiter.Closed(address);
        }
    }

    private static PresentedCertificates PresentedBy(HttpContext http) => http.Features.Get<PresentedCertificates>() ?? PresentedCertificates.None;

    /// <summary>The id as the station meant it, or null where the path has none. Routing leaves %2F alone, so the raw target is read.</summary>
    private static string? StationIdOf(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var start = target.IndexOf(Prefix, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return null;
        var encoded = target[(start + Prefix.Length)..].Split('?', 2)[0].TrimEnd('/');
        var id = Uri.UnescapeDataString(encoded);
        return id.Length is > 0 and <= MaxIdLength && !id.Any(char.IsControl) ? id : null;
    }

    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        IPAddress address => address.ToString(),
    };
}
