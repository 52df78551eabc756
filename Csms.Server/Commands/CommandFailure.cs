using Csms.Server.Calls;

namespace Csms.Server.Commands;

/// <summary>How commands end without an answer.</summary>
internal static class CommandFailure
{
    /// <summary>Whether a failure is the station's, or one of the caller's that <see cref="Api.Problems.OfCommand"/> has words for, and no fault of the program.</summary>
    public static bool IsExpected(Exception failure) =>
        failure is StationCallException or NotConnectedException or NotKnownException or RuleBrokenException or InvalidRequestException;
}
