using System.Text;
using System.Text.Json;
using Csms.Domain.Certificates;
using Csms.Protocol;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp16;
using Csms.Protocol.Validation;
using Csms.Server.Calls;
using Csms.Server.Commands;
using Csms.Server.Connections;
using Csms.Server.PlugAndCharge;
using V201 = Csms.Protocol.Ocpp201;

namespace Csms.Server.Ocpp16;

/// <summary>What 1.6 has of Plug &amp; Charge only as messages of 2.0.1 in DataTransfer.</summary>
internal sealed partial class Ocpp16Commands
{
    private async Task<CommandAnswer> DeliverV2GAsync(StationConnection station, string chain, CancellationToken cancellationToken)
    {
        var request = new V201.CertificateSignedRequest { CertificateChain = chain, CertificateType = V201.CertificateSigningUse.V2GCertificate };
        var answer = await TransferAsync(station, request, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }

    private async Task<CommandAnswer> TriggerV2GAsync(StationConnection station, CancellationToken cancellationToken)
    {
        var request = new V201.TriggerMessageRequest { RequestedMessage = V201.MessageTrigger.SignV2GCertificate };
        var answer = await TransferAsync(station, request, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }

    private async Task<CommandAnswer> InstallContractRootAsync(StationConnection station, InstalledUse use, string certificate, CancellationToken cancellationToken)
    {
        var type = use switch
        {
            InstalledUse.V2G => V201.InstallCertificateUse.V2GRootCertificate,
            InstalledUse.MobilityOperator => V201.InstallCertificateUse.MORootCertificate,
            _ => throw new RuleBrokenException("OCPP 1.6 security M05", "use", "A 1.6 station can be given roots for: Csms, Manufacturer, V2G, MobilityOperator."),
        };
        var answer = await TransferAsync(station, new V201.InstallCertificateRequest { CertificateType = type, Certificate = certificate }, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }

    private async Task<CommandAnswer> DeleteContractRootAsync(StationConnection station, CertificateHash hash, CancellationToken cancellationToken)
    {
        var request = new V201.DeleteCertificateRequest
        {
            CertificateHashData = new V201.CertificateHashData
            {
                HashAlgorithm = Enum.Parse<V201.HashAlgorithm>(hash.HashAlgorithm),
                IssuerNameHash = hash.IssuerNameHash,
                IssuerKeyHash = hash.IssuerKeyHash,
                SerialNumber = hash.SerialNumber,
            },
        };
        var answer = await TransferAsync(station, request, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }

    private async Task<IEnumerable<InstalledCertificate>> ReadContractRootsAsync(StationConnection station, CancellationToken cancellationToken)
    {
        var request = new V201.GetInstalledCertificateIdsRequest
        {
            CertificateType = [V201.GetCertificateIdUse.V2GRootCertificate, V201.GetCertificateIdUse.MORootCertificate, V201.GetCertificateIdUse.V2GCertificateChain],
        };
        var answer = await TransferAsync(station, request, cancellationToken);
        return answer.CertificateHashDataChain?.SelectMany(Ocpp201.Ocpp201Commands.Held) ?? [];
    }

    /// <summary>Carries a message of 2.0.1, and its answer back.</summary>
    /// <exception cref="StationCallException">The station does not know the message, or its answer cannot be read.</exception>
    private async Task<TResponse> TransferAsync<TResponse>(StationConnection station, IRequest<TResponse> request, CancellationToken cancellationToken)
    {
        var action = ActionOf.Request(request.GetType());
        var schemas = MessageSchemas.For(OcppVersion.Ocpp201);
        var payload = JsonSerializer.SerializeToUtf8Bytes(request, request.GetType(), OcppJson.Options);
        if (!schemas.Request(action).IsValid(payload, out _))
            throw new InvalidRequestException(action, schemas.Request(action).Explain(payload));
        var transfer = new DataTransferRequest { VendorId = PlugAndChargeTransfer.VendorId, MessageId = action, Data = Encoding.UTF8.GetString(payload) };
        var answer = await caller.CallAsync(station, transfer, cancellationToken);
        if (answer.Status is DataTransferStatus.UnknownVendorId or DataTransferStatus.UnknownMessageId)
            throw new StationCallException(action, new CallOutcome.Error("NotImplemented", $"Plug & Charge by DataTransfer: {answer.Status}", "{}"u8.ToArray()));
        var data = Encoding.UTF8.GetBytes(answer.Data ?? "");
        return schemas.Response(action).IsValid(data, out var violation)
            ? JsonSerializer.Deserialize<TResponse>(data, OcppJson.Options)!
            : throw new StationCallException(action, new CallOutcome.Unreadable($"DataTransfer {answer.Status}: {violation}"));
    }

    private static CommandAnswer Answer<TStatus>(TStatus status, V201.StatusInfo? reason)
        where TStatus : struct, Enum => new() { Status = status.ToString(), ReasonCode = reason?.ReasonCode, ReasonText = reason?.AdditionalInfo };
}
