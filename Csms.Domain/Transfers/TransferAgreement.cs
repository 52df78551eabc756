namespace Csms.Domain.Transfers;

/// <summary>What is known of a vendor, and of one of its messages.</summary>
public sealed record TransferAgreement
{
    /// <summary>The JSON Schema of the message; null when there is none.</summary>
    public string? SchemaJson { get; init; }

    /// <summary>Messages of this vendor have schemas, so that one without is not known.</summary>
    public required bool HasSchemas { get; init; }

    public WebHook? Hook { get; init; }

    public bool KnowsVendor => HasSchemas || Hook is not null;

    /// <summary>A vendor that has a hook and no schema leaves all its messages to the hook.</summary>
    public bool KnowsMessage => SchemaJson is not null || (KnowsVendor && !HasSchemas);
}
