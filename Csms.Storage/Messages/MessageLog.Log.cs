using Microsoft.Extensions.Logging;

namespace Csms.Storage.Messages;

public sealed partial class MessageLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Old exchanges could not be deleted from the message log; it is tried again in a minute")]
    private partial void LogRetentionFailing(Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} cannot be written, or not as fast as exchanges come: exchanges are dropped")]
    private partial void LogDropping(string path);
}
