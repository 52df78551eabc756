namespace Csms.Server.Api;
internal static class Interim { public static IServiceCollection AddCsmsApi(this IServiceCollection s) => s; public static void MapCsmsApi(this WebApplication a) { } }
