using Csms.Domain.Stations;
using Csms.Protocol;
using Csms.Protocol.Ocpp201;
using Csms.Server.Connections;

namespace Csms.Server.Routing;

/// <summary>
/// Which CALLs a station may send that is not accepted yet. OCPP 2.0.1 B01.FR.10, B02.FR.09, B03.FR.07; OCPP-J 1.6 errata 3.10 advises the same.
/// </summary>
internal sealed class RegistrationGate(TimeProvider time)
{
    private static readonly string Boot = ActionOf.Request<BootNotificationRequest>();

    /// <summary>Lets a CALL through or says why not.</summary>
    /// <exception cref="RpcException">SecurityError.</exception>
    public void Check(StationSession session, string action)
    {
        if (session.Registration == Registration.Accepted || action == Boot)
            return;
        // What a pending station sends because it was triggered or asked for a report is welcome. B02.FR.09.
        if (session.Registration == Registration.Pending && session.IsAskedFor(action, time.GetUtcNow()))
            return;
        throw new RpcException(
            RpcErrorCode.SecurityError,
            session.Registration is null ? "Send a BootNotification first." : "The station is not accepted yet.");
    }
}
