using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class NotifyChargingLimitSender
{
    public static void Send(SimulatedStation station, decimal watts) =>
        station.Calls.Send(new NotifyChargingLimitRequest
        {
            ChargingLimit = new ChargingLimit { ChargingLimitSource = ChargingLimitSource.SO, IsGridCritical = true },
            ChargingSchedule =
            [
                new ChargingSchedule
                {
                    Id = 0,
                    ChargingRateUnit = ChargingRateUnit.W,
                    StartSchedule = station.Now,
                    ChargingSchedulePeriod = [new ChargingSchedulePeriod { StartPeriod = 0, Limit = watts }],
                },
            ],
        });
}
