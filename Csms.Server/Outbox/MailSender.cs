using System.Net;
using System.Net.Mail;
using System.Text;
using Csms.Domain.Outbox;
using Microsoft.Extensions.Options;

namespace Csms.Server.Outbox;

/// <summary>Sends mails by SMTP (docs/adr/0004).</summary>
internal sealed class MailSender(IOptions<MailOptions> options, TimeProvider time)
{
    private const int FirstPermanent = 500;

    /// <summary>Whether a mail server is named in the settings.</summary>
    public bool IsConfigured => options.Value.Host.Length > 0;

    /// <summary>One attempt to tell of all these in one mail.</summary>
    public async Task<DeliveryOutcome> SendAsync(Receiver receiver, IReadOnlyList<DueDelivery> deliveries, CancellationToken cancellationToken)
    {
        if (!IsConfigured)
            return new DeliveryOutcome(DeliveryEnd.Failed, null, $"No mail server is set ({MailOptions.Section}:Host).");
        using var limit = new CancellationTokenSource(options.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var (subject, body) = MailText.Of(receiver.Language, deliveries);
            using var mail = new MailMessage(options.Value.From, receiver.Address)
            {
                Subject = subject, Body = body, SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8, BodyTransferEncoding = System.Net.Mime.TransferEncoding.Base64,
            };
            mail.Headers.Add("Auto-Submitted", "auto-generated");
            using var smtp = new SmtpClient(options.Value.Host, options.Value.Port) { EnableSsl = options.Value.Tls == MailTls.StartTls };
            if (options.Value.User.Length > 0)
                smtp.Credentials = new NetworkCredential(options.Value.User, options.Value.Password);
            await smtp.SendMailAsync(mail, either.Token);
            return new DeliveryOutcome(DeliveryEnd.Delivered, (int)SmtpStatusCode.Ok, "The mail server took it.");
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new DeliveryOutcome(DeliveryEnd.Failed, null, $"The mail server did not answer within {options.Value.Timeout.TotalSeconds:0} seconds.");
        }
        catch (SmtpException failure)
        {
            var status = failure.StatusCode == SmtpStatusCode.GeneralFailure ? (int?)null : (int)failure.StatusCode;
            var words = failure.InnerException is { } inner ? $"{failure.Message} {inner.Message}" : failure.Message;
            return new DeliveryOutcome(status >= FirstPermanent ? DeliveryEnd.Refused : DeliveryEnd.Failed, status, words);
        }
        catch (Exception failure) when (failure is IOException or System.Net.Sockets.SocketException or System.Security.Authentication.AuthenticationException)
        {
            return new DeliveryOutcome(DeliveryEnd.Failed, null, failure.Message);
        }
    }
}
