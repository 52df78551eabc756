using System.Text.Json;

namespace Csms.Server.Hooks;

/// <summary>How the hook's answers are read: as strictly as the API reads, but members that are not known are left aside, so that it may grow.</summary>
internal static class AuthorizationHookJson
{
    public static JsonSerializerOptions Options { get; } = new(Api.ApiJson.Options)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip,
    };
}
