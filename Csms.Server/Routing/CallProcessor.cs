using System.Runtime.CompilerServices;
using Csms.Protocol;
using Csms.Protocol.Frames;
using Csms.Protocol.Leniency;
using Csms.Server.Connections;

namespace Csms.Server.Routing;

/// <summary>From a received CALL to its answer: may it be sent, is it a repetition, is it valid, who handles it. The one place that makes a CALLERROR of an exception.</summary>
internal sealed partial class CallProcessor(
    Ocpp16.Ocpp16Routes routes16, Ocpp201.Ocpp201Routes routes201, RegistrationGate gate, LeniencyBook leniency, ILogger<CallProcessor> logger)
{
    // Room for the answers that are sent most: {} and a time.
    private const int AnswerBytes = 256;

    // Every message waits for its commit in these methods; pooled, their state is not garbage each time.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Answer> AnswerAsync(ReceivedCall call, StationConnection connection)
    {
        var frame = call.Frame;
        try
        {
            gate.Check(connection.Session, frame.Action);
            var route = RoutesOf(connection.Version).Find(frame.Action)
                ?? throw new RpcException(RpcErrorCode.NotImplemented, "The action is not known here.");
            if (route.AnswersAnew)
                return await HandleAsync(call, connection, route);

            var answers = connection.Session.RecentAnswers;
            if (answers.Find(frame.MessageId, frame.Action, frame.Payload.Span) is { } given)
                return Repeat(frame.MessageId, given);
            var answer = await HandleAsync(call, connection, route);
            answers.Keep(frame.MessageId, frame.Action, frame.Payload.Span, answer.Payload.Span);
            return answer;
        }
        catch (ViolationException fault)
        {
            return Refuse(connection.Version, frame.MessageId, fault.Violation.ErrorCode, fault.Violation.ToString());
        }
        catch (RpcException fault)
        {
            return Refuse(connection.Version, frame.MessageId, fault.Code, fault.Message);
        }
        catch (Exception bug)
        {
            HandlerFailed(connection.StationId, frame.Action, frame.MessageId, bug);
            return Refuse(connection.Version, frame.MessageId, RpcErrorCode.InternalError, "");
        }
    }

    /// <summary>What is answered in a version.</summary>
    public RouteTable RoutesOf(OcppVersion version) => version switch
    {
        OcppVersion.Ocpp16 => routes16.Table,
        OcppVersion.Ocpp201 => routes201.Table,
        _ => throw new ArgumentOutOfRangeException(nameof(version), version, null),
    };

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Answer> HandleAsync(ReceivedCall call, StationConnection connection, Route route)
    {
        var frame = call.Frame;
        var payload = frame.Payload;
        IReadOnlyList<Deviation> deviations = [];
        if (!route.Request.IsValid(payload.Span, out _))
            (payload, deviations) = leniency.Mend(connection.Session, route.Request, payload, call.ReceivedAt);

        var context = new CallContext { Connection = connection, ReceivedAt = call.ReceivedAt, Deviations = deviations };
        using var body = new PooledBuffer(AnswerBytes);
        var afterwards = await route.HandleAsync(context, payload, body, CancellationToken.None);
        var written = new PooledBuffer(body.Length + AnswerBytes);
        FrameWriter.WriteCallResult(written, frame.MessageId, body.WrittenSpan);
        return new Answer(written) { Payload = PayloadOf(written, body.Length), Deviations = deviations, Afterwards = afterwards };
    }

    private static Answer Repeat(string messageId, byte[] payload)
    {
        var written = new PooledBuffer(payload.Length + AnswerBytes);
        FrameWriter.WriteCallResult(written, messageId, payload);
        return new Answer(written) { Payload = PayloadOf(written, payload.Length), Repeated = true };
    }

    private static Answer Refuse(OcppVersion version, string messageId, RpcErrorCode code, string description)
    {
        var written = new PooledBuffer(AnswerBytes);
        FrameWriter.WriteCallError(written, messageId, version, code, description);
        return new Answer(written) { Error = code, ErrorDescription = description };
    }

    // A CALLRESULT ends with its payload and one bracket.
    private static ReadOnlyMemory<byte> PayloadOf(PooledBuffer frame, int length) => frame.WrittenMemory[^(length + 1)..^1];
}
