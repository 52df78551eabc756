using Csms.Domain.Requests;
using Csms.Server.Connections;

namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    private const int MaxCustomerIdentifier = 64;

    /// <summary>Asks a station to tell or to forget what it knows of a customer. Neither the audit line nor the timeline says of whom.</summary>
    public async Task<CustomerInformationAnswer> AskCustomerInformationAsync(
        CommandOrigin origin, CustomerInformationCommand command, CancellationToken cancellationToken)
    {
        var (report, clear) = (command.Report ?? false, command.Clear ?? false);
        string[] given = [.. new[] { (nameof(command.IdToken), command.IdToken is not null), (nameof(command.CustomerIdentifier), command.CustomerIdentifier is not null), (nameof(command.Certificate), command.Certificate is not null) }
            .Where(one => one.Item2).Select(one => one.Item1)];
        var answer = await AskAsync(
            origin, "customer-information", new { By = given.FirstOrDefault(), report, clear }, new NewRequest { Kind = RequestKind.CustomerInformation },
            async (version, station, id) =>
            {
                await CheckAsync(command, given.Length, report || clear, station, cancellationToken);
                var token = command.IdToken is null ? null : await tokens.FindAsync(command.IdToken, cancellationToken);
                var told = await version.AskCustomerInformationAsync(station, id, command, token, cancellationToken);
                // N10.FR.02: the station may have taken the customer from its list too.
                if (clear && told.Status == "Accepted")
                    await localLists.DoubtAsync(station.Session.Station.Key, "A customer was cleared at the station.", CancellationToken.None);
                return told;
            },
            cancellationToken);
        return new CustomerInformationAnswer
        {
            Status = answer.Status,
            ReasonCode = answer.ReasonCode,
            ReasonText = answer.ReasonText,
            RequestId = answer.RequestId,
            LocalListIsSentAgain = clear && answer.Status == "Accepted",
        };
    }

    private async Task CheckAsync(CustomerInformationCommand command, int references, bool hasTask, StationConnection station, CancellationToken cancellationToken)
    {
        if (references != 1)
            throw new RuleBrokenException("OCPP 2.0.1 N09.FR.04, N10.FR.08", "", "Exactly one of idToken, customerIdentifier and certificate names the customer.");
        if (!hasTask)
            throw new RuleBrokenException("OCPP 2.0.1 N09, N10", "report", "Say what is wanted: report, clear, or both.");
        if (command.CustomerIdentifier is { Length: 0 or > MaxCustomerIdentifier })
            throw new RuleBrokenException("OCPP 2.0.1 N09", "customerIdentifier", $"A customer identifier has 1 to {MaxCustomerIdentifier} characters.");
        if (command.Certificate is not { } hash)
            return;
        // N09.FR.08, N10.FR.09: a station knows it under the hashes that it was installed with only.
        var known = await installed.ListAsync(station.Session.Station.Key, cancellationToken);
        if (known.FirstOrDefault(one => Same(one.Hash.SerialNumber, hash.SerialNumber)) is { } other && !Same(other.Hash.HashAlgorithm, hash.HashAlgorithm))
            throw new RuleBrokenException("OCPP 2.0.1 N09.FR.08, N10.FR.09", "certificate.hashAlgorithm", $"The station has this certificate by {other.Hash.HashAlgorithm}.");
    }
}
