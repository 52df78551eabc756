using System.ComponentModel.DataAnnotations;

namespace Csms.Server.Bench;

/// <summary>Settings of <c>Csms:TestBench</c>.</summary>
internal sealed class BenchOptions
{
    public const string Section = "Csms:TestBench";

    /// <summary>Whether operators may start simulated stations inside the server. Default false; <c>--demo</c> turns it on.</summary>
    public bool Enabled { get; set; }

    /// <summary>How many of them there may be. Default 50.</summary>
    [Range(1, 1000)]
    public int MostStations { get; set; } = 50;
}
