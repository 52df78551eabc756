using System.Globalization;
using System.Text.RegularExpressions;
using Csms.Domain.Stations;

namespace Csms.Domain.Configuration;

/// <summary>Names a setting: a key of a 1.6 station, which has no component, or one attribute of a variable of a 2.0.1 station.</summary>
public sealed partial record SettingKey(
    string Component, string? ComponentInstance, int? Evse, int? Connector, string Variable, string? VariableInstance, string Attribute)
{
    public const string Actual = "Actual";

    /// <summary>How a variable is written: <c>Component[instance](evse,connector)/Variable[instance]~Attribute</c>; all but the names may be left out.</summary>
    public const string Form = "Component/Variable, with instances, EVSE and attribute as in Component[instance](1,2)/Variable[instance]~Target";

    public static SettingKey Flat(string name) => new("", null, null, null, name, null, Actual);

    /// <summary>A variable without instances.</summary>
    public static SettingKey Of(string component, string variable, string? instance = null) => new(component, null, null, null, variable, instance, Actual);

    public static SettingKey Of(DeviceVariable variable) => new(
        variable.Component, variable.ComponentInstance, variable.Evse, variable.Connector, variable.Variable, variable.VariableInstance, variable.Attribute);

    /// <summary>Reads a variable's name; null when it is none.</summary>
    public static SettingKey? Parse(string text)
    {
        if (FormPattern().Match(text) is not { Success: true } match)
            return null;
        string? Text(string group) => match.Groups[group] is { Success: true } found ? found.Value : null;
        int? Number(string group) => Text(group) is { } digits ? int.Parse(digits, CultureInfo.InvariantCulture) : null;
        // An attribute that is not named is the actual value: OCPP 2.0.1 B05, B06.
        return new SettingKey(Text("c")!, Text("ci"), Number("e"), Number("k"), Text("v")!, Text("vi"), Text("a") ?? Actual);
    }

    public bool IsFlat => Component.Length == 0;

    /// <summary>The same for all spellings of the name: upper and lower case are the same.</summary>
    public string Folded => ToString().ToLowerInvariant();

    /// <summary>Whether its value is a password, which is neither kept nor shown. OCPP 2.0.1 A01.FR.09.</summary>
    public bool IsSecret =>
        Variable.Equals("AuthorizationKey", StringComparison.OrdinalIgnoreCase) || Variable.Contains("Password", StringComparison.OrdinalIgnoreCase);

    /// <summary>The setting with a value.</summary>
    public DeviceVariable With(string? value, string? mutability = null) => new()
    {
        Component = Component,
        ComponentInstance = ComponentInstance,
        Evse = Evse,
        Connector = Connector,
        Variable = Variable,
        VariableInstance = VariableInstance,
        Attribute = Attribute,
        Value = value,
        Mutability = mutability,
    };

    public override string ToString()
    {
        if (IsFlat)
            return Variable;
        var place = Evse is null ? "" : Connector is null ? $"({Evse})" : $"({Evse},{Connector})";
        return $"{Component}{InBrackets(ComponentInstance)}{place}/{Variable}{InBrackets(VariableInstance)}{(Attribute == Actual ? "" : $"~{Attribute}")}";
    }

    private static string InBrackets(string? instance) => instance is null ? "" : $"[{instance}]";

    // None of / [ ] ( ) ~ , may be in an identifierString.
    [GeneratedRegex(
        @"^(?<c>[^/\[\]()~,]+)(\[(?<ci>[^\]]+)\])?(\((?<e>\d{1,9})(,(?<k>\d{1,9}))?\))?/(?<v>[^/\[\]()~,]+)(\[(?<vi>[^\]]+)\])?(~(?<a>Actual|Target|MinSet|MaxSet))?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex FormPattern();
}
