using System.Globalization;
using System.Text;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp201;
using Csms.Simulator.Charging;
using Csms.Simulator.Physics;

namespace Csms.Simulator.Ocpp201;

/// <summary>The device model of a 2.0.1 station, with what reading and writing its variables means.</summary>
internal static class DeviceModel
{
    public const int MostStackLevel = 10;
    public const int MostSchedulePeriods = 48;
    public const int MostListEntries = 500;

    private const int MostItems = 50;
    private const int MostBytes = 65_536;

    private static readonly DeviceVariable[] Variables =
    [
        Fixed("ChargingStation", "VendorName", dialect => dialect.Station.Options.Vendor),
        Fixed("ChargingStation", "Model", dialect => dialect.Station.Options.Model),
        Fixed("ChargingStation", "SerialNumber", dialect => dialect.Station.Options.SerialNumber ?? ""),
        new("ChargingStation", DeviceScope.Station, "Available", Data.Boolean, (_, _) => "true"),
        new("ChargingStation", DeviceScope.Station, "AvailabilityState", Data.OptionList, (dialect, _) =>
            dialect.Station.Evses.Any(evse => evse.Operative) ? "Available" : "Unavailable")
            { ValuesList = "Available,Occupied,Reserved,Unavailable,Faulted" },
        new("ChargingStation", DeviceScope.Station, "Problem", Data.Boolean, (dialect, _) =>
            Text(dialect.Station.Evses.Any(evse => evse.ErrorCode is not null))),
        Count("ChargingStation", "SupplyPhases", dialect => dialect.Station.Options.Phases),

        new("EVSE", DeviceScope.Evse, "Available", Data.Boolean, (_, _) => "true"),
        new("EVSE", DeviceScope.Evse, "AvailabilityState", Data.OptionList, Availability) { ValuesList = "Available,Occupied,Reserved,Unavailable,Faulted" },
        new("EVSE", DeviceScope.Evse, "Problem", Data.Boolean, (dialect, id) => Text(dialect.Station.Evse(id).ErrorCode is not null)),
        new("EVSE", DeviceScope.Evse, "Power", Data.Decimal, (dialect, id) => Text(dialect.Station.Evse(id).PowerW)) { Unit = "W" },
        new("EVSE", DeviceScope.Evse, "SupplyPhases", Data.Integer, (dialect, _) => Text(dialect.Station.Options.Phases)),
        new("EVSE", DeviceScope.Evse, "AllowReset", Data.Boolean, (_, _) => "true"),
        new("Connector", DeviceScope.Connector, "Available", Data.Boolean, (_, _) => "true"),
        new("Connector", DeviceScope.Connector, "AvailabilityState", Data.OptionList, Availability)
            { ValuesList = "Available,Occupied,Reserved,Unavailable,Faulted" },
        new("Connector", DeviceScope.Connector, "ConnectorType", Data.String, (dialect, _) => dialect.Station.Options.ConnectorType),
        new("Connector", DeviceScope.Connector, "SupplyPhases", Data.Integer, (dialect, _) => Text(dialect.Station.Options.Phases)),

        Seconds("OCPPCommCtrlr", "HeartbeatInterval", s => s.HeartbeatInterval, (s, time) => s.HeartbeatInterval = time, station => station.Boot.ScheduleHeartbeat()),
        Seconds("OCPPCommCtrlr", "WebSocketPingInterval", s => s.PingInterval, (s, time) => s.PingInterval = time),
        Seconds("OCPPCommCtrlr", "OfflineThreshold", s => s.OfflineThreshold, (s, time) => s.OfflineThreshold = time),
        Count("OCPPCommCtrlr", "MessageTimeout", dialect => (int)dialect.Station.Options.CallTimeout.TotalSeconds) with { Instance = "Default", Unit = "s" },
        new("OCPPCommCtrlr", DeviceScope.Station, "MessageAttempts", Data.Integer,
            (dialect, _) => Text(dialect.Station.Settings.TransactionMessageAttempts),
            (dialect, value) => TryNumber(value, 1, attempts => dialect.Station.Settings.TransactionMessageAttempts = attempts)) { Instance = "TransactionEvent" },
        Seconds("OCPPCommCtrlr", "MessageAttemptInterval", s => s.TransactionMessageRetryInterval, (s, time) => s.TransactionMessageRetryInterval = time)
            with { Instance = "TransactionEvent" },
        Line("OCPPCommCtrlr", "NetworkConfigurationPriority", s => s.NetworkConfigurationPriority, (s, text) => s.NetworkConfigurationPriority = text),
        Fixed("OCPPCommCtrlr", "FileTransferProtocols", _ => "HTTP,HTTPS"),
        Fixed("OCPPCommCtrlr", "UnlockOnEVSideDisconnect", _ => "true"),
        Count("OCPPCommCtrlr", "ResetRetries", _ => 1),

        Flag("AuthCtrlr", "AuthorizeRemoteStart", s => s.AuthorizeRemoteStart, (s, on) => s.AuthorizeRemoteStart = on),
        Flag("AuthCtrlr", "LocalAuthorizeOffline", s => s.LocalAuthorizeOffline, (s, on) => s.LocalAuthorizeOffline = on),
        Flag("AuthCtrlr", "LocalPreAuthorize", s => s.LocalPreAuthorize, (s, on) => s.LocalPreAuthorize = on),
        Flag("AuthCtrlr", "OfflineTxForUnknownIdEnabled", s => s.AllowOfflineForUnknown, (s, on) => s.AllowOfflineForUnknown = on),
        Flag("AuthCacheCtrlr", "Enabled", s => s.CacheEnabled, (s, on) => s.CacheEnabled = on),
        Flag("LocalAuthListCtrlr", "Enabled", s => s.LocalListEnabled, (s, on) => s.LocalListEnabled = on),
        Count("LocalAuthListCtrlr", "Entries", dialect => dialect.Station.LocalList.Count) with { MaxLimit = MostListEntries },
        Count("LocalAuthListCtrlr", "ItemsPerMessage", _ => MostListEntries),
        Count("LocalAuthListCtrlr", "BytesPerMessage", _ => MostBytes),

        Seconds("TxCtrlr", "EVConnectionTimeOut", s => s.ConnectionTimeout, (s, time) => s.ConnectionTimeout = time),
        Flag("TxCtrlr", "StopTxOnEVSideDisconnect", s => s.StopOnUnplug, (s, on) => s.StopOnUnplug = on),
        Flag("TxCtrlr", "StopTxOnInvalidId", s => s.StopOnInvalidToken, (s, on) => s.StopOnInvalidToken = on),
        Points("TxStartPoint", s => s.StartPoints, (s, points) => s.StartPoints = points),
        Points("TxStopPoint", s => s.StopPoints, (s, points) => s.StopPoints = points),

        Seconds("SampledDataCtrlr", "TxUpdatedInterval", s => s.MeterInterval, (s, time) => s.MeterInterval = time, Resample),
        Measurands("SampledDataCtrlr", "TxStartedMeasurands", s => s.StartedMeasurands, (s, list) => s.StartedMeasurands = list),
        Measurands("SampledDataCtrlr", "TxUpdatedMeasurands", s => s.SampledMeasurands, (s, list) => s.SampledMeasurands = list),
        Measurands("SampledDataCtrlr", "TxEndedMeasurands", s => s.EndedMeasurands, (s, list) => s.EndedMeasurands = list),
        Seconds("AlignedDataCtrlr", "Interval", s => s.ClockAlignedInterval, (s, time) => s.ClockAlignedInterval = time, station => station.ClockAligned.Schedule()),
        Measurands("AlignedDataCtrlr", "Measurands", s => s.AlignedMeasurands, (s, list) => s.AlignedMeasurands = list),

        Count("DeviceDataCtrlr", "ItemsPerMessage", _ => MostItems) with { Instance = "GetReport" },
        Count("DeviceDataCtrlr", "ItemsPerMessage", _ => MostItems) with { Instance = "GetVariables" },
        Count("DeviceDataCtrlr", "ItemsPerMessage", _ => MostItems) with { Instance = "SetVariables" },
        Count("DeviceDataCtrlr", "BytesPerMessage", _ => MostBytes) with { Instance = "GetReport" },
        Count("DeviceDataCtrlr", "BytesPerMessage", _ => MostBytes) with { Instance = "GetVariables" },
        Count("DeviceDataCtrlr", "BytesPerMessage", _ => MostBytes) with { Instance = "SetVariables" },

        Fixed("SecurityCtrlr", "Identity", dialect => dialect.Station.Id),
        new("SecurityCtrlr", DeviceScope.Station, "BasicAuthPassword", Data.String, null, SetPassword) { MaxLimit = 64 },
        Line("SecurityCtrlr", "OrganizationName", s => s.OrganizationName, (s, text) => s.OrganizationName = text),
        Count("SecurityCtrlr", "SecurityProfile", dialect => dialect.Station.Settings.SecurityProfile),
        Count("SecurityCtrlr", "CertificateEntries", dialect => dialect.Station.Certificates.Installed.Count) with { MaxLimit = 20 },

        Fixed("SmartChargingCtrlr", "Enabled", _ => "true"),
        Count("SmartChargingCtrlr", "ProfileStackLevel", _ => MostStackLevel),
        Count("SmartChargingCtrlr", "PeriodsPerSchedule", _ => MostSchedulePeriods),
        Fixed("SmartChargingCtrlr", "RateUnit", _ => "A,W"),
        Count("SmartChargingCtrlr", "Entries", dialect => dialect.Station.Profiles.All.Count) with { Instance = "ChargingProfiles", MaxLimit = 20 },
        Fixed("ReservationCtrlr", "Enabled", _ => "true"),
        Fixed("ReservationCtrlr", "NonEvseSpecific", _ => "true"),
        Fixed("MonitoringCtrlr", "Enabled", _ => "true"),
        Count("MonitoringCtrlr", "ActiveMonitoringLevel", dialect => dialect.Monitors.Level),
        Count("DisplayMessageCtrlr", "DisplayMessages", dialect => dialect.DisplayMessages.Count),
        Fixed("DisplayMessageCtrlr", "SupportedFormats", _ => "ASCII,UTF8"),
        Fixed("DisplayMessageCtrlr", "SupportedPriorities", _ => "AlwaysFront,InFront,NormalCycle"),
        new("ClockCtrlr", DeviceScope.Station, "DateTime", Data.DateTime, (dialect, _) => OcppTime.Write(dialect.Station.Now)),
        Fixed("ClockCtrlr", "TimeSource", _ => "Heartbeat"),
    ];

