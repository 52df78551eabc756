using System.Globalization;
using System.Text.Json;
using Csms.Domain.Stations;
using Csms.Storage;
using Csms.Storage.Configuration;
using Csms.Storage.Engine;
using Csms.Storage.Stations;

namespace Csms.Domain.Configuration;

/// <summary>What is wanted of stations' settings, by template and by station, and how it stands to what they are.</summary>
public sealed class WantedSettings(Database database, TimeProvider clock)
{
    public const int MaxNameLength = 100;

    private const int MaxKeyLength = 300;

    private const int MaxValueLength = 2500;

    private long _revision;

    /// <summary>Grows whenever something else is wanted.</summary>
    public long Revision => Interlocked.Read(ref _revision);

    /// <summary>Keeps a template or replaces the one of its name; true when it is new.</summary>
    /// <exception cref="ArgumentException">The name or a setting breaks its rules; the message says how.</exception>
    public async ValueTask<bool> PutAsync(ConfigurationTemplate template, CancellationToken cancellation)
    {
        if (template.Name.Length is 0 or > MaxNameLength)
            throw new ArgumentException($"A template's name has 1 to {MaxNameLength} characters.", nameof(template));
        Require(template.Settings);
        var row = new TemplateRow
        {
            Name = template.Name,
            Vendor = template.Vendor,
            Model = template.Model,
            FirmwareVersion = template.FirmwareVersion,
            SettingsJson = JsonSerializer.Serialize(template.Settings),
            UpdatedAt = Now(),
        };
        var isNew = await database.WriteAsync(session => TemplateRows.Put(session, row), cancellation);
        Interlocked.Increment(ref _revision);
        return isNew;
    }

    /// <summary>Forgets a template; what it has changed stays as it is. False when there is none of this name.</summary>
    public ValueTask<bool> RemoveAsync(string name, CancellationToken cancellation) => database.WriteAsync(session => TemplateRows.Remove(session, name), cancellation);

    public ValueTask<IReadOnlyList<ConfigurationTemplate>> TemplatesAsync(CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<ConfigurationTemplate>>(session => [.. TemplateRows.All(session).Select(ToTemplate)], cancellation);

    /// <summary>Says what is wanted of one station, in place of what was; what was refused is tried again.</summary>
    /// <exception cref="ArgumentException">A setting breaks its rules; the message says how.</exception>
    public async ValueTask WantAsync(Station station, IReadOnlyDictionary<string, string> settings, CancellationToken cancellation)
    {
        Require(settings);
        if (station.OcppVersion is not null && !station.HasFlatSettings && settings.Keys.FirstOrDefault(key => SettingKey.Parse(key) is null) is { } fault)
            throw new ArgumentException($"'{fault}' is no variable of a 2.0.1 station: {SettingKey.Form}.", nameof(settings));
        var json = JsonSerializer.Serialize(settings);
        var now = Now();
        await database.WriteAsync(
            session =>
            {
                TemplateRows.PutWanted(session, station.Key.Number, json, now);
                SettingOutcomeRows.Clear(session, station.Key.Number);
            },
            cancellation);
        Interlocked.Increment(ref _revision);
    }

    /// <summary>What is wanted of one station itself, without templates.</summary>
    public ValueTask<IReadOnlyDictionary<string, string>> WantedOfAsync(StationKey station, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyDictionary<string, string>>(session => Read(TemplateRows.WantedOf(session, station.Number)), cancellation);

    /// <summary>Keeps what a station answered when it was told to change settings.</summary>
    public ValueTask AnsweredAsync(StationKey station, IReadOnlyList<(SettingKey Key, string Value, string Status)> answers, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                foreach (var (key, value, status) in answers.Where(answer => !answer.Key.IsSecret))
                    SettingOutcomeRows.Put(session, new SettingOutcomeRow { StationNumber = station.Number, NameKey = key.Folded, Value = value, Status = status, At = now });
            },
            cancellation);
    }

    /// <summary>All that is wanted of a station, each beside what is; by key.</summary>
    public ValueTask<IReadOnlyList<WantedSetting>> DriftAsync(StationKey station, CancellationToken cancellation) =>
        database.ReadAsync(session => Drift(session, station), cancellation);

