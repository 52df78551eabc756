using System.Text.Json;
using System.Text.Json.Serialization;
using Csms.Protocol.Validation;

namespace Csms.Protocol.Json;

/// <summary>Reads and writes an enum as its wire word, straight from and to UTF-8: a meter value alone holds a dozen of them.</summary>
internal sealed class WireWordConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    private static readonly T[] Values = Enum.GetValues<T>();
    private static readonly NameTable Words = new([.. Values.Select(value => value.Word())]);
    private static readonly Dictionary<T, JsonEncodedText> Encoded = Values.ToDictionary(value => value, value => JsonEncodedText.Encode(value.Word(), OcppJson.Encoder));

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Words.Find(ref reader) is >= 0 and var index
            ? Values[index]
            : throw new JsonException($"Not a value of {typeof(T).Name}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Encoded[value]);
}

/// <summary>Makes a <see cref="WireWordConverter{T}"/> for each enum.</summary>
internal sealed class WireWordConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(WireWordConverter<>).MakeGenericType(typeToConvert))!;
}