    /// <summary>Every variable of a station, those of EVSEs and connectors once for each.</summary>
    public static IReadOnlyList<DeviceEntry> Of(SimulatedStation station) => [.. Variables.SelectMany(variable => variable.Scope switch
    {
        DeviceScope.Evse => station.Evses.Select(evse => new DeviceEntry(variable, evse.Id, 0)),
        DeviceScope.Connector => station.Evses.SelectMany(evse =>
            Enumerable.Range(1, station.Options.ConnectorsPerEvse).Select(connector => new DeviceEntry(variable, evse.Id, connector))),
        _ => [new DeviceEntry(variable, 0, 0)],
    })];

    /// <summary>The entry that a component and a variable name, or which of the two is not known.</summary>
    public static (GetVariableStatus Status, DeviceEntry? Entry) Find(SimulatedStation station, Component component, Variable variable)
    {
        var known = false;
        foreach (var entry in Of(station))
        {
            if (!entry.IsOf(component))
                continue;
            known = true;
            if (entry.Is(variable))
                return (GetVariableStatus.Accepted, entry);
        }
        return (known ? GetVariableStatus.UnknownVariable : GetVariableStatus.UnknownComponent, null);
    }

    private static DeviceVariable Fixed(string component, string name, Func<Ocpp201Dialect, string> read) =>
        new(component, DeviceScope.Station, name, Data.String, (dialect, _) => read(dialect));

