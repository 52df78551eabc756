using Csms.Protocol.Validation;

namespace Csms.Server.Routing;

/// <summary>A message of the station that breaks its schema and that no rule accepts.</summary>
internal sealed class ViolationException(Violation violation) : Exception(violation.ToString())
{
    public Violation Violation { get; } = violation;
}
