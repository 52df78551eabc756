namespace Csms.Server.Bench;

/// <summary>The test bench does not do what it was asked, as things are; the message says why and what to do.</summary>
internal sealed class BenchRefusedException(string reason) : Exception(reason);