    private static DeviceVariable Count(string component, string name, Func<Ocpp201Dialect, int> read) =>
        new(component, DeviceScope.Station, name, Data.Integer, (dialect, _) => Text(read(dialect)));

    private static DeviceVariable Flag(string component, string name, Func<StationSettings, bool> read, Action<StationSettings, bool> write) =>
        new(component, DeviceScope.Station, name, Data.Boolean, (dialect, _) => Text(read(dialect.Station.Settings)), (dialect, value) =>
        {
            if (!bool.TryParse(value, out var on))
                return false;
            write(dialect.Station.Settings, on);
            return true;
        });

    private static DeviceVariable Line(string component, string name, Func<StationSettings, string> read, Action<StationSettings, string> write) =>
        new(component, DeviceScope.Station, name, Data.String, (dialect, _) => read(dialect.Station.Settings), (dialect, value) =>
        {
            write(dialect.Station.Settings, value);
            return true;
        });

    private static DeviceVariable Seconds(
        string component, string name, Func<StationSettings, TimeSpan> read, Action<StationSettings, TimeSpan> write, Action<SimulatedStation>? changed = null) =>
        new(component, DeviceScope.Station, name, Data.Integer,
            (dialect, _) => Text((int)read(dialect.Station.Settings).TotalSeconds),
            (dialect, value) => TryNumber(value, 0, seconds =>
            {
                write(dialect.Station.Settings, TimeSpan.FromSeconds(seconds));
                changed?.Invoke(dialect.Station);
            }))
        { Unit = "s" };

