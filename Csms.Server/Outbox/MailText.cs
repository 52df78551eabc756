using System.Text;
using Csms.Domain.Alarms;
using Csms.Domain.Outbox;

namespace Csms.Server.Outbox;

/// <summary>Alarms as a mail, in the recipient's language; what the server and stations say stays as they said it.</summary>
internal static class MailText
{
    /// <summary>Most clients show no more of a subject.</summary>
    private const int MostOfSubject = 120;

    private const int MostOfLine = 500;

    private static readonly Dictionary<string, MailWords> Languages = new()
    {
        ["en"] = new MailWords(
            ["Danger", "Hardware failure", "System failure", "Critical", "Error", "Alert", "Warning", "Notice", "Information", "Debug"],
            "alarms", "over", "This is a test", "Mails about alarms will arrive here.", "The server", "since", "ended"),
        ["de"] = new MailWords(
            ["Gefahr", "Hardware-Ausfall", "System-Ausfall", "Kritisch", "Fehler", "Alarm", "Warnung", "Hinweis", "Information", "Diagnose"],
            "Alarme", "vorbei", "Das ist ein Test", "Hier kommen Nachrichten über Alarme an.", "Der Server", "seit", "vorbei seit"),
        ["sv"] = new MailWords(
            ["Fara", "Maskinvarufel", "Systemhaveri", "Kritiskt", "Fel", "Larm", "Varning", "Notis", "Information", "Felsökning"],
            "larm", "över", "Det här är ett test", "Hit kommer meddelanden om larm.", "Servern", "sedan", "över sedan"),
    };

    public static IReadOnlyCollection<string> Known => Languages.Keys;

    public static (string Subject, string Body) Of(string language, IReadOnlyList<DueDelivery> deliveries)
    {
        var words = Languages.GetValueOrDefault(language) ?? Languages["en"];
        var alarms = deliveries.Where(delivery => delivery.Event != OutboxBook.Test).Select(delivery => AlarmJson.Read(delivery.Content)).ToList();
        if (alarms.Count == 0)
            return ($"[Csms] {words.Test}", words.TestBody + "\n");
        var worst = alarms.MinBy(alarm => alarm.Severity)!;
        var subject = alarms.Count == 1
            ? $"[Csms] {Title(words, worst)}: {worst.Reason}"
            : $"[Csms] {alarms.Count} {words.Alarms}: {Title(words, worst)}: {worst.Reason}";
        var body = new StringBuilder();
        foreach (var alarm in alarms)
        {
            body.Append(MailAddresses.OneLine($"{Title(words, alarm)}: {alarm.Reason}", MostOfLine)).Append('\n');
            body.Append($"  {words.Since} {alarm.Since:yyyy-MM-dd HH:mm} UTC");
            if (alarm.EndedAt is { } ended)
                body.Append(MailAddresses.OneLine($", {words.Ended} {ended:yyyy-MM-dd HH:mm} UTC ({alarm.EndReason})", MostOfLine));
            body.Append("\n\n");
        }
        return (MailAddresses.OneLine(subject, MostOfSubject), body.ToString());
    }

    private static string Title(MailWords words, Alarm alarm) =>
        $"{(alarm.State == AlarmState.Ended ? words.Over : words.Severities[Math.Clamp(alarm.Severity, 0, 9)])} · {alarm.StationId ?? words.Server}";

    private sealed record MailWords(
        IReadOnlyList<string> Severities, string Alarms, string Over, string Test, string TestBody, string Server, string Since, string Ended);
}
