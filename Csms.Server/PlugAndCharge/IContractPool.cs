namespace Csms.Server.PlugAndCharge;

/// <summary>Makes the contract certificates that vehicles ask for, or renews them. OCPP 2.0.1 M01, M02.</summary>
internal interface IContractPool
{
    /// <summary>Hands over what a vehicle asks.</summary>
    /// <exception cref="ContractPoolException">There is no answer that a vehicle could be given.</exception>
    Task<ContractAnswer> AskAsync(ContractQuestion question, CancellationToken cancellationToken);
}

/// <summary>What a vehicle asks.</summary>
/// <param name="Iso15118SchemaVersion">The namespace of the schema that the request is encoded by.</param>
/// <param name="Action"><c>Install</c> or <c>Update</c>.</param>
/// <param name="ExiRequest">EXI in base64.</param>
internal sealed record ContractQuestion(string Iso15118SchemaVersion, string Action, string ExiRequest);

/// <summary>What the pool answers.</summary>
/// <param name="ExiResponse">EXI in base64; a refusal may have one too, for the vehicle.</param>
/// <param name="Reason">Why it refused, in the pool's words.</param>
internal sealed record ContractAnswer(bool IsAccepted, string ExiResponse, string? Reason = null);

/// <summary>The pool gave no answer that can be passed on. The message says why, in words for an operator.</summary>
internal sealed class ContractPoolException(string message, Exception? cause = null) : Exception(message, cause);
