using Csms.Domain.Tokens;
using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    public async Task<CommandAnswer> AskCustomerInformationAsync(
        StationConnection station, int requestId, CustomerInformationCommand command, Token? token, CancellationToken cancellationToken)
    {
        var request = new CustomerInformationRequest
        {
            RequestId = requestId,
            Report = command.Report ?? false,
            Clear = command.Clear ?? false,
            IdToken = command.IdToken is { } id ? IdTokenOf(id, command.IdTokenType, token) : null,
            CustomerIdentifier = command.CustomerIdentifier,
            CustomerCertificate = command.Certificate is { } hash
                ? new CertificateHashData
                {
                    HashAlgorithm = WordOf<HashAlgorithm>(hash.HashAlgorithm, "certificate.hashAlgorithm"),
                    IssuerNameHash = hash.IssuerNameHash,
                    IssuerKeyHash = hash.IssuerKeyHash,
                    SerialNumber = hash.SerialNumber,
                }
                : null,
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }

    // N09.FR.04, N10.FR.08.
    private static RawMeaning MeaningOf(CustomerInformationRequest ask)
    {
        object?[] references = [ask.IdToken, ask.CustomerIdentifier, ask.CustomerCertificate];
        return references.Count(reference => reference is not null) == 1
            ? Asks(Domain.Requests.RequestKind.CustomerInformation, ask.RequestId) with { ClearsCustomer = ask.Clear }
            : throw new RuleBrokenException("OCPP 2.0.1 N09.FR.04, N10.FR.08", "", "Exactly one of idToken, customerIdentifier and customerCertificate names the customer.");
    }
}
