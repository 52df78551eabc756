namespace Csms.Benchmarks.Load;

/// <summary>What one window of load measured.</summary>
internal sealed record LoadWindow
{
    public required double RoundTripsPerSecond { get; init; }

    /// <summary>Everything that was answered while the processor time was taken.</summary>
    public required long Messages { get; init; }

    public required TimeSpan ServerCpu { get; init; }

    public required TimeSpan GeneratorCpu { get; init; }

    public double ServerMicrosecondsPerMessage => ServerCpu.TotalMicroseconds / Messages;

    public double GeneratorMicrosecondsPerMessage => GeneratorCpu.TotalMicroseconds / Messages;
}
