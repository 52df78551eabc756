namespace Csms.Server.Routing;

internal sealed partial class LeniencyBook
{
    [LoggerMessage(1, LogLevel.Error, "The leniency rule {RuleId} cannot be read and is not applied")]
    private partial void RuleUnreadable(string ruleId, Exception fault);
}
