using System.Text.Json;

namespace Csms.Server.Hooks;

/// <summary>How answers of hooks are read: as strictly as the API reads, but members that are not known are left aside, so that they may grow.</summary>
internal static class HookJson
{
    public static JsonSerializerOptions Options { get; } = new(Api.ApiJson.Options)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip,
    };
}
