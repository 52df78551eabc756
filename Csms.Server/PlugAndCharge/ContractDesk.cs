using Csms.Domain.Timeline;
using Csms.Domain.Tokens;
using Csms.Server.Certificates;
using Csms.Server.Security;
using Microsoft.Extensions.Options;

namespace Csms.Server.PlugAndCharge;

/// <summary>Judges the contract that a vehicle shows: its chain, and by OCSP whether it or an authority of it is revoked. OCPP 2.0.1 C07.</summary>
internal sealed class ContractDesk(
    ContractTrust trust, OcspResponders responders, IOptions<PlugAndChargeOptions> options, StationTimeline timeline, TimeProvider time)
{
    /// <summary>Judges what a station sent of a contract.</summary>
    /// <param name="pem">The chain, the contract's own certificate first; null when the station sent hashes only.</param>
    /// <param name="hashes">As the station computed them; empty when it sent the chain only.</param>
    public async ValueTask<ContractVerdict> JudgeAsync(
        string stationId, string contractId, string? pem, IReadOnlyList<(OcspQuestion Question, string Responder)> hashes, CancellationToken cancellationToken)
    {
        var verdict = pem is null
            ? await AskAsync(stationId, contractId, [.. hashes.Select(hash => new ContractLink(hash.Question, hash.Responder, trust.FindIssuer(hash.Question), IsContract: false))], cancellationToken)
            : await JudgeChainAsync(stationId, contractId, pem, hashes, cancellationToken);
        if (verdict.Standing != ContractStanding.Good)
            timeline.Add(stationId, TimelineKind.Security, $"The contract {contractId} was refused: {verdict.Reason}");
        return verdict;
    }

    private async ValueTask<ContractVerdict> JudgeChainAsync(
        string stationId, string contractId, string pem, IReadOnlyList<(OcspQuestion Question, string Responder)> hashes, CancellationToken cancellationToken)
    {
        var sent = ContractTrust.Read(pem);
        try
        {
            if (sent.Count == 0)
                return new(ContractStanding.Missing, "What the station sent is no chain of PEM certificates.");
            var (verdict, links) = trust.Judge(sent);
            if (verdict.Standing != ContractStanding.Good)
                return verdict;
            // Else anybody with some contract could charge on another's.
            var names = NameParts.Of(ContractTrust.ContractOf(sent), NameParts.CommonName);
            if (!names.Any(name => ContractId.AreSame(name, contractId)))
                return new(ContractStanding.Untrusted, $"The certificate is that of the contract {string.Join(", ", names)}.");
            var revoked = await AskAsync(stationId, contractId, [.. links.Select(link => link with { Responder = link.Responder ?? ResponderIn(hashes, link) })], cancellationToken);
            return revoked.Standing == ContractStanding.Good ? verdict : revoked;
        }
        finally
        {
            foreach (var certificate in sent)
                certificate.Dispose();
        }
    }

    // C07.FR.05: live, or remembered as long as the answer holds.
    private async ValueTask<ContractVerdict> AskAsync(string stationId, string contractId, IReadOnlyList<ContractLink> links, CancellationToken cancellationToken)
    {
        var verdicts = await Task.WhenAll(links
            .Where(link => link.Responder is not null || link.IsContract)
            .Select(link => AskAsync(link, cancellationToken)));
        if (verdicts.FirstOrDefault(verdict => verdict.Standing == ContractStanding.Revoked) is { } revoked)
            return revoked;
        if (verdicts.FirstOrDefault(verdict => verdict.Standing != ContractStanding.Good) is { } refused)
            return refused;
        foreach (var unknown in verdicts.Where(verdict => verdict.Reason.Length > 0))
            timeline.Add(stationId, TimelineKind.Security, $"The contract {contractId} is taken for good although its status is not known: {unknown.Reason}");
        return new(ContractStanding.Good, "");
    }

    private async Task<ContractVerdict> AskAsync(ContractLink link, CancellationToken cancellationToken)
    {
        var serial = link.Question.SerialNumber;
        if (link.Responder is null)
            return NotKnown("The contract's certificate names no OCSP responder, and the station named none.");
        var (reply, fault) = await responders.AskAsync(link.Question, link.Responder, cancellationToken);
        if (reply is null)
            return NotKnown($"The status of the certificate {serial} is not known: {fault} (asked: {link.Responder})");
        // A station that sends hashes checks the chain itself; an issuer that is not known here cannot be checked.
        if (link.Issuer is not null && !OcspSignature.IsOf(reply.Der, link.Issuer, time.GetUtcNow()))
            return NotKnown($"The OCSP answer for the certificate {serial} is not signed by its issuer or on its behalf (asked: {link.Responder}).");
        return reply.Status switch
        {
            OcspStatus.Good => new(ContractStanding.Good, ""),
            OcspStatus.Revoked => new(ContractStanding.Revoked, $"The certificate {serial} is revoked."),
            _ => new(ContractStanding.Untrusted, $"The OCSP responder does not know the certificate {serial}."),
        };
    }

    private ContractVerdict NotKnown(string reason) =>
        new(options.Value.Revocation == RevocationCheck.Required ? ContractStanding.Untrusted : ContractStanding.Good, reason);

    private static string? ResponderIn(IReadOnlyList<(OcspQuestion Question, string Responder)> hashes, ContractLink link) =>
        hashes.FirstOrDefault(hash => OcspQuestion.AreSameSerial(hash.Question.SerialNumber, link.Question.SerialNumber)).Responder;
}
