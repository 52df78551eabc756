using System.ComponentModel.DataAnnotations;

namespace Csms.Server.Outbox;

/// <summary>Settings of <c>Csms:Mail</c>: by which server mails are sent.</summary>
public sealed class MailOptions
{
    public const string Section = "Csms:Mail";

    /// <summary>The SMTP server; empty sends no mail. Default empty.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port. Default 587.</summary>
    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    /// <summary>Whether the connection is made secure before anything is sent. Default StartTls.</summary>
    public MailTls Tls { get; set; } = MailTls.StartTls;

    /// <summary>The user that the server knows; empty: none is named. Default empty.</summary>
    public string User { get; set; } = "";

    /// <summary>That user's password. Default empty.</summary>
    public string Password { get; set; } = "";

    /// <summary>From whom mails are, as <c>csms@example.com</c>. Default empty.</summary>
    public string From { get; set; } = "";

    /// <summary>How long the server may take for a mail. Default 00:00:30.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>How the way to the mail server is kept secret.</summary>
public enum MailTls
{
    /// <summary>STARTTLS; a server that does not offer it is sent nothing.</summary>
    StartTls,

    /// <summary>Not at all: for a server on this machine.</summary>
    None,
}
