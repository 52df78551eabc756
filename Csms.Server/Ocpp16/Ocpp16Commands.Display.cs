using Csms.Domain.Displays;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    public Task CheckDisplayMessageAsync(StationConnection station, DisplayMessage message, int others, CancellationToken cancellationToken) => throw NoDisplay();

    public Task<CommandAnswer> SetDisplayMessageAsync(StationConnection station, DisplayMessage message, CancellationToken cancellationToken) => throw NoDisplay();

    public Task<CommandAnswer> ClearDisplayMessageAsync(StationConnection station, int messageId, CancellationToken cancellationToken) => throw NoDisplay();

    public Task<CommandAnswer> AskDisplayMessagesAsync(StationConnection station, int requestId, CancellationToken cancellationToken) => throw NoDisplay();

    private static RuleBrokenException NoDisplay() => new("OCPP 2.0.1 O01", "", "A 1.6 station cannot be given messages for its display, but by its vendor's own data-transfer.");
}
