using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Threading.Channels;
using Csms.Domain.Certificates;
using Csms.Domain.Stations;
using Csms.Server.Calls;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Certificates;

/// <summary>
/// Takes the requests of stations and sees each through: to the authority, which signs, and back to the station. What does not work is tried again,
/// later and later, and at once when the station is back; what is not done when the process ends goes on with the next.
/// </summary>
internal sealed partial class SigningDesk(
    CertificateBook book, ICertificateAuthority authority, SigningRules rules, StationDirectory directory, StationCommands commands, TimeProvider time,
    ILogger<SigningDesk> logger)
    : IHostedService, IAsyncDisposable
{
    /// <summary>An authority and as many stations may be slow; the others wait for the next round.</summary>
    private const int MaxAtOnce = 50;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>A station that asks again and again has one request under way for each use; what came meanwhile is looked at afterwards.</summary>
    private readonly ConcurrentDictionary<(string StationId, SigningUse Use), Task> _busy = new();

    private readonly SigningBrake _brake = new(time);

    /// <summary>The socket over which each was sent last: a new one means that the station is back.</summary>
    private readonly ConcurrentDictionary<long, StationConnection> _tried = new();

    private ITimer? _timer;
    private Task _loop = Task.CompletedTask;
    private bool _isDisposed;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = time.CreateTimer(_ => Wake(), null, Round, Round);
        _loop = LoopAsync();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        _timer?.Dispose();
        await _loop;
        await Task.WhenAll(_busy.Values);
    }

    /// <summary>Asked for twice by the container, which knows it as itself and as a hosted service.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        await StopAsync(CancellationToken.None);
        _stopping.Dispose();
    }

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

    /// <summary>Looks now for what is to be done.</summary>
    public void Wake() => _wakes.Writer.TryWrite(true);

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

    private async Task LoopAsync()
    {
        try
        {
            await foreach (var _ in _wakes.Reader.ReadAllAsync(_stopping.Token))
                await LookAsync();
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task LookAsync()
    {
        try
        {
            var open = await book.OpenAsync(_stopping.Token);
            var numbers = open.Select(certificate => certificate.Number).ToHashSet();
            foreach (var settled in _tried.Keys.Where(number => !numbers.Contains(number)))
                _tried.TryRemove(settled, out _);
            foreach (var due in open.Where(IsDue))
            {
                if (_busy.Count >= MaxAtOnce)
                    return;
                Begin(due);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LookedInVain(fault);
        }
    }

    private bool IsDue(StationCertificate certificate)
    {
        if (_busy.ContainsKey((certificate.StationId, certificate.Use)))
            return false;
        var isTime = certificate.NextTryAt <= time.GetUtcNow();
        return certificate.State == SigningState.Requested
            ? isTime
            : ConnectionOf(certificate) is { } connection && (isTime || _tried.GetValueOrDefault(certificate.Number) != connection);
    }

    // A station that is not accepted yet may need the certificate for just that (OCPP 2.0.1 A00.FR.805–807).
    private StationConnection? ConnectionOf(StationCertificate certificate) =>
        directory.Find(certificate.StationId) is { Session.Registration: Registration.Accepted or Registration.Pending } connection ? connection : null;

    private void Begin(StationCertificate certificate)
    {
        var (number, place) = (certificate.Number, (certificate.StationId, certificate.Use));
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _busy[place] = done.Task;
        _ = Task.Run(async () =>
        {
            try
            {
                await SeeThroughAsync(number);
            }
            catch (Exception) when (_stopping.IsCancellationRequested)
            {
                // The host stops; it goes on after the next start.
            }
            catch (Exception fault)
            {
                SeenInVain(number, fault);
            }
            finally
            {
                _busy.TryRemove(place, out _);
                done.SetResult();
                // What was due meanwhile, or found no place, is looked for now.
                Wake();
            }
        });
    }

    private async Task SeeThroughAsync(long number)
    {
        if (await book.FindOpenAsync(number, _stopping.Token) is { State: SigningState.Requested } requested)
            await SignAsync(requested);
        if (await book.FindOpenAsync(number, _stopping.Token) is { State: SigningState.Issued } issued && ConnectionOf(issued) is { } connection)
            await DeliverAsync(issued, connection);
    }

    private async Task SignAsync(StationCertificate certificate)
    {
        try
        {
            var issued = await authority.SignAsync(SigningRequest.Read(certificate.Csr), _stopping.Token);
            await book.IssuedAsync(certificate.Number, issued, CancellationToken.None);
        }
        catch (AuthorityException fault)
        {
            await (fault.IsFinal
                ? book.FailedAsync(certificate.Number, byStation: false, fault.Message, CancellationToken.None)
                : book.PostponedAsync(certificate.Number, fault.Message, CancellationToken.None));
        }
    }

    private async Task DeliverAsync(StationCertificate certificate, StationConnection connection)
    {
        _tried[certificate.Number] = connection;
        try
        {
            var answer = await commands.DeliverCertificateAsync(CommandOrigin.Own(certificate.StationId), certificate.Chain!, certificate.Use, _stopping.Token);
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
