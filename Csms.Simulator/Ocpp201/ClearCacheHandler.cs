using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class ClearCacheHandler
{
    public static ClearCacheResponse Handle(Ocpp201Dialect dialect, ClearCacheRequest request)
    {
        // C11.FR.04
        if (!dialect.Station.Settings.CacheEnabled)
            return new ClearCacheResponse { Status = ClearCacheStatus.Rejected };
        dialect.Station.TokenCache.Clear();
        return new ClearCacheResponse { Status = ClearCacheStatus.Accepted };
    }
}
