using Csms.Protocol.Ocpp201;
using Monitor = Csms.Protocol.Ocpp201.Monitor;

namespace Csms.Simulator.Ocpp201;

/// <summary>A monitor that the CSMS has set on a variable.</summary>
internal sealed class ActiveMonitor(int id, DeviceEntry entry, SetMonitoringData wanted)
{
    public int Id => id;

    public DeviceEntry Entry => entry;

    public Monitor Type => wanted.Type;

    public decimal Value => wanted.Value;

    public int Severity => wanted.Severity;

    /// <summary>Looked at only while a transaction runs.</summary>
    public bool OnlyInTransaction => wanted.Transaction ?? false;

    public Appointment? Next { get; set; }

    /// <summary>Whether the threshold is passed, and that was told.</summary>
    public bool Alerting { get; set; }

    /// <summary>The value that a delta is counted from.</summary>
    public decimal? Reference { get; set; }

    public bool Meets(MonitoringCriterion criterion) => criterion switch
    {
        MonitoringCriterion.ThresholdMonitoring => Type is Monitor.UpperThreshold or Monitor.LowerThreshold,
        MonitoringCriterion.DeltaMonitoring => Type == Monitor.Delta,
        _ => Type is Monitor.Periodic or Monitor.PeriodicClockAligned,
    };
}
