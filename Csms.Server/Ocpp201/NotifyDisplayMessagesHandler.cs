using Csms.Domain.Displays;
using Csms.Protocol.Ocpp201;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp201;

/// <summary>OCPP 2.0.1 O03: keeps a part of what the station has on its display; the parts belong together by requestId.</summary>
internal sealed class NotifyDisplayMessagesHandler(DisplayBook displays) : IHandler<NotifyDisplayMessagesRequest, NotifyDisplayMessagesResponse>
{
    public async ValueTask<NotifyDisplayMessagesResponse> HandleAsync(NotifyDisplayMessagesRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var report = new DisplayReport
        {
            RequestId = request.RequestId, MoreFollows = request.Tbc ?? false, Messages = [.. (request.MessageInfo ?? []).Select(Translation.ToDisplayMessage)],
        };
        await displays.RecordAsync(context.Station, report, cancellationToken);
        return new NotifyDisplayMessagesResponse();
    }
}
