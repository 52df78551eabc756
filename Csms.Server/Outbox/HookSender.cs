using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Csms.Domain.Outbox;
using Csms.Protocol.Json;
using Csms.Server.Api;
using Csms.Server.Security;
using Microsoft.Extensions.Options;

namespace Csms.Server.Outbox;

/// <summary>Posts what happened to a web hook.</summary>
internal sealed class HookSender(Receivers receivers, IOptions<WebHookOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>What is read of an answer, to be shown; the rest says nothing that helps.</summary>
    private const int MostOfAnswer = 300;

    private readonly HttpClient _http = new(new OutgoingGuard(options.Value.Hosts).CreateHandler()) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };

    /// <summary>One attempt.</summary>
    public async Task<DeliveryOutcome> SendAsync(Receiver receiver, DueDelivery delivery, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await PostAsync(receiver, delivery, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new DeliveryOutcome(DeliveryEnd.Failed, null, $"It did not answer within {options.Value.Timeout.TotalSeconds:0.###} seconds.");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new DeliveryOutcome(DeliveryEnd.Failed, null, failure.Message);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>What is posted: the delivery's id, the event's kind, and the data that <c>/events</c> has for it.</summary>
    internal static byte[] BodyOf(DueDelivery delivery)
    {
        var data = JsonNode.Parse(delivery.Content) as JsonObject ?? [];
        data["stationId"] = delivery.StationId;
        data["at"] = OcppTime.Write(delivery.At);
        var body = new JsonObject { ["id"] = delivery.DeliveryId, ["event"] = delivery.Event, ["data"] = data };
        return Encoding.UTF8.GetBytes(body.ToJsonString(ApiJson.Options));
    }

    private async Task<DeliveryOutcome> PostAsync(Receiver receiver, DueDelivery delivery, CancellationToken cancellationToken)
    {
        var body = BodyOf(delivery);
        using var request = new HttpRequestMessage(HttpMethod.Post, receiver.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.UserAgent.ParseAdd("Csms");
        request.Headers.Add("Csms-Delivery", delivery.DeliveryId);
        request.Headers.Add("Csms-Event", delivery.Event);
        request.Headers.Add(HookSignature.Header, HookSignature.Of(await receivers.SecretsAsync(receiver.Number, cancellationToken), time.GetUtcNow(), body));
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var status = (int)response.StatusCode;
        var words = $"It answered {status}{await TextAsync(response, cancellationToken)}.";
        return response.StatusCode switch
        {
            _ when response.IsSuccessStatusCode => new DeliveryOutcome(DeliveryEnd.Delivered, status, words),
            HttpStatusCode.Gone => new DeliveryOutcome(DeliveryEnd.Gone, status, words),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or (HttpStatusCode)425 or >= HttpStatusCode.InternalServerError =>
                new DeliveryOutcome(DeliveryEnd.Failed, status, words),
            // The signature is for this address; another one is for the operator to name.
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => new DeliveryOutcome(DeliveryEnd.Refused, status, words + " A redirect is not followed."),
            _ => new DeliveryOutcome(DeliveryEnd.Refused, status, words),
        };
    }

    private static async Task<string> TextAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var bytes = new byte[MostOfAnswer];
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return length == 0 ? "" : ": " + MailAddresses.OneLine(Encoding.UTF8.GetString(bytes, 0, length), MostOfAnswer);
    }
}
