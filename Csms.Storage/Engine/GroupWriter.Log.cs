using Microsoft.Extensions.Logging;

namespace Csms.Storage.Engine;

internal sealed partial class GroupWriter
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Writing fails, and is not reported again for the same cause: {Cause}")]
    private partial void LogFailing(string cause, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} cannot be written as fast as entries come: entries that nobody waits for are dropped")]
    private partial void LogDropping(string path);
}
