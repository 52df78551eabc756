using Csms.Domain.Profiles;

namespace Csms.Server.Commands;

/// <summary>Asks a station which profiles it has: by ids, or all that meet every criterion; without any, all.</summary>
public sealed record ProfileReportCommand
{
    public static ProfileReportCommand All { get; } = new();

    public IReadOnlyList<int>? Ids { get; init; }

    /// <summary>0 for the whole station; null for every place.</summary>
    public int? EvseId { get; init; }

    public ProfilePurpose? Purpose { get; init; }

    public int? StackLevel { get; init; }

    /// <summary>Who has set them: <c>EMS</c>, <c>SO</c>, <c>CSO</c>, <c>Other</c>.</summary>
    public IReadOnlyList<string>? Sources { get; init; }
}
