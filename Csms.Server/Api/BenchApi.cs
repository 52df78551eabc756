using Csms.Protocol;
using Csms.Server.Bench;
using Csms.Simulator;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Csms.Server.Api;

/// <summary><c>/bench</c>: simulated stations inside the server, and what one does at them.</summary>
internal static class BenchApi
{
    private const int MostEvses = 10;
    private const double MostSpeed = 600;

    public static void MapBench(this RouteGroupBuilder api)
    {
        var bench = api.MapGroup("/bench").WithTags("Test bench");
        bench.MapGet("", Get).WithName("GetBench").WithSummary("Whether simulated stations can be started here, and what to do when not.");
        bench.MapGet("/stations", List).WithName("ListBenchStations").WithSummary("The simulated stations, as they are now.");
        bench.MapPost("/stations", AddAsync).WithName("AddBenchStation").ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Registers a simulated station with a password of its own and starts it; it connects to this server over loopback and goes with the process.");
        bench.MapDelete("/stations/{stationId}", RemoveAsync).WithName("RemoveBenchStation").ProducesProblem(404)
            .WithSummary("Stops a simulated station and removes it; its transactions stay.");
        bench.MapPost("/stations/{stationId}/drive", Drive).WithName("DriveBenchStation").ProducesProblem(404).ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Does something at a simulated station: plugs in, presents a card, breaks it, takes its network.");
    }

    private static Ok<BenchResource> Get(BenchStations bench) => TypedResults.Ok(new BenchResource(bench.Options.Enabled, bench.Options.MostStations));

    private static Ok<ListAnswer<BenchStationResource>> List(BenchStations bench) => TypedResults.Ok(ListAnswer.Whole(bench.All, BenchStationResource.Of));

