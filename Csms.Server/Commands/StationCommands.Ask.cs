using Csms.Domain.Requests;
using Csms.Server.Calls;
using Csms.Server.Connections;

namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    /// <summary>
    /// Runs a command whose result comes later, in messages of the station's own that carry the request's id. The request is kept before it is sent, so that
    /// it is known whatever becomes of the call.
    /// </summary>
    /// <param name="detail">What the audit line keeps of it; holds no secret.</param>
    /// <param name="run">Sends it with the id that it is given.</param>
    public Task<RequestAnswer> AskAsync(
        CommandOrigin origin, string name, object? detail, NewRequest request, Func<IStationCommands, StationConnection, int, Task<CommandAnswer>> run,
        CancellationToken cancellationToken) => RunAsync(
        origin, name, detail,
        (version, station) => AskKeptAsync(
            origin, station, request,
            async id =>
            {
                var answer = await run(version, station, id);
                return new RequestAnswer { Status = answer.Status, ReasonCode = answer.ReasonCode, ReasonText = answer.ReasonText, RequestId = id };
            },
            answer => answer.Status, cancellationToken),
        cancellationToken);

    // What the station did is kept even when nobody waits for the answer any more.
    private async Task<TAnswer> AskKeptAsync<TAnswer>(
        CommandOrigin origin, StationConnection station, NewRequest request, Func<int, Task<TAnswer>> send, Func<TAnswer, string?> statusOf,
        CancellationToken cancellationToken)
    {
        var key = station.Session.Station.Key;
        var id = await requests.OpenAsync(key, request, origin.OperatorName, cancellationToken);
        TAnswer answer;
        try
        {
            answer = await send(id);
        }
        catch (Exception failure) when (failure is not (StationCallException { IsOutcomeUnknown: true } or OperationCanceledException))
        {
            await requests.FailedAsync(key, id, failure.Message, CancellationToken.None);
            throw;
        }
        if (statusOf(answer) is { } status)
            await requests.AnsweredAsync(key, id, status, CancellationToken.None);
        return answer;
    }
}
