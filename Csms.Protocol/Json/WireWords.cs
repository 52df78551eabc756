using System.Reflection;
using System.Text.Json.Serialization;

namespace Csms.Protocol.Json;

/// <summary>The words that an enum's values are on the wire, such as <c>Energy.Active.Import.Register</c>.</summary>
public static class WireWords
{
    /// <summary>The word of a value.</summary>
    public static string Word<T>(this T value)
        where T : struct, Enum => Of<T>.Words[value];

    /// <summary>The value of a word, or null for a word that the enum does not have.</summary>
    public static T? Parse<T>(string word)
        where T : struct, Enum => Of<T>.Values.TryGetValue(word, out var value) ? value : null;

    private static class Of<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Words = typeof(T)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .ToDictionary(field => (T)field.GetValue(null)!, field => field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name);

        public static readonly Dictionary<string, T> Values = Words.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
