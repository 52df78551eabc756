using Csms.Simulator.Charging;
using Csms.Simulator.Physics;

namespace Csms.Simulator;

/// <summary>
/// The part of a station's configuration that it acts upon. Each version has a table that gives these their names on the wire. The defaults of
/// what is not in <see cref="StationOptions"/> are those of a station from the factory.
/// </summary>
internal sealed class StationSettings(StationOptions options)
{
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromMinutes(5);
    public TimeSpan PingInterval { get; set; } = options.PingInterval;
    public TimeSpan MeterInterval { get; set; } = options.MeterInterval;
    public TimeSpan ClockAlignedInterval { get; set; } = options.ClockAlignedInterval;

    /// <summary>How long a token stays authorized without a plug, or a plug without a token.</summary>
    public TimeSpan ConnectionTimeout { get; set; } = TimeSpan.FromSeconds(60);

    public IReadOnlyList<Quantity> StartedMeasurands { get; set; } = [Quantity.EnergyRegister, Quantity.SoC];
    public IReadOnlyList<Quantity> SampledMeasurands { get; set; } = Quantities.Usual;
    public IReadOnlyList<Quantity> AlignedMeasurands { get; set; } = [Quantity.EnergyRegister, Quantity.Power];

    /// <summary>What the end of a transaction carries. OCPP 1.6: what goes into transactionData.</summary>
    public IReadOnlyList<Quantity> EndedMeasurands { get; set; } =
        options.Version == Csms.Protocol.OcppVersion.Ocpp16 ? [] : [Quantity.EnergyRegister, Quantity.SoC];

    public bool AuthorizeRemoteStart { get; set; } = true;
    public bool LocalPreAuthorize { get; set; }
    public bool LocalAuthorizeOffline { get; set; } = true;
    public bool AllowOfflineForUnknown { get; set; }
    public bool StopOnInvalidToken { get; set; } = true;
    public bool StopOnUnplug { get; set; } = true;
    public bool LocalListEnabled { get; set; } = true;
    public bool CacheEnabled { get; set; } = true;

    public int TransactionMessageAttempts { get; set; } = 3;
    public TimeSpan TransactionMessageRetryInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>OCPP 2.0.1: away for longer than this, the station reports every connector anew.</summary>
    public TimeSpan OfflineThreshold { get; set; } = TimeSpan.FromMinutes(1);

    public IReadOnlyList<TransactionPoint> StartPoints { get; set; } = [TransactionPoint.PowerPathClosed];
    public IReadOnlyList<TransactionPoint> StopPoints { get; set; } = [TransactionPoint.EVConnected, TransactionPoint.Authorized];

    /// <summary>The password in use; changed by the CSMS, it is used from the next handshake on.</summary>
    public byte[]? Password { get; set; } = options.Password is { } password ? System.Text.Encoding.UTF8.GetBytes(password) : null;

    public string NetworkConfigurationPriority { get; set; } = "1";
    public string OrganizationName { get; set; } = options.Vendor;
    public int SecurityProfile { get; set; } = ProfileOf(options);

    private static int ProfileOf(StationOptions options) =>
        options.ClientCertificate is not null ? 3 : options.Url.Scheme == "wss" ? 2 : options.Password is null ? 0 : 1;
}
