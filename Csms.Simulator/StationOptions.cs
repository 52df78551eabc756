using System.Security.Cryptography.X509Certificates;
using Csms.Protocol;
using Csms.Simulator.Tokens;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Csms.Simulator;

/// <summary>What a simulated station is and how it behaves.</summary>
public sealed record StationOptions
{
    /// <summary>The station's identity; it is percent-encoded into the URL.</summary>
    public required string Id { get; init; }

    /// <summary>The CSMS without the station's id: <c>ws://host:8180/ocpp</c> or <c>wss://...</c>.</summary>
    public required Uri Url { get; init; }

    public required OcppVersion Version { get; init; }

    /// <summary>The password of Basic authentication. Default none: no Authorization header is sent.</summary>
    public string? Password { get; init; }

    /// <summary>A root certificate that is trusted beside the machine's own. Default none.</summary>
    public X509Certificate2? TrustedRoot { get; init; }

    /// <summary>The SHA-256 thumbprint (hex) of a server certificate that is trusted whoever issued it. Default none.</summary>
    public string? TrustedThumbprint { get; init; }

    /// <summary>The certificate shown to the CSMS (security profile 3), with its private key. Default none.</summary>
    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>The authorities that are shown together with it, without the root. Default none.</summary>
    public X509Certificate2Collection? ClientAuthorities { get; init; }

    /// <summary>The contract that vehicles show by Plug &amp; Charge; a card with its id stands for it. Default none.</summary>
    public Contract? Contract { get; init; }

    /// <summary>Default 1.</summary>
    public int EvseCount { get; init; } = 1;

    /// <summary>Connectors of each EVSE; OCPP 1.6 knows one only. Default 1.</summary>
    public int ConnectorsPerEvse { get; init; } = 1;

    /// <summary>Whether the EVSEs deliver DC. Default false.</summary>
    public bool DirectCurrent { get; init; }

    /// <summary>Phases of an AC EVSE, 1 to 3. Default 3.</summary>
    public int Phases { get; init; } = 3;

    /// <summary>The most that an AC EVSE delivers, in ampere per phase. Default 32.</summary>
    public decimal MaxCurrentAmperes { get; init; } = 32;

    /// <summary>The most that a DC EVSE delivers, in watts. Default 50,000.</summary>
    public decimal MaxDirectCurrentWatts { get; init; } = 50_000;

    /// <summary>At most 20 characters for OCPP 1.6. Default "Csms".</summary>
    public string Vendor { get; init; } = "Csms";

    /// <summary>At most 20 characters. Default "Simulator".</summary>
    public string Model { get; init; } = "Simulator";

    /// <summary>At most 25 characters. Default none.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>Default "1.0.0".</summary>
    public string FirmwareVersion { get; init; } = "1.0.0";

    /// <summary>How often a transaction is sampled. The CSMS may change it. Default 60 s.</summary>
    public TimeSpan MeterInterval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often every EVSE is sampled at full hours and their fractions. Default zero: not.</summary>
    public TimeSpan ClockAlignedInterval { get; init; }

    /// <summary>What the meters show at the start, in Wh. Default 0.</summary>
    public decimal InitialRegisterWh { get; init; }

    /// <summary>
    /// How much faster batteries fill than the clock runs. Only energy is sped up: with 60, a minute on the clock delivers what the shown power
    /// delivers in an hour. Default 1.
    /// </summary>
    public double SpeedFactor { get; init; } = 1;

    /// <summary>How often power is worked out anew during a transaction. Default 1 s.</summary>
    public TimeSpan Tick { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an answer of the CSMS is waited for. Default 30 s.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The wait before the first attempt to connect again; it doubles with every failure. Default 1 s.</summary>
    public TimeSpan ReconnectMinimum { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait before an attempt to connect again. Default 60 s.</summary>
    public TimeSpan ReconnectMaximum { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The random share that is added to a wait, 0 to 1. Default 0.5.</summary>
    public double ReconnectJitter { get; init; } = 0.5;

    /// <summary>How long a reset keeps the station away. Default 3 s.</summary>
    public TimeSpan RebootTime { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long each step of a firmware update or log upload takes. Default 2 s.</summary>
    public TimeSpan TransferStep { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often the station pings the CSMS. Default 60 s; zero means never.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether compressed frames (permessage-deflate) are offered. Default false.</summary>
    public bool Compress { get; init; }

    /// <summary>The station's clock and timers. Default the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Default none.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>What its connectors are, in the words of OCPP 2.0.1.</summary>
    internal string ConnectorType => DirectCurrent ? "cCCS2" : "sType2";

    /// <summary>A fleet connects all its stations through one; null means the station makes its own.</summary>
    internal HttpMessageInvoker? Transport { get; init; }
}
