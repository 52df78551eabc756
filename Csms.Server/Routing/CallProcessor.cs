using System.Runtime.CompilerServices;
using Csms.Protocol;
using Csms.Protocol.Leniency;
using Csms.Server.Connections;
using Csms.Server.Telemetry;
using Csms.Storage;

namespace Csms.Server.Routing;

/// <summary>From a received CALL to its answer: may it be sent, is it a repetition, is it valid, who handles it. The one place that makes a CALLERROR of an exception.</summary>
internal sealed partial class CallProcessor(
    Ocpp16.Ocpp16Routes routes16, Ocpp201.Ocpp201Routes routes201, RegistrationGate gate, LeniencyBook leniency, Traffic traffic, ILogger<CallProcessor> logger)
{
    // Every message waits for its commit here; pooled, the state of the wait is not garbage each time.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Answer> AnswerAsync(ReceivedCall call, StationConnection connection)
    {
        using var span = traffic.Answering(connection, call.Frame.Action, call.Frame.MessageId);
        try
        {
            gate.Check(connection.Session, call.Frame.Action);
            var route = RoutesOf(connection.Version).Find(call.Frame.Action)
                ?? throw new RpcException(RpcErrorCode.NotImplemented, "The action is not known here.");
            if (route.AnswersAnew)
                return Counted(connection.Session, await HandleAsync(call, connection, route));
            if (connection.Session.RecentAnswers.Find(call.Frame) is { } given)
                return Answer.Again(call.Frame.MessageId, given);
            var answer = Counted(connection.Session, await HandleAsync(call, connection, route));
            connection.Session.RecentAnswers.Keep(call.Frame, answer.Payload.Span);
            return answer;
        }
        catch (ViolationException fault)
        {
            leniency.Refused(connection.Session);
            return Answer.Refusal(connection.Version, call.Frame.MessageId, fault.Violation.ErrorCode, fault.Violation.ToString(), fault.Violation);
        }
        catch (RpcException fault)
        {
            return Answer.Refusal(connection.Version, call.Frame.MessageId, fault.Code, fault.Message);
        }
        catch (DatabaseUnusableException)
        {
            // Its writer has logged why, once and not for every message. Nothing was kept, so nothing may be acknowledged.
            return Answer.Refusal(connection.Version, call.Frame.MessageId, RpcErrorCode.InternalError, "The message could not be stored.");
        }
        catch (Exception bug)
        {
            HandlerFailed(connection.StationId, call.Frame.Action, call.Frame.MessageId, bug);
            return Answer.Refusal(connection.Version, call.Frame.MessageId, RpcErrorCode.InternalError, "");
        }
    }

    /// <summary>What is answered in a version.</summary>
    public RouteTable RoutesOf(OcppVersion version) => version switch
    {
        OcppVersion.Ocpp16 => routes16.Table,
        OcppVersion.Ocpp201 => routes201.Table,
        _ => throw new ArgumentOutOfRangeException(nameof(version), version, null),
    };

    // After the handler: what boots is counted for the model that it says to be.
    private Answer Counted(StationSession session, Answer answer)
    {
        leniency.Accepted(session, answer.Deviations);
        return answer;
    }

    private ValueTask<Answer> HandleAsync(ReceivedCall call, StationConnection connection, Route route)
    {
        var payload = call.Frame.Payload;
        IReadOnlyList<Deviation> deviations = [];
        if (!route.Request.IsValid(payload.Span, out _))
            (payload, deviations) = leniency.Mend(connection.Session, route.Request, payload, call.ReceivedAt);
        var context = new CallContext
        {
            Connection = connection, MessageId = call.Frame.MessageId, ReceivedAt = call.ReceivedAt, Deviations = deviations,
        };
        return route.HandleAsync(context, payload, CancellationToken.None);
    }
}
