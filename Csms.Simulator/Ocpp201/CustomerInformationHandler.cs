using Csms.Protocol.Ocpp201;
using Csms.Simulator.Tokens;

namespace Csms.Simulator.Ocpp201;

internal static class CustomerInformationHandler
{
    public static CustomerInformationResponse Handle(Ocpp201Dialect dialect, CustomerInformationRequest request)
    {
        var references = (request.IdToken is null ? 0 : 1) + (request.CustomerIdentifier is null ? 0 : 1) + (request.CustomerCertificate is null ? 0 : 1);
        // N09.FR.09: neither to report nor to clear is no task; N09.FR.04: exactly one reference.
        if (references != 1 || (!request.Report && !request.Clear))
            return new CustomerInformationResponse { Status = CustomerInformationStatus.Invalid };
        var station = dialect.Station;
        var token = request.IdToken is { } asked ? Translation.Of(asked) : null;
        var known = token is null ? null : station.LocalList.Find(token) ?? station.TokenCache.Find(token);
        if (request.Clear && token is not null)
        {
            station.TokenCache.Remove(token);
            station.LocalList.Remove(token);
        }
        NotifyCustomerInformationSender.Send(station, request.RequestId, Describe(request, known, token));
        return new CustomerInformationResponse { Status = CustomerInformationStatus.Accepted };
    }

    private static string Describe(CustomerInformationRequest request, Verdict? known, Token? token)
    {
        if (!request.Report)
            return "Cleared.";
        return known is null ? "Nothing is known of this customer." : $"Token {token!.Value}: {(known.Accepted ? "accepted" : "not accepted")}, group {known.Group ?? "none"}.";
    }
}
