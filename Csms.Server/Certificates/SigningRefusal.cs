namespace Csms.Server.Certificates;

/// <summary>Why a signing request is not taken.</summary>
/// <param name="ReasonCode">For programs, at most 20 characters.</param>
/// <param name="Reason">In words.</param>
internal sealed record SigningRefusal(string ReasonCode, string Reason);
