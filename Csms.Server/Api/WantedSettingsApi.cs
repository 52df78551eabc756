using Csms.Domain.Configuration;
using Csms.Domain.Stations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary>What is wanted of stations' settings: <c>/configuration-templates</c>, <c>/stations/{id}/configuration/desired</c>, and where stations differ.</summary>
internal static class WantedSettingsApi
{
    public static void MapWantedSettings(this RouteGroupBuilder api)
    {
        var templates = api.MapGroup("/configuration-templates").WithTags("Configuration").ChangedByAdministrators();
        templates.MapGet("", ListAsync).WithName("ListConfigurationTemplates").WithSummary("The templates by name.");
        templates.MapPut("/{name}", PutAsync).WithName("PutConfigurationTemplate").ProducesProblem(422)
            .WithSummary("Says which settings are wanted of all stations of a vendor, model and firmware (with `*` and `?`).");
        templates.MapDelete("/{name}", RemoveAsync).WithName("RemoveConfigurationTemplate").ProducesProblem(404)
            .WithSummary("Forgets a template. What it has changed at stations stays as it is.");
        var station = api.MapGroup("/stations/{stationId}/configuration").WithTags("Configuration");
        station.MapGet("/desired", WantedAsync).WithName("GetDesiredConfiguration").WithSummary("What is wanted of this station itself, without templates.").ProducesProblem(404);
        station.MapPut("/desired", WantAsync).WithName("PutDesiredConfiguration").ProducesProblem(404).ProducesProblem(422)
            .WithSummary("Says which settings are wanted of this station, over what templates want; what was refused is tried again.");
        station.MapGet("/drift", DriftAsync).WithName("GetConfigurationDrift").WithSummary("All that is wanted of a station, each beside what is.").ProducesProblem(404);
        api.MapGet("/configuration-drift", DriftOfAllAsync).WithName("ListConfigurationDrift").WithTags("Configuration").ProducesProblem(400)
            .WithSummary("The stations that are not set to what is wanted of them. A page may be empty and have a next one.");
    }

    private static async Task<Ok<ListAnswer<ConfigurationTemplate>>> ListAsync(WantedSettings wanted, CancellationToken cancellationToken) =>
        TypedResults.Ok(ListAnswer.Whole(await wanted.TemplatesAsync(cancellationToken), template => template));

    private static async Task<Results<Ok<ConfigurationTemplate>, Created<ConfigurationTemplate>, ProblemHttpResult>> PutAsync(
        string name, ConfigurationTemplateBody body, WantedSettings wanted, CancellationToken cancellationToken)
    {
        var template = new ConfigurationTemplate
        {
            Name = name, Vendor = body.Vendor, Model = body.Model, FirmwareVersion = body.FirmwareVersion, Settings = body.Settings,
        };
        try
        {
            return await wanted.PutAsync(template, cancellationToken)
                ? TypedResults.Created($"{ApiRoutes.Prefix}/configuration-templates/{Uri.EscapeDataString(name)}", template)
                : TypedResults.Ok(template);
        }
        catch (ArgumentException broken)
        {
            return NotValid(broken);
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(string name, WantedSettings wanted, CancellationToken cancellationToken) =>
        await wanted.RemoveAsync(name, cancellationToken) ? TypedResults.NoContent() : Problems.NotFound($"There is no configuration template '{name}'.");

    private static async Task<Results<Ok<DesiredConfiguration>, ProblemHttpResult>> WantedAsync(
        string stationId, StationRegistry stations, WantedSettings wanted, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is { } station
            ? TypedResults.Ok(new DesiredConfiguration { Settings = await wanted.WantedOfAsync(station.Key, cancellationToken) })
            : Problems.NoStation(stationId);

    private static async Task<Results<Ok<DesiredConfiguration>, ProblemHttpResult>> WantAsync(
        string stationId, DesiredConfiguration body, StationRegistry stations, WantedSettings wanted, CancellationToken cancellationToken)
    {
        if (await stations.FindAsync(stationId, cancellationToken) is not { } station)
            return Problems.NoStation(stationId);
        try
        {
            await wanted.WantAsync(station, body.Settings, cancellationToken);
            return TypedResults.Ok(body);
        }
        catch (ArgumentException broken)
        {
            return NotValid(broken);
        }
    }

    private static async Task<Results<Ok<ListAnswer<WantedSetting>>, ProblemHttpResult>> DriftAsync(
        string stationId, StationRegistry stations, WantedSettings wanted, CancellationToken cancellationToken) =>
        await stations.FindAsync(stationId, cancellationToken) is { } station
            ? TypedResults.Ok(ListAnswer.Whole(await wanted.DriftAsync(station.Key, cancellationToken), setting => setting))
            : Problems.NoStation(stationId);

    private static async Task<Ok<ListAnswer<StationDrift>>> DriftOfAllAsync(
        [AsParameters] PageQuery page, StationRegistry stations, WantedSettings wanted, CancellationToken cancellationToken)
    {
        var listed = await stations.ListAsync(new StationQuery(), page.ToPage(), cancellationToken);
        var drifts = new List<StationDrift>();
        foreach (var station in listed.Items)
        {
            var settings = await wanted.DriftAsync(station.Station.Key, cancellationToken);
            if (settings.Any(setting => setting.State != WantedState.InSync))
                drifts.Add(new StationDrift { StationId = station.Station.Id, Settings = [.. settings.Where(setting => setting.State != WantedState.InSync)] });
        }
        return TypedResults.Ok(new ListAnswer<StationDrift> { Items = drifts, Next = listed.Next });
    }

    private static ProblemHttpResult NotValid(ArgumentException broken)
    {
        var sentence = StationsApi.Sentence(broken);
        return Problems.Unprocessable(sentence, new ProblemViolation("settings", "rules", sentence));
    }
}

/// <summary>A template's members.</summary>
internal sealed record ConfigurationTemplateBody
{
    /// <summary>With <c>*</c> and <c>?</c>; left out, every vendor.</summary>
    public string? Vendor { get; init; }

    /// <summary>With <c>*</c> and <c>?</c>; left out, every model.</summary>
    public string? Model { get; init; }

    /// <summary>With <c>*</c> and <c>?</c>; left out, every firmware.</summary>
    public string? FirmwareVersion { get; init; }

    /// <summary>Value by key; keys with a slash are for 2.0.1 stations, the others for 1.6 stations.</summary>
    public required Dictionary<string, string> Settings { get; init; }
}

/// <summary>What is wanted of one station.</summary>
internal sealed record DesiredConfiguration
{
    /// <summary>Value by key.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }
}

/// <summary>A station that is not set to what is wanted of it.</summary>
internal sealed record StationDrift
{
    public required string StationId { get; init; }

    /// <summary>Only those that are not in sync.</summary>
    public required IReadOnlyList<WantedSetting> Settings { get; init; }
}
