namespace Csms.Domain.Alarms;

/// <summary>How grave security events are, by the list that 2.0.1 and the 1.6 security extension share, on the scale of 2.0.1's monitoring.</summary>
public static class SecuritySeverity
{
    /// <summary>For types of a vendor's own: nobody here knows what they mean, so somebody should look.</summary>
    public const int OfOthers = 5;

    private static readonly Dictionary<string, int> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["TamperDetectionActivated"] = 3,
        ["InvalidFirmwareSignature"] = 3,
        ["InvalidFirmwareSigningCertificate"] = 3,
        ["InvalidCsmsCertificate"] = 3,
        ["InvalidCentralSystemCertificate"] = 3,
        ["InvalidChargingStationCertificate"] = 3,
        ["InvalidChargePointCertificate"] = 3,
        ["AttemptedReplayAttacks"] = 3,
        ["SecurityLogWasCleared"] = 3,
        ["FailedToAuthenticateAtCsms"] = 4,
        ["FailedToAuthenticateAtCentralSystem"] = 4,
        ["CsmsFailedToAuthenticate"] = 4,
        ["CentralSystemFailedToAuthenticate"] = 4,
        ["InvalidTLSVersion"] = 4,
        ["InvalidTLSCipherSuite"] = 4,
        ["MemoryExhaustion"] = 4,
        ["MaintenanceLoginFailed"] = 4,
        ["InvalidMessages"] = 5,
        ["ReconfigurationOfSecurityParameters"] = 5,
        ["MaintenanceLoginAccepted"] = 6,
        ["FirmwareUpdated"] = 7,
        ["SettingSystemTime"] = 7,
        ["ResetOrReboot"] = 7,
        ["StartupOfTheDevice"] = 8,
    };

    /// <summary>0 to 9.</summary>
    public static int Of(string type) => Known.GetValueOrDefault(type, OfOthers);
}
