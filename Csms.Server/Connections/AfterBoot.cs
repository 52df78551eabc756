namespace Csms.Server.Connections;

/// <summary>Does all that follows a boot, one thing after the other; one that fails takes none of the others with it.</summary>
internal sealed class AfterBoot(IEnumerable<IAfterBoot> followers, StationJournal journal)
{
    public async Task RunAsync(StationConnection connection, CancellationToken cancellationToken)
    {
        foreach (var follower in followers)
        {
            try
            {
                await follower.BootedAsync(connection, cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                journal.AfterAnswerFailed(connection, "BootNotification", failure);
            }
        }
    }
}
