namespace Csms.Protocol.Frames;

/// <summary>The first element of a frame. OCPP-J 1.6 §4.1.3, OCPP 2.0.1 Part 4 §4.1.3.</summary>
public enum MessageType
{
    Call = 2,
    CallResult = 3,
    CallError = 4,
}
