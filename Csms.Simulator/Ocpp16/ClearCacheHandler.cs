using Csms.Protocol.Ocpp16;

namespace Csms.Simulator.Ocpp16;

internal static class ClearCacheHandler
{
    public static ClearCacheResponse Handle(Ocpp16Dialect dialect, ClearCacheRequest request)
    {
        if (!dialect.Station.Settings.CacheEnabled)
            return new ClearCacheResponse { Status = ClearCacheStatus.Rejected };
        dialect.Station.TokenCache.Clear();
        return new ClearCacheResponse { Status = ClearCacheStatus.Accepted };
    }
}
