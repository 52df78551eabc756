using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class SendLocalListHandler
{
    public static SendLocalListResponse Handle(Ocpp201Dialect dialect, SendLocalListRequest request)
    {
        var station = dialect.Station;
        var entries = request.LocalAuthorizationList ?? [];
        // D01.FR.18: the version is above 0; D01.FR.06: tokens are unique.
        if (!station.Settings.LocalListEnabled
            || request.VersionNumber <= 0
            || entries.Count > DeviceModel.MostListEntries
            || entries.Select(entry => Translation.Of(entry.IdToken)).Distinct().Count() != entries.Count)
            return Answer(SendLocalListStatus.Failed);
        var read = entries.Select(entry => (Translation.Of(entry.IdToken), entry.IdTokenInfo is { } info ? Translation.Of(info) : null));
        if (request.UpdateType == Update.Full)
        {
            station.LocalList.Replace(request.VersionNumber, read);
        }
        else
        {
            // D01.FR.12
            if (request.VersionNumber <= station.LocalList.Version)
                return Answer(SendLocalListStatus.VersionMismatch);
            station.LocalList.Change(request.VersionNumber, read);
        }
        return Answer(SendLocalListStatus.Accepted);
    }

    private static SendLocalListResponse Answer(SendLocalListStatus status) => new() { Status = status };
}
