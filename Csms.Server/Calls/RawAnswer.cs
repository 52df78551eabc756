using Csms.Protocol.Validation;

namespace Csms.Server.Calls;

/// <summary>A station's answer as it came.</summary>
/// <param name="Payload">JSON.</param>
/// <param name="Violations">Where the answer breaks its schema; empty for a correct one.</param>
internal sealed record RawAnswer(string MessageId, ReadOnlyMemory<byte> Payload, IReadOnlyList<Violation> Violations);
