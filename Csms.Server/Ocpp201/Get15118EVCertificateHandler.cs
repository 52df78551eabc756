using System.Buffers.Text;
using Csms.Domain.Timeline;
using Csms.Protocol;
using Csms.Protocol.Ocpp201;
using Csms.Server.PlugAndCharge;
using Csms.Server.Routing;

namespace Csms.Server.Ocpp201;

/// <summary>OCPP 2.0.1 M01, M02: hands a vehicle's request for a contract certificate to the pool, and the pool's answer back.</summary>
internal sealed class Get15118EVCertificateHandler(IContractPool pool, StationTimeline timeline) : IHandler<Get15118EVCertificateRequest, Get15118EVCertificateResponse>
{
    // exiResponse of 2.0.1's schema. 1.6 carries the message as text in DataTransfer, whose length nothing limits.
    private const int MaxResponse = 5600;

    public async ValueTask<Get15118EVCertificateResponse> HandleAsync(Get15118EVCertificateRequest request, CallContext context, CancellationToken cancellationToken)
    {
        var (answer, fault) = await AskAsync(request, context.Connection.Version == OcppVersion.Ocpp16 ? int.MaxValue : MaxResponse, cancellationToken);
        var isDone = fault is null && answer!.IsAccepted;
        var reason = fault ?? (isDone ? null : $"The pool refused{(answer!.Reason is { Length: > 0 } words ? ": " + words : ".")}");
        timeline.Add(context.StationId, isDone ? TimelineKind.Security : TimelineKind.Error, reason is null
            ? $"A vehicle got a contract certificate ({request.Action})."
            : $"A vehicle got no contract certificate ({request.Action}): {reason}");
        return new Get15118EVCertificateResponse
        {
            Status = isDone ? Iso15118EVCertificateStatus.Accepted : Iso15118EVCertificateStatus.Failed,
            // What the pool has for the vehicle is handed over with a refusal too.
            ExiResponse = fault is null ? answer!.ExiResponse : "",
            StatusInfo = reason is null ? null : Translation.ToStatusInfo(fault is null ? "PoolRefused" : "PoolFailed", reason),
        };
    }

    private async Task<(ContractAnswer? Answer, string? Fault)> AskAsync(Get15118EVCertificateRequest request, int longest, CancellationToken cancellationToken)
    {
        if (request.ExiRequest.Length == 0 || !Base64.IsValid(request.ExiRequest))
            return (null, "What the vehicle asks is no base64.");
        try
        {
            var answer = await pool.AskAsync(new ContractQuestion(request.Iso15118SchemaVersion, $"{request.Action}", request.ExiRequest), cancellationToken);
            return WhyNot(answer, longest) is { } fault ? (null, fault) : (answer, null);
        }
        catch (ContractPoolException fault)
        {
            return (null, fault.Message);
        }
    }

    private static string? WhyNot(ContractAnswer answer, int longest)
    {
        if (answer.IsAccepted && answer.ExiResponse.Length == 0)
            return "The pool's answer holds nothing for the vehicle.";
        if (answer.ExiResponse.Length > longest)
            return $"The pool's answer is too long for OCPP 2.0.1: {answer.ExiResponse.Length} of {longest} characters.";
        return Base64.IsValid(answer.ExiResponse) ? null : "The pool's answer is no base64.";
    }
}
