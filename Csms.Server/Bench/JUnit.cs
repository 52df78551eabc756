using System.Globalization;
using System.Text;
using System.Xml;
using Csms.Domain.Bench;

namespace Csms.Server.Bench;

/// <summary>A run in the XML that build servers read: a suite with a case for each step.</summary>
internal static class JUnit
{
    public static byte[] Write(BenchRun run, string title)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("testsuite");
            Attribute(xml, "name", $"{title} at {run.StationId} (OCPP {run.OcppVersion})");
            Attribute(xml, "timestamp", run.StartedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
            Attribute(xml, "time", Seconds(run.StartedAt, run.EndedAt));
            Attribute(xml, "tests", Number(run.Steps.Count));
            Attribute(xml, "failures", Number(run.Steps.Count(step => step.State == BenchStepState.Failed)));
            Attribute(xml, "skipped", Number(run.Steps.Count(IsSkipped)));
            foreach (var step in run.Steps)
                WriteStep(xml, run, step);
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private static void WriteStep(XmlWriter xml, BenchRun run, BenchStep step)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "classname", $"{run.Scenario}.{run.OcppVersion.Replace('.', '_')}");
        Attribute(xml, "name", step.Title);
        Attribute(xml, "time", Seconds(step.StartedAt, step.EndedAt));
        if (step.State == BenchStepState.Failed)
        {
            xml.WriteStartElement("failure");
            Attribute(xml, "message", step.Seen ?? "");
            xml.WriteEndElement();
        }
        else if (IsSkipped(step))
        {
            xml.WriteStartElement("skipped");
            if (step.Seen is { } seen)
                Attribute(xml, "message", seen);
            xml.WriteEndElement();
        }
        else if (step.Seen is { } seen)
        {
            xml.WriteElementString("system-out", Clean(seen));
        }
        xml.WriteEndElement();
    }

    // What was never played was not passed.
    private static bool IsSkipped(BenchStep step) => step.State is not (BenchStepState.Passed or BenchStepState.Failed);

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, Clean(value));

    // A station's words may hold characters that XML knows no way to write.
    private static string Clean(string text) => string.Concat(text.Where(XmlConvert.IsXmlChar));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(DateTimeOffset? from, DateTimeOffset? to) => from is { } begin && to is { } end ? (end - begin).TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) : "0";
}
