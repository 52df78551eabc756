using Csms.Protocol.Ocpp16;
using Csms.Simulator.Charging;
using Csms.Simulator.Connections;
using Csms.Simulator.Physics;

namespace Csms.Simulator.Ocpp16;

internal static class MeterValuesSender
{
    public static void SendOfTransaction(SimulatedEvse evse, Transaction transaction, SampleContext context)
    {
        var station = evse.Station;
        var settings = station.Settings;
        if (settings.EndedMeasurands.Count > 0)
            (transaction.Collected ??= []).Add((station.Now, context, Meter.Read(evse, settings.EndedMeasurands)));
        var quantities = context switch
        {
            SampleContext.Begin or SampleContext.End => settings.StartedMeasurands,
            SampleContext.Clock => settings.AlignedMeasurands,
            _ => settings.SampledMeasurands,
        };
        if (quantities.Count == 0)
            return;
        var dialect = (Ocpp16Dialect)station.Dialect;
        MeterValue[] values = [Translation.Of(station.Now, context, Meter.Read(evse, quantities))];
        station.Calls.SendTransaction<MeterValuesRequest, MeterValuesResponse>(
            () => new MeterValuesRequest { ConnectorId = evse.Id, TransactionId = dialect.IdOf(transaction), MeterValue = values });
    }

    public static void Send(SimulatedEvse evse, SampleContext context, IReadOnlyList<Reading> readings, CallKind kind) =>
        evse.Station.Calls.Send(
            new MeterValuesRequest { ConnectorId = evse.Id, MeterValue = [Translation.Of(evse.Station.Now, context, readings)] },
            kind: kind);
}
