namespace Csms.Domain.Operators;

/// <summary>A person who signs in to the console.</summary>
public sealed record Account
{
    public required int Id { get; init; }

    /// <summary>In lower case.</summary>
    public required string Name { get; init; }

    public required Role Role { get; init; }

    /// <summary>False until the person has chosen a password by the one-time link.</summary>
    public required bool HasPassword { get; init; }

    /// <summary>Whether a code of an authenticator app is asked for beside the password.</summary>
    public required bool HasTotp { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSignInAt { get; init; }

    /// <summary>Until when nobody can sign in, after too many wrong passwords.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Since when nobody can sign in.</summary>
    public DateTimeOffset? DisabledAt { get; init; }
}

/// <summary>What a one-time link is good for.</summary>
/// <param name="Name">The account that gets a password; null when the holder of the link makes an account of its own.</param>
public sealed record AccountLink(string? Name, Role Role, DateTimeOffset ExpiresAt);

/// <summary>A one-time link's code, shown once, and its end.</summary>
public sealed record ShownLink(string Code, DateTimeOffset ExpiresAt);

/// <summary>A change that would leave nobody who can change anything.</summary>
public sealed class LastAdministratorException() : Exception("This is the last administrator who can sign in; name another one first.");