    private static DeviceVariable Measurands(
        string component, string name, Func<StationSettings, IReadOnlyList<Quantity>> read, Action<StationSettings, IReadOnlyList<Quantity>> write) =>
        new(component, DeviceScope.Station, name, Data.MemberList, (dialect, _) => Quantities.Write(read(dialect.Station.Settings)), (dialect, value) =>
        {
            if (Quantities.Read(value) is not { } list || list.Contains(Quantity.Temperature))
                return false;
            write(dialect.Station.Settings, list);
            return true;
        });

    private static DeviceVariable Points(
        string name, Func<StationSettings, IReadOnlyList<TransactionPoint>> read, Action<StationSettings, IReadOnlyList<TransactionPoint>> write) =>
        new("TxCtrlr", DeviceScope.Station, name, Data.MemberList, (dialect, _) => string.Join(',', read(dialect.Station.Settings)), (dialect, value) =>
        {
            var points = new List<TransactionPoint>();
            foreach (var word in value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (!Enum.TryParse<TransactionPoint>(word, out var point))
                    return false;
                points.Add(point);
            }
            write(dialect.Station.Settings, points);
            return points.Count > 0;
        })
        { ValuesList = "EVConnected,Authorized,PowerPathClosed" };

    // A01: the password is used from the next handshake on; errata 2.1 lets the variable's limit bound its length.
    private static bool SetPassword(Ocpp201Dialect dialect, string value)
    {
        if (value.Length is < 16 or > 64)
            return false;
        dialect.Station.Settings.Password = Encoding.UTF8.GetBytes(value);
        return true;
    }

    private static string Availability(Ocpp201Dialect dialect, int evseId)
    {
        var evse = dialect.Station.Evse(evseId);
        return StatusNotificationSender.Of(dialect, evse, evse.Car?.Connector ?? 1).ToString();
    }

    private static void Resample(SimulatedStation station)
    {
        foreach (var evse in station.Evses)
            evse.ScheduleSample();
    }

    private static string Text(bool value) => value ? "true" : "false";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static bool TryNumber(string value, int least, Action<int> write)
    {
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least)
            return false;
        write(number);
        return true;
    }
}
