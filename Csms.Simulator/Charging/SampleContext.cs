namespace Csms.Simulator.Charging;

/// <summary>Why a meter is read.</summary>
internal enum SampleContext
{
    Begin,
    Periodic,
    Clock,
    Trigger,
    End,
}
