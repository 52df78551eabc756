using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Csms.Server.Api;

/// <summary>What the OpenAPI document says beside what the endpoints say of themselves.</summary>
internal static class ApiDocument
{
    public static void Configure(OpenApiOptions options)
    {
        // A converter of our own hides from the generator that times are text.
        options.AddSchemaTransformer((schema, context, _) =>
        {
            var type = context.JsonTypeInfo.Type;
            if (type == typeof(DateTimeOffset) || type == typeof(DateTimeOffset?))
                schema.Type = type == typeof(DateTimeOffset) ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            return Task.CompletedTask;
        });
        // A list in the query may always be left out: it is an empty one then. The generator calls it required.
        options.AddOperationTransformer((operation, _, _) =>
        {
            foreach (var list in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(parameter => parameter is { In: ParameterLocation.Query, Schema.Type: JsonSchemaType.Array }))
                list.Required = false;
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Csms API",
                Version = "v1",
                Description = "Stations, tokens, transactions and commands of a charging station management system. "
                    + "Times are in UTC, energy is in Wh. Errors are RFC 9457 problem details.",
            };
            // The address the document was asked at serves; a fixed one would be wrong behind a proxy.
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [OperatorAuthentication.SchemeName] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.ApiKey,
                    In = ParameterLocation.Header,
                    Name = OperatorAuthentication.Header,
                    Description = "An operator's API key.",
                },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(OperatorAuthentication.SchemeName, document)] = [] }];
            return Task.CompletedTask;
        });
    }
}
