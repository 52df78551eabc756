using Csms.Protocol.Ocpp16;
using Csms.Simulator.Tokens;

namespace Csms.Simulator.Ocpp16;

internal static class SendLocalListHandler
{
    public static SendLocalListResponse Handle(Ocpp16Dialect dialect, SendLocalListRequest request)
    {
        var station = dialect.Station;
        var entries = request.LocalAuthorizationList ?? [];
        if (!station.Settings.LocalListEnabled)
            return Answer(UpdateStatus.NotSupported);
        // Errata 3.52: a list's version is never 0 or below.
        if (request.ListVersion <= 0 || entries.Count > ConfigurationKeys.MostListEntries)
            return Answer(UpdateStatus.Failed);
        var read = entries.Select(entry => (Token.Card(entry.IdTag), entry.IdTagInfo is { } info ? Translation.Of(info) : null));
        if (request.UpdateType == UpdateType.Full)
        {
            if (entries.Any(entry => entry.IdTagInfo is null))
                return Answer(UpdateStatus.Failed);
            station.LocalList.Replace(request.ListVersion, read);
        }
        else
        {
            if (request.ListVersion <= station.LocalList.Version)
                return Answer(UpdateStatus.VersionMismatch);
            station.LocalList.Change(request.ListVersion, read);
        }
        return Answer(UpdateStatus.Accepted);
    }

    private static SendLocalListResponse Answer(UpdateStatus status) => new() { Status = status };
}
