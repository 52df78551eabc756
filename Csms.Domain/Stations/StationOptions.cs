using System.ComponentModel.DataAnnotations;

namespace Csms.Domain.Stations;

/// <summary>Settings of <c>Csms:Stations</c>.</summary>
public sealed class StationOptions
{
    public const string Section = "Csms:Stations";

    /// <summary>What happens to a station that nobody has registered. Default Reject.</summary>
    public UnknownPolicy Unknown { get; set; } = UnknownPolicy.Reject;

    /// <summary>How often an accepted station sends a Heartbeat. Default five minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "24.00:00:00")]
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a station that is Pending or Rejected waits before it boots again. Default one minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "24.00:00:00")]
    public TimeSpan BootRetryInterval { get; set; } = TimeSpan.FromMinutes(1);
}
