using System.ComponentModel;
using Csms.Domain;
using Microsoft.AspNetCore.Mvc;

namespace Csms.Server.Api;

/// <summary>Which part of a list is asked for.</summary>
internal readonly record struct PageQuery(
    [property: FromQuery(Name = "limit"), Description("How many items at most, 1 to 1000. Default 100.")] int? Limit,
    [property: FromQuery(Name = "cursor"), Description("`next` of the page before.")] string? Cursor)
{
    private const int MaxLimit = 1000;

    /// <exception cref="BadHttpRequestException">The limit is out of range.</exception>
    public PageRequest ToPage() => Limit is < 1 or > MaxLimit
        ? throw new BadHttpRequestException($"The parameter 'limit' is between 1 and {MaxLimit}.")
        : new PageRequest(Limit ?? 100, string.IsNullOrEmpty(Cursor) ? null : Cursor);
}
