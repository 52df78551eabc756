using Csms.Domain.Events;
using Csms.Server.Api;
using Microsoft.Extensions.Options;

namespace Csms.Server.Outbox;

/// <summary>Makes known who tells other systems and people what happens.</summary>
internal static class OutboxRegistration
{
    public static void AddOutbox(this IServiceCollection services)
    {
        services.AddOptions<WebHookOptions>().BindConfiguration(WebHookOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services
            .AddSingleton<IValidateOptions<MailOptions>, MailOptionsCheck>()
            .AddSingleton<EventText>(EventContent.Write)
            .AddSingleton<HookSender>()
            .AddSingleton<MailSender>()
            .AddSingleton<DeliveryWatch>()
            .AddHostedService(provider => provider.GetRequiredService<DeliveryWatch>())
            .AddHostedService<EventFeed>();
    }
}
