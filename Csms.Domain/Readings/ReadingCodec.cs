using Csms.Storage.Readings;

namespace Csms.Domain.Readings;

/// <summary>Meter values into rows and back.</summary>
internal static class ReadingCodec
{
    public static EncodedValue[] Encode(IReadOnlyList<MeterValue> values)
    {
        var encoded = values.Count == 0 ? [] : new EncodedValue[values.Count];
        for (var i = 0; i < encoded.Length; i++)
            encoded[i] = Encode(values[i]);
        return encoded;
    }

    public static IEnumerable<Reading> Decode(ReadingRow row)
    {
        foreach (var sample in SampleBlob.Decode(row.Samples))
        {
            yield return new Reading
            {
                At = DateTimeOffset.FromUnixTimeMilliseconds(row.At),
                ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.ReceivedAt),
                Measurand = Units.MeasurandOf(sample),
                Phase = sample.Phase,
                Location = Units.LocationOf(sample),
                Context = Units.ContextOf(sample),
                Unit = Units.Plain(sample).Unit,
                Value = Units.Value(sample),
                Raw = sample.Value,
                Signed = sample.Signed,
            };
        }
    }

    private static EncodedValue Encode(MeterValue value)
    {
        long? energy = null, begin = null, end = null, power = null, soc = null;
        var isOdd = false;
        var samples = value.Samples;
        for (var i = 0; i < samples.Count; i++)
        {
            var sample = samples[i];
            // Single phases, and registers of the supply side, say nothing about the energy that was delivered.
            if (sample.Phase is not null || sample.Location is not (null or "Outlet"))
                continue;
            switch (sample.Measurand)
            {
                case null or Units.EnergyRegister when Units.Plain(sample).Unit != "Wh":
                    isOdd = true;
                    break;
                case null or Units.EnergyRegister when sample.Context == Units.Begin:
                    begin ??= Register(sample, ref isOdd);
                    break;
                case null or Units.EnergyRegister when sample.Context == Units.End:
                    end ??= Register(sample, ref isOdd);
                    break;
                case null or Units.EnergyRegister:
                    energy ??= Register(sample, ref isOdd);
                    break;
                case Units.ActivePower when Units.Plain(sample).Unit == "W":
                    power ??= Units.Thousandths(Units.Value(sample));
                    break;
                case Units.StateOfCharge:
                    soc ??= Units.Thousandths(Units.Value(sample));
                    break;
                default:
                    break;
            }
        }
        var row = new NewReading(value.At.ToUnixTimeMilliseconds(), energy ?? end ?? begin, power, soc, SampleBlob.Encode(samples));
        return new EncodedValue(row, energy, begin, end) { IsOdd = isOdd };
    }

    /// <summary>Null for what is no register: signed data, and less than nothing or more than any meter shows, which is odd.</summary>
    private static long? Register(Sample sample, ref bool isOdd)
    {
        if (Units.Value(sample) is not { } value)
            return null;
        var register = value < 0 ? null : Units.Thousandths(value);
        isOdd |= register is null;
        return register;
    }
}

/// <summary>A meter value as a row, with the energy registers it holds by context, in thousandths of a watt-hour.</summary>
/// <param name="Energy">Any other context than the transaction's begin or end.</param>
internal readonly record struct EncodedValue(NewReading Row, long? Energy, long? Begin, long? End)
{
    /// <summary>It holds an energy register that cannot be one, by its unit or its size; kept, but not counted.</summary>
    public bool IsOdd { get; init; }
}
