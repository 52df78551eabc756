using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Csms.Simulator.Physics;

namespace Csms.Simulator.Ocpp16;

/// <summary>The configuration keys of a 1.6 station, with what reading and writing them means.</summary>
internal static class ConfigurationKeys
{
    /// <summary>The highest stack level that a charging profile may have.</summary>
    public const int MostStackLevel = 10;

    public const int MostSchedulePeriods = 48;
    public const int MostProfiles = 20;
    public const int MostListEntries = 500;

    public static IReadOnlyList<ConfigurationKey> All { get; } =
    [
        Flag("AllowOfflineTxForUnknownId", s => s.AllowOfflineForUnknown, (s, on) => s.AllowOfflineForUnknown = on),
        Flag("AuthorizationCacheEnabled", s => s.CacheEnabled, (s, on) => s.CacheEnabled = on),
        new("AuthorizationKey", null, (station, value) => SetPassword(station, value)),
        Flag("AuthorizeRemoteTxRequests", s => s.AuthorizeRemoteStart, (s, on) => s.AuthorizeRemoteStart = on),
        Seconds("ClockAlignedDataInterval", s => s.ClockAlignedInterval, (s, interval) => s.ClockAlignedInterval = interval, station => station.ClockAligned.Schedule()),
        Seconds("ConnectionTimeOut", s => s.ConnectionTimeout, (s, interval) => s.ConnectionTimeout = interval),
        Fixed("ConnectorPhaseRotation", station => string.Join(',', station.Evses.Select(evse => $"{evse.Id}.RST"))),
        Text("CpoName", s => s.OrganizationName, (s, name) => s.OrganizationName = name),
        Fixed("GetConfigurationMaxKeys", "100"),
        Seconds("HeartbeatInterval", s => s.HeartbeatInterval, (s, interval) => s.HeartbeatInterval = interval, station => station.Boot.ScheduleHeartbeat()),
        Flag("LocalAuthListEnabled", s => s.LocalListEnabled, (s, on) => s.LocalListEnabled = on),
        Fixed("LocalAuthListMaxLength", MostListEntries),
        Flag("LocalAuthorizeOffline", s => s.LocalAuthorizeOffline, (s, on) => s.LocalAuthorizeOffline = on),
        Flag("LocalPreAuthorize", s => s.LocalPreAuthorize, (s, on) => s.LocalPreAuthorize = on),
        Measurands("MeterValuesAlignedData", s => s.AlignedMeasurands, (s, list) => s.AlignedMeasurands = list),
        Measurands("MeterValuesSampledData", s => s.SampledMeasurands, (s, list) => s.SampledMeasurands = list),
        Seconds("MeterValueSampleInterval", s => s.MeterInterval, (s, interval) => s.MeterInterval = interval, Resample),
        Fixed("NumberOfConnectors", station => Number(station.Evses.Count)),
        Fixed("ReserveConnectorZeroSupported", "true"),
        Fixed("ResetRetries", 1),
        Fixed("SecurityProfile", station => Number(station.Settings.SecurityProfile)),
        Fixed("SendLocalListMaxLength", MostListEntries),
        Flag("StopTransactionOnEVSideDisconnect", s => s.StopOnUnplug, (s, on) => s.StopOnUnplug = on),
        Flag("StopTransactionOnInvalidId", s => s.StopOnInvalidToken, (s, on) => s.StopOnInvalidToken = on),
        Fixed("StopTxnAlignedData", ""),
        Measurands("StopTxnSampledData", s => s.EndedMeasurands, (s, list) => s.EndedMeasurands = list),
        Fixed("SupportedFeatureProfiles", "Core,FirmwareManagement,LocalAuthListManagement,Reservation,SmartCharging,RemoteTrigger"),
        Fixed("SupportedFileTransferProtocols", "HTTP,HTTPS"),
        new("TransactionMessageAttempts", station => Number(station.Settings.TransactionMessageAttempts), (station, value) =>
        {
            if (!TryNumber(value, 1, out var attempts))
                return false;
            station.Settings.TransactionMessageAttempts = attempts;
            return true;
        }),
        Seconds("TransactionMessageRetryInterval", s => s.TransactionMessageRetryInterval, (s, interval) => s.TransactionMessageRetryInterval = interval),
        Fixed("UnlockConnectorOnEVSideDisconnect", "true"),
        Seconds("WebSocketPingInterval", s => s.PingInterval, (s, interval) => s.PingInterval = interval),
        Fixed("ChargeProfileMaxStackLevel", MostStackLevel),
        Fixed("ChargingScheduleAllowedChargingRateUnit", "Current,Power"),
        Fixed("ChargingScheduleMaxPeriods", MostSchedulePeriods),
        Fixed("MaxChargingProfilesInstalled", MostProfiles),
        Fixed("CertificateStoreMaxLength", "20"),
    ];

    private static readonly FrozenDictionary<string, ConfigurationKey> ByName = All.ToFrozenDictionary(key => key.Name, StringComparer.OrdinalIgnoreCase);

    public static ConfigurationKey? Find(string name) => ByName.GetValueOrDefault(name);

    private static ConfigurationKey Fixed(string name, int value) => Fixed(name, Number(value));

    private static ConfigurationKey Fixed(string name, string value) => new(name, _ => value);

    private static ConfigurationKey Fixed(string name, Func<SimulatedStation, string> read) => new(name, read);

    private static ConfigurationKey Flag(string name, Func<StationSettings, bool> read, Action<StationSettings, bool> write) =>
        new(name, station => read(station.Settings) ? "true" : "false", (station, value) =>
        {
            if (!bool.TryParse(value, out var on))
                return false;
            write(station.Settings, on);
            return true;
        });

    private static ConfigurationKey Text(string name, Func<StationSettings, string> read, Action<StationSettings, string> write) =>
        new(name, station => read(station.Settings), (station, value) =>
        {
            write(station.Settings, value);
            return true;
        });

    private static ConfigurationKey Seconds(
        string name, Func<StationSettings, TimeSpan> read, Action<StationSettings, TimeSpan> write, Action<SimulatedStation>? changed = null) =>
        new(name, station => Number((int)read(station.Settings).TotalSeconds), (station, value) =>
        {
            if (!TryNumber(value, 0, out var seconds))
                return false;
            write(station.Settings, TimeSpan.FromSeconds(seconds));
            changed?.Invoke(station);
            return true;
        });

    // Errata 3.14.4: one measurand that is not supported makes the whole value refused.
    private static ConfigurationKey Measurands(
        string name, Func<StationSettings, IReadOnlyList<Quantity>> read, Action<StationSettings, IReadOnlyList<Quantity>> write) =>
        new(name, station => Quantities.Write(read(station.Settings)), (station, value) =>
        {
            if (Quantities.Read(value) is not { } list)
                return false;
            write(station.Settings, list);
            return true;
        });

    // OCPP-J 1.6 §6.2.2: the key is written in hexadecimal digits, its bytes are the password from the next handshake on.
    private static bool SetPassword(SimulatedStation station, string value)
    {
        if (value.Length is 0 or > 40)
            return false;
        var isKey = value.Length >= 32 && value.Length % 2 == 0 && value.All(char.IsAsciiHexDigit);
        station.Settings.Password = isKey ? Convert.FromHexString(value) : Encoding.UTF8.GetBytes(value);
        return true;
    }

    private static void Resample(SimulatedStation station)
    {
        foreach (var evse in station.Evses)
            evse.ScheduleSample();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static bool TryNumber(string value, int least, out int number) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least;
}
