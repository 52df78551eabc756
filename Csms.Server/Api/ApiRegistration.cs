using Csms.Server.Operators;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Csms.Server.Api;

/// <summary>Makes the operator's API known to a host.</summary>
public static class ApiRegistration
{
    /// <summary>Adds the API, its authentication and its OpenAPI document.</summary>
    public static IServiceCollection AddCsmsApi(this IServiceCollection services)
    {
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
        services.AddSingleton<SignInDesk>().AddSingleton<KeyDesk>().AddHostedService<FirstAccount>();
        services.AddOpenApi("v1", ApiDocument.Configure);
        return services;
    }
}
