using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Csms.Benchmarks.Load;
using Csms.Protocol;
using Csms.Protocol.Frames;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp16;
using Csms.Protocol.Validation;
using Csms.Server.Routing;
using Microsoft.Extensions.DependencyInjection;
using NJsonSchema;

namespace Csms.Benchmarks.Measurements;

/// <summary>What happens to one 1.6 MeterValues with three samples on its way through the server, step by step. Run by <see cref="Micro"/>.</summary>
[MemoryDiagnoser]
public class MessageBenchmarks
{
    private readonly byte[] _frame;
    private readonly byte[] _payload;
    private readonly string _payloadText;
    private readonly MessageValidator _validator = MessageSchemas.For(OcppVersion.Ocpp16).Request("MeterValues");
    private readonly JsonSchema _schema;
    private readonly RouteTable _routes;
    private readonly CallContext _context;

    public MessageBenchmarks()
    {
        _payloadText = MeterValuesPayload.Transaction(4711, [("2026-01-01T12:00:00.000Z", 1_234_567)]);
        _payload = Encoding.UTF8.GetBytes(_payloadText);
        _frame = Encoding.UTF8.GetBytes($"[2,\"0f8fad5b-d9cb-469f-a165-70867728950e\",\"MeterValues\",{_payloadText}]");
        _schema = JsonSchema.FromJsonAsync(_validator.Schema).GetAwaiter().GetResult();
        _routes = new RouteTable(OcppVersion.Ocpp16, new ServiceCollection().BuildServiceProvider())
            .Add<MeterValuesRequest, MeterValuesResponse, Acknowledging>();
        // The handler below looks at no connection.
        _context = new CallContext { Connection = null!, MessageId = "0f8fad5b-d9cb-469f-a165-70867728950e", ReceivedAt = TimeProvider.System.GetUtcNow() };
        if (!CompiledValidator() || NJsonSchemaValidate() != 0)
            throw new InvalidOperationException("The message that is to be measured breaks its schema.");
    }

    /// <summary>Reads the frame's head.</summary>
    [Benchmark]
    public bool Parse() => Frame.Read(_frame, OcppVersion.Ocpp16, out _) is null;

    /// <summary>The validator that runs per message.</summary>
    [Benchmark]
    public bool CompiledValidator() => _validator.IsValid(_payload, out _);

    /// <summary>What it is compared with; gets the text as a string, made beforehand.</summary>
    [Benchmark]
    public int NJsonSchemaValidate() => _schema.Validate(_payloadText).Count;

    /// <summary>Makes the record of the payload.</summary>
    [Benchmark]
    public object? Deserialize() => JsonSerializer.Deserialize<MeterValuesRequest>(_payload, OcppJson.Options);

    /// <summary>From the action's name to the written answer: find, deserialize, handle (a handler that only acknowledges), serialize, validate the answer.</summary>
    [Benchmark]
    public int Route()
    {
        var handled = _routes.Find("MeterValues")!.HandleAsync(_context, _payload, CancellationToken.None);
        using var answer = handled.IsCompletedSuccessfully ? handled.Result : throw new InvalidOperationException("The route waited.");
        return answer.Frame.Length;
    }

    private sealed class Acknowledging : IHandler<MeterValuesRequest, MeterValuesResponse>
    {
        private static readonly MeterValuesResponse Answer = new();

        public ValueTask<MeterValuesResponse> HandleAsync(MeterValuesRequest request, CallContext context, CancellationToken cancellationToken) =>
            ValueTask.FromResult(Answer);
    }
}
