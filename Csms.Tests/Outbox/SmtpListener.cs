using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Csms.Tests.Outbox;

/// <summary>A mail server of one page: takes what is sent over a real socket, or says no to the recipient as often as the test says.</summary>
internal sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _loop;

    public SmtpListener()
    {
        _listener.Start();
        _loop = LoopAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public ConcurrentQueue<Mail> Mails { get; } = new();

    /// <summary>Said to the next recipients in place of yes.</summary>
    public ConcurrentQueue<string> Refusals { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _loop;
        _stopping.Dispose();
    }

    private async Task LoopAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                await TalkAsync(client);
            }
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        List<string> recipients = [];
        while (await reader.ReadLineAsync(_stopping.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "RCPT" && Refusals.TryDequeue(out var no))
            {
                await writer.WriteLineAsync(no);
                continue;
            }
            if (verb == "RCPT")
                recipients.Add(line[(line.IndexOf('<') + 1)..line.IndexOf('>')]);
            if (verb == "QUIT")
            {
                await writer.WriteLineAsync("221 bye");
                return;
            }
            await writer.WriteLineAsync(verb == "DATA" ? "354 go on" : "250 ok");
            if (verb != "DATA")
                continue;
            List<string> lines = [];
            while (await reader.ReadLineAsync(_stopping.Token) is { } part and not ".")
                lines.Add(part);
            Mails.Enqueue(new Mail([.. recipients], lines));
            await writer.WriteLineAsync("250 taken");
        }
    }

    /// <summary>A mail as it came over the wire.</summary>
    internal sealed record Mail(IReadOnlyList<string> Recipients, IReadOnlyList<string> Lines)
    {
        /// <summary>The names of its headers.</summary>
        public IEnumerable<string> Headers => Lines.TakeWhile(line => line.Length > 0).Where(line => !char.IsWhiteSpace(line[0])).Select(line => line.Split(':')[0]);

        public string Subject
        {
            get
            {
                var first = Lines.ToList().FindIndex(line => line.StartsWith("Subject:", StringComparison.OrdinalIgnoreCase));
                var folded = Lines.Skip(first + 1).TakeWhile(line => line.Length > 0 && char.IsWhiteSpace(line[0])).Select(line => line.Trim());
                return string.Concat(folded.Prepend(Lines[first]["Subject:".Length..].Trim()).Select(Decode));
            }
        }

        public string Body => Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(Lines.SkipWhile(line => line.Length > 0))));

        // RFC 2047, as far as it is met here.
        private static string Decode(string word)
        {
            if (!word.StartsWith("=?", StringComparison.Ordinal))
                return word;
            var parts = word.Split('?');
            return parts[2].Equals("B", StringComparison.OrdinalIgnoreCase)
                ? Encoding.UTF8.GetString(Convert.FromBase64String(parts[3]))
                : Uri.UnescapeDataString(parts[3].Replace('_', ' ').Replace('=', '%'));
        }
    }
}
