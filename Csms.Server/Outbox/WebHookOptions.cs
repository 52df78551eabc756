using System.ComponentModel.DataAnnotations;

namespace Csms.Server.Outbox;

/// <summary>Settings of <c>Csms:WebHooks</c>: how other systems are told what happens.</summary>
public sealed class WebHookOptions
{
    public const string Section = "Csms:WebHooks";

    /// <summary>Hosts outside the public internet that may be told. Default empty.</summary>
    public IList<string> Hosts { get; } = [];

    /// <summary>How long an answer may take. Default 00:00:10.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long after it happened a web hook or a mail server that does not answer is tried again. Default 1.00:00:00.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(1);
}
