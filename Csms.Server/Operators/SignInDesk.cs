using Csms.Domain.Operators;
using Csms.Server.Connections;
using Microsoft.AspNetCore.Identity;

namespace Csms.Server.Operators;

/// <summary>Checks and makes passwords, and signs browsers in. Slow on purpose: each password costs the time of one hash, whether there is the account or not.</summary>
internal sealed class SignInDesk(Accounts accounts, SignIns signIns, TimeProvider clock)
{
    public const int MinPasswordLength = 12;
    private const int MaxPasswordLength = 128;
    private const int MaxFailuresPerAddress = 20;
    private const int MaxClientLength = 200;

    private static readonly TimeSpan AddressWindow = TimeSpan.FromMinutes(1);

    private readonly PasswordHasher<Account> _hasher = new();
    private readonly WindowedCounter _failures = new(AddressWindow, clock);

    // What a password is checked against when there is no such account, so that time does not tell.
    private readonly string _nobody = new PasswordHasher<Account>().HashPassword(null!, Guid.NewGuid().ToString());

    public async Task<SignInOutcome> SignInAsync(string name, string password, string? code, string address, string client, CancellationToken cancellation)
    {
        if (_failures.Count(address) >= MaxFailuresPerAddress)
            return new SignInOutcome.Locked(AddressWindow);
        var attempt = await signIns.TryAsync(name, cancellation);
        if (attempt.LockedUntil is { } until)
            return new SignInOutcome.Locked(until - clock.GetUtcNow());
        var isRight = Fits(attempt.PasswordHash ?? _nobody, password);
        if (attempt.Account is not { } account || !isRight)
        {
            _failures.Add(address);
            return new SignInOutcome.Wrong();
        }
        var token = await signIns.StartAsync(account.Id, code, address, client[..Math.Min(client.Length, MaxClientLength)], cancellation);
        if (token is not null)
            return new SignInOutcome.Started(account, token);
        if (code is not null)
            _failures.Add(address);
        return new SignInOutcome.CodeNeeded(IsWrong: code is not null);
    }

    /// <summary>Whether this is the password of somebody who is signed in; null when that was asked too often.</summary>
    public async Task<bool?> IsPasswordAsync(Account account, string password, string address, CancellationToken cancellation)
    {
        if (_failures.Count(address) >= MaxFailuresPerAddress)
            return null;
        var isRight = Fits(await accounts.PasswordHashAsync(account.Id, cancellation) ?? _nobody, password);
        if (!isRight)
            _failures.Add(address);
        return isRight;
    }

    /// <summary>Why a password is not good enough, in a sentence; null when it is.</summary>
    public static string? WhyNot(string password) => password.Length switch
    {
        < MinPasswordLength => $"A password has at least {MinPasswordLength} characters; a few words do.",
        > MaxPasswordLength => $"A password has at most {MaxPasswordLength} characters.",
        _ => password.Distinct().Count() < 5 ? "A password has at least five different characters." : null,
    };

    public string Hash(string password) => _hasher.HashPassword(null!, password);

    private bool Fits(string hash, string password) =>
        password.Length <= MaxPasswordLength && _hasher.VerifyHashedPassword(null!, hash, password) != PasswordVerificationResult.Failed;
}

/// <summary>How a try to sign in ends.</summary>
internal abstract record SignInOutcome
{
    /// <summary>Signed in; the token goes into the cookie.</summary>
    public sealed record Started(Account Account, string Token) : SignInOutcome;

    /// <summary>There is no such account, or the password is not its own: nobody is told which.</summary>
    public sealed record Wrong : SignInOutcome;

    /// <summary>The password is right, and a code of the authenticator app is asked for.</summary>
    public sealed record CodeNeeded(bool IsWrong) : SignInOutcome;

    /// <summary>Too many tries.</summary>
    public sealed record Locked(TimeSpan RetryAfter) : SignInOutcome;
}
