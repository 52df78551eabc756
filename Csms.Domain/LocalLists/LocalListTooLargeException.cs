namespace Csms.Domain.LocalLists;

/// <summary>A list does not fit a station; nothing of it was sent. The message says why.</summary>
public sealed class LocalListTooLargeException(string message) : Exception(message);