    private static IReadOnlyList<WantedSetting> Drift(Session session, StationKey station)
    {
        if (StationRows.Find(session, station.Id) is not { } row)
            return [];
        var wanted = Wanted(session, row);
        if (wanted.Count == 0)
            return [];
        var known = DeviceRows.List(session, station.Number).ToLookup(variable => Inventory.KeyOf(variable).Folded);
        var outcomes = SettingOutcomeRows.List(session, station.Number).ToDictionary(outcome => outcome.NameKey);
        return
        [
            .. wanted.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => Compare(pair.Value.Key, pair.Value.Value, pair.Value.Template, known[pair.Key].FirstOrDefault(), outcomes.GetValueOrDefault(pair.Key), row)),
        ];
    }

    // The station's own over templates, the more specific template over the more general one.
    private static Dictionary<string, (SettingKey Key, string Value, string? Template)> Wanted(Session session, StationRow station)
    {
        var isFlat = station.OcppVersion == Station.FlatVersion;
        var wanted = new Dictionary<string, (SettingKey Key, string Value, string? Template)>();
        var templates = TemplateRows.All(session).Select(ToTemplate)
            .Where(template => template.Fits(station.Vendor, station.Model, station.FirmwareVersion))
            .OrderBy(template => template.Specificity).ThenByDescending(template => template.Name, StringComparer.Ordinal);
        foreach (var template in templates)
        {
            foreach (var (text, value) in template.Settings)
            {
                var key = SettingKey.Parse(text);
                if (key is null == isFlat)
                    Want(key ?? SettingKey.Flat(text), value, template.Name);
            }
        }
        foreach (var (text, value) in Read(TemplateRows.WantedOf(session, station.Number)))
        {
            if ((isFlat ? SettingKey.Flat(text) : SettingKey.Parse(text)) is { } key)
                Want(key, value, null);
        }
        return wanted;

        void Want(SettingKey key, string value, string? template) => wanted[key.Folded] = (key, value, template);
    }

    private static WantedSetting Compare(
        SettingKey key, string value, string? template, DeviceVariableRow? actual, SettingOutcomeRow? outcome, StationRow station)
    {
        // What was answered to another value, or by another firmware, says nothing now.
        if (outcome?.Value != value || outcome.FirmwareVersion != station.FirmwareVersion)
            outcome = null;
        var state = (actual, outcome?.Status) switch
        {
            ({ } known, _) when AreEqual(known.Value, value) => WantedState.InSync,
            ({ Mutability: "WriteOnly" }, "Accepted") => WantedState.InSync,
            (_, "RebootRequired") when outcome!.At >= (station.BootedAt ?? 0) => WantedState.RebootRequired,
            (_, not (null or "Accepted" or "RebootRequired")) => WantedState.Refused,
            (null, _) => WantedState.Unknown,
            _ => WantedState.Pending,
        };
        return new WantedSetting
        {
            Key = key.ToString(), Wanted = value, Template = template, Actual = actual?.Value, State = state, Status = outcome?.Status,
        };
    }

    // Stations write "TRUE" and "60.0" where "true" and "60" were asked for.
    private static bool AreEqual(string? actual, string wanted)
    {
        var (a, b) = (actual?.Trim(), wanted.Trim());
        return a is not null
            && (a == b
                || (bool.TryParse(a, out var x) && bool.TryParse(b, out var y) && x == y)
                || (Number(a) is { } m && Number(b) is { } n && m == n));
    }

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static void Require(IReadOnlyDictionary<string, string> settings)
    {
        var names = new HashSet<string>();
        foreach (var (text, value) in settings)
        {
            var key = SettingKey.Parse(text) ?? SettingKey.Flat(text);
            if (text.Trim().Length == 0 || text.Length > MaxKeyLength)
                throw new ArgumentException($"A key has 1 to {MaxKeyLength} characters.", nameof(settings));
            if (value is null || value.Length > MaxValueLength)
                throw new ArgumentException($"The value of '{text}' is a text of at most {MaxValueLength} characters.", nameof(settings));
            if (key.IsSecret)
                throw new ArgumentException($"'{text}' is a password: it is not kept here, but written by POST configuration.", nameof(settings));
            if (!names.Add(key.Folded))
                throw new ArgumentException($"'{text}' is there twice; upper and lower case are the same.", nameof(settings));
        }
    }

    private static ConfigurationTemplate ToTemplate(TemplateRow row) => new()
    {
        Name = row.Name, Vendor = row.Vendor, Model = row.Model, FirmwareVersion = row.FirmwareVersion, Settings = Read(row.SettingsJson),
    };

    private static Dictionary<string, string> Read(string? json) => json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
