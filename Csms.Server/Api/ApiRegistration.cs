using Csms.Server.Calls;
using Csms.Server.Commands;
using Csms.Server.Connections;
using Csms.Server.Ocpp16;
using Csms.Server.Ocpp201;
using Csms.Server.Operators;
using Csms.Server.Prices;
using Csms.Server.SmartCharging;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Csms.Server.Api;

/// <summary>Makes the operator's API and the commands behind it known to a host.</summary>
public static class ApiRegistration
{
    /// <summary>Adds the API, its authentication, its OpenAPI document and the calls to stations.</summary>
    public static IServiceCollection AddCsmsApi(this IServiceCollection services)
    {
        services
            .AddSingleton<Ocpp16Calls>()
            .AddSingleton<Ocpp201Calls>()
            .AddSingleton<StationCaller>()
            .AddSingleton<Ocpp16Commands>()
            .AddSingleton<Ocpp201Commands>()
            .AddSingleton<StationCommands>()
            .AddSingleton<ProfileSender>()
            .AddSingleton<ProfileMender>()
            .AddSingleton<IAfterBoot>(provider => provider.GetRequiredService<ProfileMender>())
            .AddSingleton<ScheduleOffers>()
            .AddHostedService<OfferWatch>()
            .AddSingleton<PriceDesk>()
            .AddHostedService<ReservationWatch>()
            .AddHostedService<TransactionWatch>()
            .AddHostedService<LocalListWatch>()
            .AddHostedService<DisplayWatch>()
            .AddHostedService<CostWatch>()
            .AddHostedService<ConfigurationWatch>()
            .AddHostedService<RequestWatch>()
            .AddHostedService<MonitorWatch>()
            .AddHostedService<CustomerWatch>()
            .AddHostedService<CampaignWatch>();

        services.ConfigureHttpJsonOptions(json => ApiJson.Apply(json.SerializerOptions));
        // Every fault of a request goes through ApiExceptionHandler, in production as in development.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = context =>
            context.ProblemDetails.Detail ??= Problems.WordsOf(context.ProblemDetails.Status) ?? UnreadableQuery.Explain(context.HttpContext));
        services.AddExceptionHandler<ApiExceptionHandler>();
        services
            .AddAuthentication(OperatorAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, OperatorAuthentication>(OperatorAuthentication.SchemeName, null);
        services.AddAuthorizationBuilder().SetDefaultPolicy(
            new AuthorizationPolicyBuilder(OperatorAuthentication.SchemeName)
                .RequireAuthenticatedUser()
                .RequireAssertion(context => context.Resource is HttpContext http && Permission.WhyNot(http) is null)
                .Build());
        services.AddSingleton<SignInDesk>().AddHostedService<FirstAccount>();
        services.AddOpenApi("v1", ApiDocument.Configure);
        return services;
    }
}
