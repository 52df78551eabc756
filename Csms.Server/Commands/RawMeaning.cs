using Csms.Domain.Certificates;
using Csms.Domain.Configuration;
using Csms.Domain.Displays;
using Csms.Domain.Profiles;
using Csms.Domain.Requests;
using Csms.Domain.Reservations;

namespace Csms.Server.Commands;

/// <summary>What a raw call means beyond the station: what the verb of the same purpose minds, the raw call must not pass by.</summary>
internal sealed record RawMeaning
{
    public static RawMeaning None { get; } = new();

    /// <summary>Writes the password that the station authenticates with, which must then be known here too.</summary>
    public bool WritesPassword { get; init; }

    /// <summary>Asks for a BootNotification.</summary>
    public bool AsksForBoot { get; init; }

    /// <summary>Starts or stops a transaction.</summary>
    public bool StartsOrStops { get; init; }

    /// <summary>The profile that the station has once it accepts.</summary>
    public StationProfile? Sets { get; init; }

    /// <summary>The profiles that the station has no longer.</summary>
    public ProfileCriteria? Clears { get; init; }

    /// <summary>The reservation that it asks for.</summary>
    public NewReservation? Reserves { get; init; }

    /// <summary>Changes the station's local list, which then is not the one that the server sent.</summary>
    public bool ChangesLocalList { get; init; }

    /// <summary>Makes the station forget a customer, who may stand on its local list.</summary>
    public bool ClearsCustomer { get; init; }

    /// <summary>The id of the reservation that it withdraws.</summary>
    public int? CancelsReservation { get; init; }

    /// <summary>The availability that the station has once it accepts.</summary>
    public AvailabilityCommand? ChangesAvailability { get; init; }

    /// <summary>The reset that it asks for.</summary>
    public ResetCommand? Resets { get; init; }

    /// <summary>The vendor's data that it carries.</summary>
    public DataTransferCommand? Transfers { get; init; }

    /// <summary>The message that the display has once the station accepts.</summary>
    public DisplayMessage? Displays { get; init; }

    /// <summary>The message that the display has no longer.</summary>
    public int? ClearsDisplay { get; init; }

    /// <summary>The network profile that it writes into a slot; its status is not known yet.</summary>
    public NetworkProfile? SetsNetworkProfile { get; init; }

    /// <summary>What an answer to it tells of the station's settings.</summary>
    public Func<object, ToldSettings>? Tells { get; init; }

    /// <summary>What an answer to it tells of the monitors that it sets.</summary>
    public Func<object, IReadOnlyList<MonitorResult>>? SetsMonitors { get; init; }

    /// <summary>What an answer to it tells of the monitors that it removes.</summary>
    public Func<object, IReadOnlyList<ClearMonitorResult>>? ClearsMonitors { get; init; }

    /// <summary>The base of monitors that the station has once it accepts.</summary>
    public string? SetsMonitoringBase { get; init; }

    /// <summary>The level of monitoring that the station has once it accepts.</summary>
    public int? SetsMonitoringLevel { get; init; }

    /// <summary>The root certificate that the station holds once it accepts.</summary>
    public InstallRootCommand? InstallsRoot { get; init; }

    /// <summary>The certificate that the station holds no longer.</summary>
    public CertificateHash? DeletesCertificate { get; init; }

    /// <summary>The request whose result comes later.</summary>
    public NewRequest? Asks { get; init; }
}
