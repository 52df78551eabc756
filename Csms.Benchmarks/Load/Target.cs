using System.Net;

namespace Csms.Benchmarks.Load;

/// <summary>A server that stations connect to.</summary>
/// <param name="Server">Where it listens.</param>
/// <param name="IsEcho">Whether it sends back what it gets, instead of answering it.</param>
internal sealed record Target(IPEndPoint Server, bool IsEcho);
