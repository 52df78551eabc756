using System.Text.Json;
using Csms.Protocol;
using Csms.Protocol.Json;
using Csms.Protocol.Validation;
using Csms.Simulator.Charging;
using Csms.Simulator.Connections;
using Csms.Simulator.Physics;
using Csms.Simulator.Reservations;
using Csms.Simulator.Tokens;

namespace Csms.Simulator;

/// <summary>How a station speaks one version of OCPP: what happens to it becomes messages, and CALLs of the CSMS find their handler.</summary>
internal abstract class Dialect(SimulatedStation station)
{
    public SimulatedStation Station { get; } = station;

    /// <summary>Handles a CALL and returns the payload of its answer.</summary>
    /// <exception cref="RpcException">The action is not known, the payload breaks its schema, or the CALL is refused by a CALLERROR.</exception>
    public abstract byte[] Handle(string action, ReadOnlyMemory<byte> payload);

    public abstract void Boot(BootCause cause, Action<Registration, TimeSpan> answered, Action<string> failed);

    /// <summary>The station was accepted: what it reports of itself beside the connectors' states.</summary>
    public abstract void Booted();

    public abstract void Heartbeat(CallKind kind = CallKind.Ordinary);

    /// <summary>The EVSE's state as far as this version tells states apart: a change that it cannot tell is not reported.</summary>
    public abstract ConnectorState Reported(SimulatedEvse evse);

    public abstract void Status(SimulatedEvse evse, CallKind kind = CallKind.Ordinary);

    /// <param name="answered">Gets the answer of the CSMS, or null when there was none.</param>
    public abstract void Authorize(Token token, Action<Verdict?> answered);

    public abstract void Started(SimulatedEvse evse, Transaction transaction, SessionEvent cause);

    public abstract void Updated(SimulatedEvse evse, Transaction transaction, SessionEvent cause);

    public abstract void Ended(SimulatedEvse evse, Transaction transaction, StopCause cause, Token? stoppedBy);

    /// <summary>Reports meter values that no transaction event carries.</summary>
    public abstract void Sampled(SimulatedEvse evse, SampleContext context, IReadOnlyList<Reading> readings, CallKind kind = CallKind.Ordinary);

    public abstract void ReservationEnded(Reservation reservation, bool expired);

    public abstract void FaultChanged(SimulatedEvse evse);

    public abstract void SecurityEvent(string type, string? details = null);

    /// <summary>The station is limited from outside, or with null no more.</summary>
    public abstract void ExternalLimitChanged(decimal? watts);

    /// <summary>Something that physics drives has moved on: monitors look at it.</summary>
    public virtual void Ticked(SimulatedEvse evse)
    {
    }

    private protected static KeyValuePair<string, Func<TDialect, ReadOnlyMemory<byte>, byte[]>> On<TDialect, TRequest, TResponse>(
        Func<TDialect, TRequest, TResponse> handle)
        where TDialect : Dialect
        where TRequest : IRequest<TResponse>
    {
        var action = ActionOf.Request<TRequest>();
        return new(action, (dialect, payload) =>
        {
            if (!MessageSchemas.For(dialect.Station.Version).Request(action).IsValid(payload.Span, out var violation))
                throw new RpcException(violation.ErrorCode, violation.ToString());
            var request = JsonSerializer.Deserialize<TRequest>(payload.Span, OcppJson.Options)!;
            return JsonSerializer.SerializeToUtf8Bytes(handle(dialect, request), OcppJson.Options);
        });
    }
}
