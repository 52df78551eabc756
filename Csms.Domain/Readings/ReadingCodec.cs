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
        var samples = value.Samples;
        for (var i = 0; i < samples.Count; i++)
        {
            var sample = samples[i];
            // Single phases, and registers of the supply side, say nothing about the energy that was delivered.
            if (sample.Phase is not null || sample.Location is not (null or "Outlet"))
                continue;
            switch (sample.Measurand)
            {
                case null or Units.EnergyRegister when sample.Context == Units.Begin:
                    begin ??= Units.Thousandths(Units.Value(sample));
                    break;
                case null or Units.EnergyRegister when sample.Context == Units.End:
                    end ??= Units.Thousandths(Units.Value(sample));
                    break;
                case null or Units.EnergyRegister:
                    energy ??= Units.Thousandths(Units.Value(sample));
                    break;
                case Units.ActivePower:
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
        return new EncodedValue(row, energy, begin, end);
    }
}

/// <summary>A meter value as a row, with the energy registers it holds by context, in thousandths of a watt-hour.</summary>
/// <param name="Energy">Any other context than the transaction's begin or end.</param>
internal readonly record struct EncodedValue(NewReading Row, long? Energy, long? Begin, long? End);
