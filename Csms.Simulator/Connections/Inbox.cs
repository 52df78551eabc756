using System.Buffers;
using Csms.Protocol;
using Csms.Protocol.Frames;

namespace Csms.Simulator.Connections;

/// <summary>Handles the frames that the CSMS sends: answers go to the calls that wait for them, CALLs to the handlers of the version.</summary>
internal sealed class Inbox(SimulatedStation station)
{
    public void Handle(ReadOnlyMemory<byte> bytes)
    {
        var fault = Frame.Read(bytes, station.Version, out var frame);
        if (fault is not null)
        {
            if (fault.AnsweredId is { } answered)
                station.Calls.CompleteUnreadable(answered);
            else if (fault.AnswerId is { } id)
                Answer(buffer => FrameWriter.WriteCallError(buffer, id, station.Version, fault.Code, fault.Description), id);
        }
        else if (frame.Type == MessageType.Call)
        {
            AnswerCall(frame);
        }
        else
        {
            station.Calls.Complete(frame);
        }
    }

    private void AnswerCall(Frame frame)
    {
        byte[]? payload = null;
        RpcException? refusal = null;
        try
        {
            // 1.6 errata 3.10, 2.0.1 B03.FR.07: a station that was rejected answers nothing but this.
            if (station.Registration == Registration.Rejected)
                throw new RpcException(RpcErrorCode.SecurityError, "The station is not accepted.");
            payload = station.Dialect.Handle(frame.Action, frame.Payload);
        }
        catch (RpcException fault)
        {
            refusal = fault;
        }
        catch (Exception fault)
        {
            SimulatedStation.LogHandlerFailed(station.Options.Logger, fault, station.Id, frame.Action);
            refusal = new RpcException(RpcErrorCode.InternalError, "");
        }
        var id = station.Faults.AnswerWithUnknownId ? "nobody-asked" : frame.MessageId;
        Answer(
            buffer =>
            {
                if (refusal is null)
                    FrameWriter.WriteCallResult(buffer, id, payload);
                else
                    FrameWriter.WriteCallError(buffer, id, station.Version, refusal.Code, refusal.Message);
            },
            id);
    }

    private void Answer(Action<IBufferWriter<byte>> write, string id)
    {
        var faults = station.Faults;
        if (faults.NeverAnswer)
            return;
        var frame = new ArrayBufferWriter<byte>(256);
        write(frame);
        SimulatedStation.LogAnswered(station.Options.Logger, station.Id, id);
        if (faults.AnswerDelay > TimeSpan.Zero)
            station.Agenda.After(faults.AnswerDelay, () => Send(frame.WrittenMemory));
        else
            Send(frame.WrittenMemory);
    }

    private void Send(ReadOnlyMemory<byte> frame)
    {
        station.Link.Send(frame);
        if (station.Faults.AnswerTwice)
            station.Link.Send(frame);
    }
}
