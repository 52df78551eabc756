namespace Csms.Server.Hooks;

/// <summary>A hook gave no answer that can be used. The message says why, as the end of a sentence.</summary>
internal sealed class HookFailedException(string message) : Exception(message)
{
    public static HookFailedException Unreadable() => new("the answer cannot be read");
}
