using Csms.Protocol;

namespace Csms.Server.Bench.Scenarios;

/// <summary>OCPP 1.6 §4.1, §4.8, §4.10; OCPP 2.0.1 C01, E02, E07.</summary>
internal sealed class CardScenario : Scenario
{
    public override string Name => "card";

    public override string Title => "Start and stop by card";

    public override string About => "A driver plugs in, presents a card, charges, and ends it with the same card.";

    public override IReadOnlyList<Step> Steps(OcppVersion version) =>
        [Plays.Free, Plays.PlugIn, Plays.CardStarts, Plays.EnergyFlows, Plays.CardStops, Plays.Billable, Plays.Unplug];
}
