using System.Text.Json;

namespace Csms.Server.Commands;

/// <summary>Carries a vendor's own data to a station.</summary>
public sealed record DataTransferCommand
{
    public required string VendorId { get; init; }

    public string? MessageId { get; init; }

    /// <summary>Any JSON. 1.6 carries only text: what is no text is sent as its JSON text.</summary>
    public JsonElement? Data { get; init; }
}

/// <summary>What a station answered to a vendor's data.</summary>
public sealed record DataTransferAnswer : CommandAnswer
{
    public JsonElement? Data { get; init; }
}
