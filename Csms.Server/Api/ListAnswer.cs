using Csms.Domain;

namespace Csms.Server.Api;

/// <summary>One page of a list.</summary>
internal sealed record ListAnswer<T>
{
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>The cursor of the page after this one; null when there is none.</summary>
    public string? Next { get; init; }
}

internal static class ListAnswer
{
    public static ListAnswer<TResource> Of<T, TResource>(Page<T> page, Func<T, TResource> resource) =>
        new() { Items = [.. page.Items.Select(resource)], Next = page.Next };

    /// <summary>A list that is short enough to come in one piece.</summary>
    public static ListAnswer<TResource> Whole<T, TResource>(IEnumerable<T> items, Func<T, TResource> resource) => new() { Items = [.. items.Select(resource)] };
}
