using System.CommandLine;
using System.CommandLine.Parsing;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Csms.Protocol;

namespace Csms.Simulator.Commands;

/// <summary>The options that both commands have.</summary>
internal sealed class ConnectionOptions
{
    private readonly Option<Uri> _url = UrlOption();

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

    private readonly Option<string?> _certificate = new("--certificate") { Description = "The station's certificate for security profile 3 (PEM), followed by its intermediate authorities" };
    private readonly Option<string?> _key = new("--key") { Description = "The private key of --certificate (PEM); without it the key is in the same file" };
    private readonly Option<string?> _serial = new("--serial") { Description = "The serial number that the station boots with" };

    public ConnectionOptions()
    {
        _certificate.Validators.Add(result =>
        {
            if (WhyUnusable(result.GetValueOrDefault<string?>(), result.GetValue(_key)) is { } fault)
                result.AddError(fault);
        });
        _speed.Validators.Add(result => Require(result, result.GetValueOrDefault<double>() > 0, "--speed must be above 0."));
        _meterInterval.Validators.Add(result => Require(result, result.GetValueOrDefault<int>() >= 0, "--meter-interval must not be below 0."));
    }

    /// <summary>Where to connect.</summary>
    public static Option<Uri> UrlOption() => new("--url")
    {
        Description = "The CSMS without the station's id: ws://localhost:8180/ocpp",
        CustomParser = ParseUrl,
        DefaultValueFactory = _ => new Uri("ws://localhost:8180/ocpp"),
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _url, _version, _password, _speed, _meterInterval, _root, _thumbprint, _certificate, _key, _serial })
            command.Add(option);
    }

    public StationOptions Read(ParseResult result, string id)
    {
        var (certificate, authorities) = ReadCertificate(result.GetValue(_certificate), result.GetValue(_key));
        return new()
        {
            Id = id,
            Url = result.GetValue(_url)!,
            Version = result.GetValue(_version),
            Password = result.GetValue(_password),
            SpeedFactor = result.GetValue(_speed),
            MeterInterval = TimeSpan.FromSeconds(result.GetValue(_meterInterval)),
            TrustedRoot = result.GetValue(_root),
            TrustedThumbprint = result.GetValue(_thumbprint),
            ClientCertificate = certificate,
            ClientAuthorities = authorities,
            SerialNumber = result.GetValue(_serial),
        };
    }

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

    private static string? WhyUnusable(string? certificate, string? key)
    {
        try
        {
            ReadCertificate(certificate, key);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return $"'{certificate}' cannot be used as the station's certificate: {fault.Message}";
        }
    }

    private static (X509Certificate2? Own, X509Certificate2Collection? Authorities) ReadCertificate(string? certificate, string? key)
    {
        if (certificate is null)
            return (null, null);
        var all = new X509Certificate2Collection();
        all.ImportFromPemFile(certificate);
        return (X509Certificate2.CreateFromPemFile(certificate, key ?? certificate), [.. all.Skip(1)]);
    }
}
