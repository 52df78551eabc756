using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Csms.Domain.Timeline;
using Csms.Domain.Tokens;
using Csms.Protocol;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp201;
using Csms.Protocol.Validation;
using Csms.Server.Certificates;
using Csms.Server.Ocpp201;
using Csms.Server.Routing;
using DataTransferRequest = Csms.Protocol.Ocpp16.DataTransferRequest;
using DataTransferResponse = Csms.Protocol.Ocpp16.DataTransferResponse;
using DataTransferStatus = Csms.Protocol.Ocpp16.DataTransferStatus;

namespace Csms.Server.PlugAndCharge;

/// <summary>
/// Plug &amp; Charge of 1.6 stations: messages of 2.0.1 as text in DataTransfer (Open Charge Alliance, "Using ISO 15118 Plug &amp; Charge with OCPP 1.6"). They
/// are answered by the handlers of 2.0.1.
/// </summary>
internal sealed class PlugAndChargeTransfer
{
    /// <summary>The vendor id that the application note sets.</summary>
    public const string VendorId = "org.openchargealliance.iso15118pnc";

    private readonly Dictionary<string, Func<byte[], CallContext, CancellationToken, ValueTask<string>>> _handlers = new(StringComparer.Ordinal);
    private readonly IServiceProvider _services;
    private readonly StationTimeline _timeline;
    private readonly SigningDesk _desk;

    public PlugAndChargeTransfer(IServiceProvider services, StationTimeline timeline, SigningDesk desk)
    {
        (_services, _timeline, _desk) = (services, timeline, desk);
        Add<AuthorizeRequest, AuthorizeResponse, AuthorizeHandler>();
        Add<Get15118EVCertificateRequest, Get15118EVCertificateResponse, Get15118EVCertificateHandler>();
        Add<GetCertificateStatusRequest, GetCertificateStatusResponse, GetCertificateStatusHandler>();
        Add<SignCertificateRequest, SignCertificateResponse, SignCertificateHandler>();
    }

    /// <summary>The answer; null when the message is another vendor's.</summary>
    public async ValueTask<DataTransferResponse?> AnswerAsync(DataTransferRequest request, CallContext context, CancellationToken cancellationToken)
    {
        if (request.VendorId != VendorId)
            return null;
        if (request.MessageId is null || !_handlers.TryGetValue(request.MessageId, out var handler))
            return new DataTransferResponse { Status = DataTransferStatus.UnknownMessageId };
        if (Read(request.MessageId, request.Data, out var fault) is not { } payload)
        {
            _timeline.Add(context.StationId, TimelineKind.Violation, $"The station's {request.MessageId} by DataTransfer cannot be understood: {fault}");
            return new DataTransferResponse { Status = DataTransferStatus.Rejected };
        }
        return new DataTransferResponse { Status = DataTransferStatus.Accepted, Data = await handler(payload, context, cancellationToken) };
    }

    /// <summary>What is to be done once the answer is sent.</summary>
    public void Answered(DataTransferRequest request)
    {
        if (request is { VendorId: VendorId, MessageId: "SignCertificate" })
            _desk.Wake();
    }

    private void Add<TRequest, TResponse, THandler>()
        where TRequest : IRequest<TResponse>
        where THandler : IHandler<TRequest, TResponse>
    {
        var handler = ActivatorUtilities.CreateInstance<THandler>(_services);
        _handlers[ActionOf.Request<TRequest>()] = async (payload, context, cancellationToken) =>
        {
            var request = JsonSerializer.Deserialize<TRequest>(payload, OcppJson.Options)!;
            return JsonSerializer.Serialize(await handler.HandleAsync(request, context, cancellationToken), OcppJson.Options);
        };
    }

    private static byte[]? Read(string action, string? data, out string? fault)
    {
        try
        {
            if (JsonNode.Parse(data ?? "") is not JsonObject payload)
            {
                fault = "the data is no JSON object.";
                return null;
            }
            Complete(action, payload);
            var bytes = Encoding.UTF8.GetBytes(payload.ToJsonString(OcppJson.Options));
            fault = MessageSchemas.For(OcppVersion.Ocpp201).Request(action).IsValid(bytes, out var violation) ? null : violation.ToString();
            return fault is null ? bytes : null;
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException or InvalidOperationException)
        {
            fault = "the data is no JSON, or names a member twice.";
            return null;
        }
    }

    // A 1.6 station knows its id tags as plain text, and has SignCertificate itself for all but what vehicles see.
    private static void Complete(string action, JsonObject payload)
    {
        if (action == "Authorize" && payload["idToken"] is JsonValue id && id.GetValueKind() == JsonValueKind.String)
            payload["idToken"] = new JsonObject { ["idToken"] = id.GetValue<string>(), ["type"] = ContractId.Type };
        if (action == "SignCertificate" && !payload.ContainsKey("certificateType"))
            payload["certificateType"] = nameof(CertificateSigningUse.V2GCertificate);
    }
}
