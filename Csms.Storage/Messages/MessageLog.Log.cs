using Microsoft.Extensions.Logging;

namespace Csms.Storage.Messages;

public sealed partial class MessageLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Old exchanges could not be deleted from the message log; it is tried again in a minute")]
    private partial void LogRetentionFailing(Exception fault);
}
