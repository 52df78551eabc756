namespace Csms.Storage;

/// <summary>The database cannot be used at all: locked by another server, read-only, corrupt, full or newer than the program. The message is one sentence for an operator.</summary>
public sealed class DatabaseUnusableException(string message, Exception? inner = null) : Exception(message, inner);
