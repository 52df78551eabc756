using System.Text.Json;
using System.Text.Json.Nodes;

namespace Csms.Protocol.Validation;

/// <summary>The schemas of all messages of one version.</summary>
public sealed class MessageSchemas
{
    private static readonly Lazy<MessageSchemas> Ocpp16 = new(() => new MessageSchemas(OcppVersion.Ocpp16));
    private static readonly Lazy<MessageSchemas> Ocpp201 = new(() => new MessageSchemas(OcppVersion.Ocpp201));

    private readonly Dictionary<string, MessageValidator> _requests;
    private readonly Dictionary<string, MessageValidator> _responses;
    private readonly NameTable _names;
    private readonly SchemaDocuments _documents;

    private MessageSchemas(OcppVersion version)
    {
        Version = version;
        var documents = _documents = new SchemaDocuments(version);
        Actions = documents.Actions;
        _names = new NameTable([.. Actions]);
        _requests = Actions.ToDictionary(action => action, action => Validator(documents, action, isResponse: false), StringComparer.Ordinal);
        _responses = Actions.ToDictionary(action => action, action => Validator(documents, action, isResponse: true), StringComparer.Ordinal);
    }

    public OcppVersion Version { get; }

    /// <summary>The names of all actions, in both directions; 1.6 includes those of its security extension.</summary>
    public IReadOnlyCollection<string> Actions { get; }

    /// <summary>The schemas of a version, read once for the whole process; each message's validator is compiled when it is first used.</summary>
    public static MessageSchemas For(OcppVersion version) => version == OcppVersion.Ocpp16 ? Ocpp16.Value : Ocpp201.Value;

    /// <summary>The validator of an action's request.</summary>
    /// <exception cref="ArgumentException">The version has no such action.</exception>
    public MessageValidator Request(string action) => Find(_requests, action);

    /// <summary>The validator of an action's response.</summary>
    /// <exception cref="ArgumentException">The version has no such action.</exception>
    public MessageValidator Response(string action) => Find(_responses, action);

    /// <summary>The schema of an action's request for whoever makes a form of it, without references.</summary>
    /// <exception cref="ArgumentException">The version has no such action.</exception>
    public JsonObject RequestSchema(string action) => _documents.Resolve(action, "request");

    /// <summary>The name that the reader is on; one string for all messages of an action.</summary>
    internal string ReadAction(ref Utf8JsonReader reader) => _names.Find(ref reader) is >= 0 and var index ? _names[index] : reader.GetString()!;

    private MessageValidator Validator(SchemaDocuments documents, string action, bool isResponse) =>
        new(Version, action, isResponse, () => documents.Resolve(action, isResponse ? "response" : "request"));

    private MessageValidator Find(Dictionary<string, MessageValidator> validators, string action) =>
        validators.TryGetValue(action, out var validator)
            ? validator
            : throw new ArgumentException($"OCPP {Version.Number} has no action '{action}'.", nameof(action));
}
