namespace Csms.Server.Certificates;

internal sealed partial class SigningDesk
{
    [LoggerMessage(1, LogLevel.Warning, "What is to be signed could not be looked up; the next try is in ten seconds")]
    protected override partial void LookedInVain(Exception failure);

    [LoggerMessage(2, LogLevel.Error, "The certificate request {Number} could not be worked on")]
    private partial void SeenInVain(long number, Exception failure);
}
