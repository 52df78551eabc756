using System.CommandLine;
using System.CommandLine.Parsing;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Csms.Protocol;

namespace Csms.Simulator.Commands;

/// <summary>The options that both commands have.</summary>
internal sealed class ConnectionOptions
{
    private readonly Option<Uri> _url = new("--url")
    {
        Description = "The CSMS without the station's id: ws://localhost:8180/ocpp",
        CustomParser = ParseUrl,
        DefaultValueFactory = _ => new Uri("ws://localhost:8180/ocpp"),
    };

    private readonly Option<OcppVersion> _version = new("--version")
    {
        Description = "1.6 or 2.0.1",
        CustomParser = ParseVersion,
        DefaultValueFactory = _ => OcppVersion.Ocpp201,
    };

    private readonly Option<string?> _password = new("--password") { Description = "The password of Basic authentication" };
    private readonly Option<double> _speed = new("--speed") { Description = "How much faster batteries fill than the clock runs", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _meterInterval = new("--meter-interval") { Description = "Seconds between meter values", DefaultValueFactory = _ => 60 };
    private readonly Option<X509Certificate2?> _root = new("--ca") { Description = "A file with the root certificate (PEM) that wss may trust", CustomParser = ParseCertificate };
    private readonly Option<string?> _thumbprint = new("--thumbprint") { Description = "The SHA-256 thumbprint of the server certificate that wss may trust" };

    public ConnectionOptions()
    {
        _speed.Validators.Add(result => Require(result, result.GetValueOrDefault<double>() > 0, "--speed must be above 0."));
        _meterInterval.Validators.Add(result => Require(result, result.GetValueOrDefault<int>() >= 0, "--meter-interval must not be below 0."));
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _url, _version, _password, _speed, _meterInterval, _root, _thumbprint })
            command.Add(option);
    }

    public StationOptions Read(ParseResult result, string id) => new()
    {
        Id = id,
        Url = result.GetValue(_url)!,
        Version = result.GetValue(_version),
        Password = result.GetValue(_password),
        SpeedFactor = result.GetValue(_speed),
        MeterInterval = TimeSpan.FromSeconds(result.GetValue(_meterInterval)),
        TrustedRoot = result.GetValue(_root),
        TrustedThumbprint = result.GetValue(_thumbprint),
    };

    private static void Require(SymbolResult result, bool holds, string message)
    {
        if (!holds)
            result.AddError(message);
    }

    private static Uri ParseUrl(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "ws" or "wss")
            return url;
        result.AddError($"'{text}' is not a WebSocket URL: it must start with ws:// or wss://, as in ws://localhost:8180/ocpp.");
        return null!;
    }

    private static OcppVersion ParseVersion(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (OcppVersionNames.FromSubprotocol("ocpp" + text) is { } version)
            return version;
        result.AddError($"'{text}' is not a version that the simulator speaks: it must be 1.6 or 2.0.1.");
        return default;
    }

    private static X509Certificate2? ParseCertificate(ArgumentResult result)
    {
        var path = result.Tokens[0].Value;
        try
        {
            return X509Certificate2.CreateFromPem(File.ReadAllText(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException)
        {
            result.AddError($"'{path}' cannot be read as a certificate: {fault.Message}");
            return null;
        }
    }
}
