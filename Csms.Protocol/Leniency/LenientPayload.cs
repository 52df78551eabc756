namespace Csms.Protocol.Leniency;

/// <summary>A payload that was mended so that it can be read into its record.</summary>
/// <param name="Payload">The mended payload as UTF-8 JSON.</param>
/// <param name="Deviations">What was accepted, in the order in which it was found. Never empty.</param>
public sealed record LenientPayload(ReadOnlyMemory<byte> Payload, IReadOnlyList<Deviation> Deviations);
