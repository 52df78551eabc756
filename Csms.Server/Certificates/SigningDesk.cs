using System.Security.Cryptography;
using Csms.Domain.Certificates;
using Csms.Domain.Stations;
using Csms.Server.Calls;
using Csms.Server.Commands;
using Csms.Server.Connections;
using Csms.Server.Hosting;

namespace Csms.Server.Certificates;

/// <summary>
/// Takes the requests of stations and sees each through: to the authority, which signs, and back to the station. What does not work is tried again,
/// later and later, and at once when the station is back; what is not done when the process ends goes on with the next.
/// </summary>
internal sealed partial class SigningDesk(
    CertificateBook book, ICertificateAuthority authority, SigningRules rules, StationDirectory directory, StationCommands commands, TimeProvider time,
    ILogger<SigningDesk> logger)
    : Watch(Round, time)
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    private readonly SigningBrake _brake = new(time);

    /// <summary>The socket over which each was sent last: a new one means that the station is back.</summary>
    private readonly SocketMemory<long, bool> _tried = new();

    /// <summary>Takes a request; returns why it does not, or null when it is kept.</summary>
    public async ValueTask<SigningRefusal?> TakeAsync(Station station, string csr, SigningUse use, CancellationToken cancellationToken)
    {
        if (_brake.Until(station.Key, use, out var isNews) is { } until)
        {
            var words = $"The station asks for certificates too often; the next request is taken at {until:yyyy-MM-dd HH:mm:ss} UTC.";
            if (isNews)
                await book.BrakedAsync(station.Key, $"{words} Until then all are rejected.", cancellationToken);
            return new SigningRefusal("TooManyRequests", words);
        }
        var (wish, fault) = Read(station, csr, use);
        if (wish is null)
        {
            await book.RefusedAsync(station.Key, fault!, cancellationToken);
            return new SigningRefusal("InvalidCSR", fault!);
        }
        await book.RequestAsync(station.Key, wish, cancellationToken);
        return null;
    }

    private (NewSigning? Wish, string? Fault) Read(Station station, string csr, SigningUse use)
    {
        if (authority.WhyClosed is { } closed)
            return (null, closed);
        try
        {
            var request = SigningRequest.Read(csr);
            return rules.WhyNot(request, station) is { } fault
                ? (null, fault)
                : (new NewSigning { Use = use, Csr = csr, Fingerprint = request.Fingerprint, Subject = request.Subject }, null);
        }
        catch (CryptographicException fault)
        {
            return (null, fault.Message);
        }
    }

    protected override async Task LookAsync(CancellationToken stopping)
    {
        var open = await book.OpenAsync(stopping);
        var numbers = open.Select(certificate => certificate.Number).ToHashSet();
        _tried.Tidy(numbers.Contains);
        foreach (var due in open.Where(IsDue))
        {
            // A station that asks again and again has one request under way for each use; what came meanwhile is looked at afterwards.
            Begin($"{due.StationId} {due.Use}", token => SeeThroughAsync(due.Number, token));
        }
    }

    private bool IsDue(StationCertificate certificate)
    {
        var isTime = certificate.NextTryAt <= Time.GetUtcNow();
        return certificate.State == SigningState.Requested
            ? isTime
            : ConnectionOf(certificate) is { } connection && (isTime || !_tried.Find(certificate.Number, connection));
    }

    // A station that is not accepted yet may need the certificate for just that (OCPP 2.0.1 A00.FR.805–807).
    private StationConnection? ConnectionOf(StationCertificate certificate) =>
        directory.Find(certificate.StationId) is { Session.Registration: Registration.Accepted or Registration.Pending } connection ? connection : null;

    private async Task SeeThroughAsync(long number, CancellationToken stopping)
    {
        try
        {
            if (await book.FindOpenAsync(number, stopping) is { State: SigningState.Requested } requested)
                await SignAsync(requested, stopping);
            if (await book.FindOpenAsync(number, stopping) is { State: SigningState.Issued } issued && ConnectionOf(issued) is { } connection)
                await DeliverAsync(issued, connection, stopping);
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            SeenInVain(number, fault);
        }
    }

    private async Task SignAsync(StationCertificate certificate, CancellationToken stopping)
    {
        try
        {
            var issued = await authority.SignAsync(SigningRequest.Read(certificate.Csr), stopping);
            await book.IssuedAsync(certificate.Number, issued, CancellationToken.None);
        }
        catch (AuthorityException fault)
        {
            await (fault.IsFinal
                ? book.FailedAsync(certificate.Number, byStation: false, fault.Message, CancellationToken.None)
                : book.PostponedAsync(certificate.Number, fault.Message, CancellationToken.None));
        }
    }

    private async Task DeliverAsync(StationCertificate certificate, StationConnection connection, CancellationToken stopping)
    {
        _tried.Keep(certificate.Number, connection, true);
        try
        {
            var answer = await commands.DeliverCertificateAsync(CommandOrigin.Own(certificate.StationId), certificate.Chain!, certificate.Use, stopping);
            await (answer.Status == "Accepted"
                ? book.AcceptedAsync(certificate.Number, CancellationToken.None)
                : book.FailedAsync(certificate.Number, byStation: true, Refusal(answer), CancellationToken.None));
        }
        catch (Exception fault) when (fault is InvalidRequestException or StationCallException { Outcome: CallOutcome.Error { Code: "NotImplemented" or "NotSupported" } })
        {
            await book.FailedAsync(certificate.Number, byStation: fault is StationCallException, fault.Message, CancellationToken.None);
        }
        catch (Exception fault) when (CommandFailure.IsExpected(fault))
        {
            await book.PostponedAsync(certificate.Number, fault.Message, CancellationToken.None);
        }
    }

    private static string Refusal(CommandAnswer answer) =>
        $"The station answered {answer.Status}{(answer.ReasonCode is null ? "" : $" ({answer.ReasonCode}{(answer.ReasonText is null ? "" : ": " + answer.ReasonText)})")}.";
}
