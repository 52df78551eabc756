namespace Csms.Server.Connections;

/// <summary>Something that is done once a station's BootNotification is answered, however it was answered.</summary>
internal interface IAfterBoot
{
    Task BootedAsync(StationConnection connection, CancellationToken cancellationToken);
}
