using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Csms.Protocol.Validation;

namespace Csms.Protocol.Json;

/// <summary>
/// Reads and writes a record member by member. The framework's own converter can stop in the middle of a document and go on later, and pays for it with
/// half a kilobyte per message that holds another object; a payload is whole when it is read here.
/// </summary>
internal sealed class RecordConverter<TRecord> : JsonConverter<TRecord>
    where TRecord : class
{
    private readonly Member[] _members;
    private readonly NameTable _names;
    private readonly ulong _required;

    public RecordConverter(JsonSerializerOptions options)
    {
        var properties = typeof(TRecord).GetProperties(BindingFlags.Public | BindingFlags.Instance);
        var names = properties.Select(property =>
            property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? options.PropertyNamingPolicy!.ConvertName(property.Name)).ToArray();
        _names = new NameTable(names);
        _members = [.. properties.Zip(names, Member.Create)];
        for (var i = 0; i < properties.Length; i++)
            _required |= properties[i].IsDefined(typeof(RequiredMemberAttribute)) ? 1UL << i : 0;
    }

    public override TRecord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"A {typeof(TRecord).Name} is an object.");
        var record = Activator.CreateInstance<TRecord>();
        var (next, seen) = (0, 0UL);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = _names.Find(ref reader, next);
            reader.Read();
            if (index < 0)
            {
                reader.Skip();
                continue;
            }
            _members[index].Read(ref reader, record, options);
            seen |= 1UL << index;
            next = index + 1;
        }
        return (seen & _required) == _required ? record : throw new JsonException($"A {typeof(TRecord).Name} lacks a member.");
    }

    public override void Write(Utf8JsonWriter writer, TRecord value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var member in _members)
            member.Write(writer, value, options);
        writer.WriteEndObject();
    }

    private abstract class Member
    {
        public static Member Create(PropertyInfo property, string name) =>
            (Member)Activator.CreateInstance(typeof(Member<>).MakeGenericType(typeof(TRecord), property.PropertyType), property, name)!;

        public abstract void Read(ref Utf8JsonReader reader, TRecord record, JsonSerializerOptions options);

        public abstract void Write(Utf8JsonWriter writer, TRecord record, JsonSerializerOptions options);
    }

    private sealed class Member<TValue>(PropertyInfo property, string name) : Member
    {
        private readonly JsonEncodedText _name = JsonEncodedText.Encode(name, OcppJson.Encoder);
        private readonly Func<TRecord, TValue> _get = property.GetMethod!.CreateDelegate<Func<TRecord, TValue>>();
        private readonly Action<TRecord, TValue> _set = property.SetMethod!.CreateDelegate<Action<TRecord, TValue>>();
        private JsonConverter<TValue>? _converter;

        public override void Read(ref Utf8JsonReader reader, TRecord record, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.Null || default(TValue) is not null)
                _set(record, Converter(options).Read(ref reader, typeof(TValue), options)!);
        }

        public override void Write(Utf8JsonWriter writer, TRecord record, JsonSerializerOptions options)
        {
            if (_get(record) is not { } value)
                return;
            writer.WritePropertyName(_name);
            Converter(options).Write(writer, value, options);
        }

        private JsonConverter<TValue> Converter(JsonSerializerOptions options) =>
            _converter ??= (JsonConverter<TValue>)options.GetConverter(typeof(TValue));
    }
}

/// <summary>Reads and writes a list of OCPP.</summary>
internal sealed class ListConverter<TItem>(JsonSerializerOptions options) : JsonConverter<IReadOnlyList<TItem>>
{
    private readonly JsonConverter<TItem> _item = (JsonConverter<TItem>)options.GetConverter(typeof(TItem));

    public override IReadOnlyList<TItem> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("A list is an array.");
        var items = new List<TItem>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(_item.Read(ref reader, typeof(TItem), options)!);
        return items;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<TItem> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        for (var i = 0; i < value.Count; i++)
            _item.Write(writer, value[i], options);
        writer.WriteEndArray();
    }
}

/// <summary>Makes the converters of this project's records and lists; a record with members of a vendor's own is left to the framework.</summary>
internal sealed class RecordConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => IsList(typeToConvert) || IsRecord(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var converter = IsList(typeToConvert)
            ? typeof(ListConverter<>).MakeGenericType(typeToConvert.GetGenericArguments())
            : typeof(RecordConverter<>).MakeGenericType(typeToConvert);
        return (JsonConverter)Activator.CreateInstance(converter, options)!;
    }

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    private static bool IsRecord(Type type) =>
        type.IsClass
        && type.Assembly == typeof(RecordConverterFactory).Assembly
        && !type.GetProperties().Any(property => property.IsDefined(typeof(JsonExtensionDataAttribute)));
}
