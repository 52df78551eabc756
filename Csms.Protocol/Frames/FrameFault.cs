namespace Csms.Protocol.Frames;

/// <summary>What is wrong with a frame's head. <see cref="AnswerId"/> is the id of the CALLERROR that is sent, null when none is sent.</summary>
public sealed record FrameFault(RpcErrorCode Code, string Description, string? AnswerId)
{
    /// <summary>The id of the answer that could not be read, so that whoever waits for it need not wait longer.</summary>
    public string? AnsweredId { get; private init; }

    // OCPP 2.0.1 Part 4 §4.2.3: the id of an answer to an unreadable frame is "-1". 1.6 has no such answer: the frame is recorded and dropped.
    internal static FrameFault Unreadable(OcppVersion version, string description) =>
        new(RpcErrorCode.RpcFrameworkError, description, version == OcppVersion.Ocpp16 ? null : "-1");

    // The answer of 2.0.1 may not carry an id of more than 36 characters; 1.6 gets its own id back, or it could not tell what is answered.
    internal static FrameFault OverlongId(OcppVersion version, string messageId) =>
        version == OcppVersion.Ocpp16
            ? new(RpcErrorCode.GenericError, "The message id has more than 36 characters.", messageId)
            : new(RpcErrorCode.RpcFrameworkError, "The message id has more than 36 characters.", "-1");

    // OCPP-J 1.6 §4.1.3: such a message is ignored. OCPP 2.0.1 Part 4 §4.3: MessageTypeNotSupported.
    internal static FrameFault UnknownType(OcppVersion version, string messageId) =>
        new(RpcErrorCode.MessageTypeNotSupported, "The message type is not 2, 3 or 4.", version == OcppVersion.Ocpp16 ? null : messageId);

    internal static FrameFault Shape(string messageId, string description) => new(RpcErrorCode.RpcFrameworkError, description, messageId);

    // An answer is never answered, however broken it is: two systems would tell each other of it for ever.
    internal static FrameFault UnreadableAnswer(string description) => new(RpcErrorCode.RpcFrameworkError, description, null);

    internal static FrameFault Answer(string messageId, string description) =>
        new(RpcErrorCode.RpcFrameworkError, description, null) { AnsweredId = messageId };
}
