using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Csms.Protocol;
using Csms.Protocol.Json;
using Csms.Protocol.Validation;
using Csms.Server.Connections;

namespace Csms.Server.Calls;

/// <summary>One action that we may call a station with: its schemas and its types.</summary>
internal abstract class Call(string action, MessageSchemas schemas, bool bringsCalls)
{
    public string Action { get; } = action;

    public MessageValidator Request { get; } = schemas.Request(action);

    public MessageValidator Response { get; } = schemas.Response(action);

    /// <summary>The station sends CALLs because of this one; a station that is not accepted yet may send those. OCPP 2.0.1 B02.FR.09.</summary>
    public bool BringsCalls { get; } = bringsCalls;

    public abstract Type RequestType { get; }

    public abstract byte[] Write(object request);

    /// <summary>Reads a valid request.</summary>
    /// <exception cref="JsonException">A value that the schema allows does not fit into the record.</exception>
    public abstract object ReadRequest(ReadOnlySpan<byte> payload);

    /// <summary>Reads a valid answer.</summary>
    /// <exception cref="JsonException">A value that the schema allows does not fit into the record.</exception>
    public abstract object Read(ReadOnlySpan<byte> payload);
}

/// <inheritdoc/>
internal sealed class Call<TRequest, TResponse>(MessageSchemas schemas, bool bringsCalls)
    : Call(ActionOf.Request<TRequest>(), schemas, bringsCalls)
    where TRequest : IRequest<TResponse>
{
    private static readonly JsonTypeInfo<TRequest> RequestJson = (JsonTypeInfo<TRequest>)OcppJson.Options.GetTypeInfo(typeof(TRequest));
    private static readonly JsonTypeInfo<TResponse> ResponseJson = (JsonTypeInfo<TResponse>)OcppJson.Options.GetTypeInfo(typeof(TResponse));

    public override Type RequestType => typeof(TRequest);

    public override byte[] Write(object request)
    {
        using var buffer = new PooledBuffer(512);
        OcppJson.Write(buffer, (TRequest)request, RequestJson);
        return buffer.WrittenSpan.ToArray();
    }

    public override object ReadRequest(ReadOnlySpan<byte> payload) => JsonSerializer.Deserialize(payload, RequestJson)!;

    public override object Read(ReadOnlySpan<byte> payload) => JsonSerializer.Deserialize(payload, ResponseJson)!;
}
