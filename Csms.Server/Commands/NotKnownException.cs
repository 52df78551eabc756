namespace Csms.Server.Commands;

/// <summary>What a command names does not exist. The message says what.</summary>
internal sealed class NotKnownException(string message) : Exception(message)
{
    public static NotKnownException Station(string id) => new($"There is no station '{id}'.");
}
