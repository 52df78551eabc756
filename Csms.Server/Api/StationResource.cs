using System.Text.Json.Serialization;
using Csms.Domain.Stations;
using Csms.Protocol;
using Csms.Server.Connections;

namespace Csms.Server.Api;

/// <summary>A station.</summary>
internal sealed record StationResource
{
    public required string Id { get; init; }

    public required bool Connected { get; init; }

    /// <summary><c>1.6</c> or <c>2.0.1</c>; null before the first connection.</summary>
    public string? OcppVersion { get; init; }

    public string? Vendor { get; init; }

    public string? Model { get; init; }

    public string? SerialNumber { get; init; }

    public string? FirmwareVersion { get; init; }

    /// <summary>What its BootNotification is answered.</summary>
    public required Registration Registration { get; init; }

    public required int SecurityProfile { get; init; }

    /// <summary>False: its silence on WebSocket pings does not mean that it is gone.</summary>
    public required bool AnswersPings { get; init; }

    /// <summary><c>ocpp1.6</c> or <c>ocpp2.0.1</c>, assumed when it offers no subprotocol; null refuses it then.</summary>
    public string? DefaultSubprotocol { get; init; }

    /// <summary>The location where it stands; null for nowhere.</summary>
    public string? LocationId { get; init; }

    public string? LocationName { get; init; }

    /// <summary>When its last message came.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>EVSE 0 is the station as a whole.</summary>
    public required IReadOnlyList<EvseResource> Evses { get; init; }

    /// <summary>What the station agreed to be, to be held against the states of its connectors; not in lists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AvailabilityWish>? AvailabilityWishes { get; init; }

    /// <summary>Resets that wait until nothing charges; not in lists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ScheduledReset>? ScheduledResets { get; init; }

    /// <summary>Only in the answer that generated it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Password { get; init; }

    public static StationResource Of(StationOverview overview, StationDirectory directory)
    {
        var station = overview.Station;
        var connection = directory.Find(station.Id);
        return new StationResource
        {
            Id = station.Id,
            Connected = connection is not null,
            OcppVersion = connection?.Version.Number ?? station.OcppVersion,
            Vendor = station.Vendor,
            Model = station.Model,
            SerialNumber = station.SerialNumber,
            FirmwareVersion = station.FirmwareVersion,
            Registration = station.Registration,
            SecurityProfile = station.SecurityProfile,
            AnswersPings = station.AnswersPings,
            DefaultSubprotocol = station.DefaultSubprotocol,
            LocationId = overview.LocationId,
            LocationName = overview.LocationName,
            LastSeenAt = overview.LastSeenAt,
            Evses = [.. overview.Evses.Select(evse => new EvseResource(evse.Id, [.. evse.Connectors.Select(ConnectorResource.Of)]))],
        };
    }
}

internal sealed record EvseResource(int Id, IReadOnlyList<ConnectorResource> Connectors);

/// <summary>A connector as its station reports it.</summary>
internal sealed record ConnectorResource
{
    public required int Id { get; init; }

    /// <summary>The word that the station sent.</summary>
    public required string Status { get; init; }

    /// <summary>By the station's clock.</summary>
    public required DateTimeOffset StatusAt { get; init; }

    public string? ErrorCode { get; init; }

    public string? VendorErrorCode { get; init; }

    public string? ErrorDetail { get; init; }

    public static ConnectorResource Of(ConnectorOverview connector) => new()
    {
        Id = connector.Id,
        Status = connector.Status,
        StatusAt = connector.StatusAt,
        ErrorCode = connector.ErrorCode,
        VendorErrorCode = connector.VendorErrorCode,
        ErrorDetail = connector.ErrorDetail,
    };
}
