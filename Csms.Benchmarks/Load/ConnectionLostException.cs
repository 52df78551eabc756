namespace Csms.Benchmarks.Load;

/// <summary>There is no connection, or it ended.</summary>
internal sealed class ConnectionLostException(string message) : IOException(message);