    private static async Task<Results<Created<BenchStationResource>, ProblemHttpResult>> AddAsync(
        NewBenchStationBody body, HttpContext http, BenchStations bench, CancellationToken cancellationToken)
    {
        OcppVersion? version = body.OcppVersion switch { "1.6" => OcppVersion.Ocpp16, "2.0.1" => OcppVersion.Ocpp201, _ => null };
        if (version is null)
            return Unprocessable("ocppVersion", "enum", "A simulated station speaks 1.6 or 2.0.1.");
        if (body.Evses is < 1 or > MostEvses)
            return Unprocessable("evses", "range", $"A simulated station has 1 to {MostEvses} EVSEs.");
        if (body.SpeedFactor is not (null or (>= 1 and <= MostSpeed)))
            return Unprocessable("speedFactor", "range", $"Batteries fill 1 to {MostSpeed} times as fast as the clock runs.");
        try
        {
            var wish = new NewBenchStation(
                string.IsNullOrWhiteSpace(body.Id) ? null : body.Id.Trim(), version.Value, body.Evses ?? 1, body.DirectCurrent ?? false, body.SpeedFactor ?? 1);
            var station = await bench.AddAsync(wish, cancellationToken);
            // The audit line names the station, which the path does not.
            http.Request.RouteValues["stationId"] = station.Id;
            return TypedResults.Created($"{ApiRoutes.Prefix}/bench/stations", BenchStationResource.Of(station));
        }
        catch (BenchRefusedException refusal)
        {
            return Problems.Conflict(refusal.Message);
        }
        catch (ArgumentException broken)
        {
            return Unprocessable("id", "format", StationsApi.Sentence(broken));
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(string stationId, BenchStations bench, CancellationToken cancellationToken) =>
        await bench.RemoveAsync(stationId, cancellationToken) ? TypedResults.NoContent() : NoStation(stationId);

    private static Results<Ok<BenchStationResource>, ProblemHttpResult> Drive(string stationId, DriveBody body, BenchStations bench)
    {
        if (bench.Find(stationId) is not { } station)
            return NoStation(stationId);
        if (body.EvseId is { } evse && (evse < 1 || evse > station.Evses.Count))
            return Unprocessable("evseId", "range", $"The station has EVSEs 1 to {station.Evses.Count}.");
        if (body.Deed == DriveDeed.PresentCard && string.IsNullOrWhiteSpace(body.IdToken))
            return Unprocessable("idToken", "required", "A card has an id.");
        if (body.IdToken?.Length > (station.Version == OcppVersion.Ocpp16 ? 20 : 36))
            return Unprocessable("idToken", "maxLength", "The id of a card has at most 20 characters in OCPP 1.6 and 36 in 2.0.1.");
        try
        {
            Do(station, body);
            return TypedResults.Ok(BenchStationResource.Of(station));
        }
        catch (InvalidOperationException refusal)
        {
            return Problems.Conflict(refusal.Message);
        }
    }

    private static void Do(SimulatedStation station, DriveBody body)
    {
        var evse = body.EvseId ?? 1;
        switch (body.Deed)
        {
            case DriveDeed.PlugIn:
                station.PlugIn(evse);
                break;
            case DriveDeed.Unplug:
                station.Unplug(evse);
                break;
            case DriveDeed.PresentCard:
                station.PresentCard(evse, body.IdToken!.Trim());
                break;
            case DriveDeed.StopDrawing:
                station.LetDraw(evse, false);
                break;
            case DriveDeed.Draw:
                station.LetDraw(evse, true);
                break;
            case DriveDeed.Fault:
                station.Fault(evse, string.IsNullOrWhiteSpace(body.ErrorCode) ? "GroundFailure" : body.ErrorCode.Trim());
                break;
            case DriveDeed.ClearFault:
                station.ClearFault(evse);
                break;
            case DriveDeed.GoOffline:
                station.GoOffline();
                break;
            case DriveDeed.GoOnline:
                station.GoOnline();
                break;
            default:
                station.PowerCycle();
                break;
        }
    }

    private static ProblemHttpResult NoStation(string id) => Problems.NotFound($"The test bench has no station '{id}'.");

    private static ProblemHttpResult Unprocessable(string path, string rule, string words) => Problems.Unprocessable(words, new ProblemViolation(path, rule, words));
}

/// <summary>What the test bench can do here.</summary>
/// <param name="Enabled">Whether simulated stations may be started; the setting is <c>Csms:TestBench:Enabled</c>.</param>
/// <param name="MostStations">How many of them there may be.</param>
internal sealed record BenchResource(bool Enabled, int MostStations);

/// <summary>A simulated station to start.</summary>
internal sealed record NewBenchStationBody
{
    /// <summary>Default: the next free one of <c>BENCH-1</c>, <c>BENCH-2</c>, ...</summary>
    public string? Id { get; init; }

    /// <summary><c>1.6</c> or <c>2.0.1</c>.</summary>
    public required string OcppVersion { get; init; }

    /// <summary>1 to 10. Default 1.</summary>
    public int? Evses { get; init; }

    /// <summary>Whether its EVSEs deliver direct current. Default false.</summary>
    public bool? DirectCurrent { get; init; }

    /// <summary>How much faster batteries fill than the clock runs, 1 to 600. Default 1.</summary>
    public double? SpeedFactor { get; init; }
}

/// <summary>What to do at a simulated station.</summary>
internal sealed record DriveBody
{
    public required DriveDeed Deed { get; init; }

    /// <summary>Where; left out it is EVSE 1. Offline, online and reboot are the whole station's.</summary>
    public int? EvseId { get; init; }

    /// <summary>The card that is presented.</summary>
    public string? IdToken { get; init; }

    /// <summary>With <see cref="DriveDeed.Fault"/>: an error code of 1.6, or any text. Default GroundFailure.</summary>
    public string? ErrorCode { get; init; }
}

/// <summary>What one can do at a simulated station.</summary>
internal enum DriveDeed
{
    PlugIn,
    Unplug,
    PresentCard,

    /// <summary>The vehicle takes nothing more.</summary>
    StopDrawing,
    Draw,
    Fault,
    ClearFault,
    GoOffline,
    GoOnline,

    /// <summary>As after a power cut.</summary>
    Reboot,
}

/// <summary>A simulated station as it is now, seen from its own side.</summary>
internal sealed record BenchStationResource
{
    public required string StationId { get; init; }

    public required string OcppVersion { get; init; }

    public required bool Connected { get; init; }

    /// <summary><c>None</c> until the server has answered its boot.</summary>
    public required string Registration { get; init; }

    /// <summary>Why it is not connected, in words; null when nothing is wrong.</summary>
    public string? Problem { get; init; }

    /// <summary>Transaction messages that wait to be sent or answered.</summary>
    public required int Queued { get; init; }

    public required IReadOnlyList<BenchEvseResource> Evses { get; init; }

    public static BenchStationResource Of(SimulatedStation station) => new()
    {
        StationId = station.Id,
        OcppVersion = station.Version.Number,
        Connected = station.Connected,
        Registration = $"{station.Registration}",
        Problem = station.Connected ? null : station.LastConnectionProblem,
        Queued = station.QueuedTransactionMessages,
        Evses = [.. station.Evses.Select(BenchEvseResource.Of)],
    };
}

/// <summary>An EVSE of a simulated station.</summary>
internal sealed record BenchEvseResource
{
    public required int Id { get; init; }

    /// <summary>In the words of OCPP 1.6.</summary>
    public required string State { get; init; }

    public required bool Plugged { get; init; }

    /// <summary>Whether the vehicle takes what it is offered.</summary>
    public required bool Draws { get; init; }

    public required bool InTransaction { get; init; }

    /// <summary>On the wire; null without a transaction and until it has one.</summary>
    public string? TransactionId { get; init; }

    public required decimal PowerW { get; init; }

    public required decimal OfferedW { get; init; }

    /// <summary>What the meter shows, in Wh.</summary>
    public required decimal EnergyWh { get; init; }

    /// <summary>Null without a vehicle.</summary>
    public double? StateOfChargePercent { get; init; }

    public static BenchEvseResource Of(SimulatedEvse evse) => new()
    {
        Id = evse.Id,
        State = $"{evse.State}",
        Plugged = evse.Plugged,
        Draws = evse.Draws,
        InTransaction = evse.InTransaction,
        TransactionId = evse.TransactionId,
        PowerW = evse.PowerW,
        OfferedW = evse.OfferedW,
        EnergyWh = decimal.Round(evse.EnergyWh, 1),
        StateOfChargePercent = evse.StateOfChargePercent is { } percent ? Math.Round(percent, 1) : null,
    };
}
