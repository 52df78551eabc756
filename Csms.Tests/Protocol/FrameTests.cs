using System.Buffers;
using System.Text;
using System.Text.Json;
using Csms.Protocol;
using Csms.Protocol.Frames;

namespace Csms.Tests.Protocol;

/// <summary>Frames against OCPP-J 1.6 §4 and OCPP 2.0.1 Part 4 §4.</summary>
internal sealed class FrameTests
{
    private const string LongId = "1234567890123456789012345678901234567";

    [TestCase("""[2,"id","Heartbeat",{}]""", "Heartbeat", "{}")]
    [TestCase("""[2,"id","Heartbeat",null]""", "Heartbeat", "null", Description = "1.6 tolerates null for an empty payload.")]
    [TestCase(" [ 2 , \"id\" ,\r\n\t\"MeterValues\" , { \"a\" : [ 1 ] } ] \n", "MeterValues", "{ \"a\" : [ 1 ] }", Description = "Many lines.")]
    [TestCase("""[2,"id","A",[1,[2]]]""", "A", "[1,[2]]")]
    [TestCase("""[2,"id","A",{"x":"]"}]""", "A", """{"x":"]"}""")]
    [TestCase("""[2,"id","\u0041",{}]""", "A", "{}")]
    [TestCase("""[2,"id","A",{},{}]""", "A", "{},{}", Description = "What is too much is the payload's violation.")]
    [TestCase("""[2,"id","A",{}] x""", "A", "{}] x")]
    [TestCase("""[2,"id","A",{"transactionId":,"b":1}]""", "A", """{"transactionId":,"b":1}""", Description = "The payload is not looked into.")]
    [TestCase("""[2,"id","A",{"b":12""", "A", """{"b":12""", Description = "Cut off.")]
    [TestCase("""[2,"id","A",[1]""", "A", "[1]", Description = "Only the frame's bracket is missing.")]
    public void A_call_is_read_up_to_its_payload(string text, string action, string payload)
    {
        foreach (var version in Enum.GetValues<OcppVersion>())
        {
            Assert.That(Frame.Read(Bytes(text), version, out var frame), Is.Null);
            Assert.That((frame.Type, frame.MessageId, frame.Action, Text(frame.Payload)), Is.EqualTo((MessageType.Call, "id", action, payload)));
        }
    }

    [Test]
    public void A_payload_is_a_slice_of_what_was_received()
    {
        var bytes = Bytes("""[2,"id","Authorize",{"idTag":"A"}]""");
        Frame.Read(bytes, OcppVersion.Ocpp16, out var frame);
        Assert.That(frame.Payload.Span.Overlaps(bytes), Is.True);
    }

    [Test]
    public void A_result_is_read()
    {
        Assert.That(Frame.Read(Bytes("""[3,"id",{"status":"Accepted"}]"""), OcppVersion.Ocpp201, out var frame), Is.Null);
        Assert.That((frame.Type, frame.MessageId, Text(frame.Payload)), Is.EqualTo((MessageType.CallResult, "id", """{"status":"Accepted"}""")));
    }

    [TestCase("""[4,"id","NotSupported","no",{"a":1}]""", "NotSupported", "no", """{"a":1}""")]
    [TestCase("""[4,"id","FormationViolation","no",{}]""", "FormationViolation", "no", "{}")]
    [TestCase("""[4,"id","OccurenceConstraintViolation","",{}]""", "OccurenceConstraintViolation", "", "{}")]
    [TestCase("""[4,"id","OurOwnError","",{}]""", "OurOwnError", "", "{}", Description = "Unknown codes are passed on.")]
    [TestCase("""[4,"id","E"]""", "E", "", "{}")]
    [TestCase("""[4,"id","E","d"]""", "E", "d", "{}")]
    [TestCase("""[4,"id","E",null,null]""", "E", "", "{}")]
    [TestCase("""[4,"id","E",{"a":1}]""", "E", "", "{}")]
    [Property("Requirement", "1.5: both spellings and unknown codes are accepted")]
    public void An_error_is_read_with_whatever_it_has(string text, string code, string description, string details)
    {
        foreach (var version in Enum.GetValues<OcppVersion>())
        {
            Assert.That(Frame.Read(Bytes(text), version, out var frame), Is.Null);
            Assert.That((frame.Type, frame.MessageId, frame.ErrorCode, frame.ErrorDescription, Text(frame.Payload)), Is.EqualTo((MessageType.CallError, "id", code, description, details)));
        }
    }

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("hello")]
    [TestCase("{}")]
    [TestCase("\"[2]\"")]
    [TestCase("[")]
    [TestCase("[]")]
    [TestCase("[2]")]
    [TestCase("[2,")]
    [TestCase("""["2","id","A",{}]""")]
    [TestCase("""[2.5,"id","A",{}]""")]
    [TestCase("""[99999999999,"id","A",{}]""")]
    [TestCase("""[null,"id","A",{}]""")]
    [TestCase("""[[2],"id","A",{}]""")]
    [TestCase("""[2,7,"A",{}]""")]
    [TestCase("""[2,null,"A",{}]""")]
    [TestCase("""[2,"\ud800","A",{}]""")]
    [TestCase("""[2,"cut off""")]
    [Property("Requirement", "OCPP 2.0.1 Part 4 §4.2.3: unreadable id is answered with -1; 1.6 has no answer to it")]
    public void A_frame_whose_id_cannot_be_read_is_answered_with_minus_one_in_2_0_1_only(string text)
    {
        var fault16 = Frame.Read(Bytes(text), OcppVersion.Ocpp16, out _);
        var fault201 = Frame.Read(Bytes(text), OcppVersion.Ocpp201, out _);
        Assert.Multiple(() =>
        {
            Assert.That(fault16, Is.Not.Null);
            Assert.That(fault16?.AnswerId, Is.Null);
            Assert.That((fault201?.Code, fault201?.AnswerId), Is.EqualTo((RpcErrorCode.RpcFrameworkError, "-1")));
        });
    }

    [Test]
    public void Bytes_that_are_not_UTF8_are_no_frame()
    {
        byte[] bytes = [.. "[2,\""u8, 0xFC, .. "\",\"A\",{}]"u8];
        Assert.That(Frame.Read(bytes, OcppVersion.Ocpp201, out _)?.AnswerId, Is.EqualTo("-1"));
    }

    [TestCase("""[2,"id"]""")]
    [TestCase("""[2,"id",""")]
    [TestCase("""[2,"id","A"]""")]
    [TestCase("""[2,"id","A",]""")]
    [TestCase("""[2,"id","A" """)]
    [TestCase("""[2,"id",5,{}]""")]
    [TestCase("""[2,"id",null,{}]""")]
    [TestCase("""[2,"id",{},{}]""")]
    [TestCase("""[2,"id",}""")]
    public void A_call_of_the_wrong_shape_is_answered_under_its_own_id(string text)
    {
        foreach (var version in Enum.GetValues<OcppVersion>())
        {
            var fault = Frame.Read(Bytes(text), version, out _);
            Assert.That((fault?.Code, fault?.AnswerId), Is.EqualTo((RpcErrorCode.RpcFrameworkError, "id")));
        }
    }

    [TestCase("""[3,"id"]""")]
    [TestCase("""[3,"id",]""")]
    [TestCase("""[3,"id" """)]
    [TestCase("""[4,"id"]""")]
    [TestCase("""[4,"id",""")]
    [TestCase("""[4,"id",}""")]
    [TestCase("""[4,"id","cut""")]
    [TestCase("""[4,"id","E" """)]
    [TestCase("""[4,"id",500,"d",{}]""")]
    public void A_broken_answer_is_not_answered_but_ends_the_wait_for_it(string text)
    {
        foreach (var version in Enum.GetValues<OcppVersion>())
        {
            var fault = Frame.Read(Bytes(text), version, out _);
            Assert.That((fault?.AnswerId, fault?.AnsweredId), Is.EqualTo((default(string), "id")));
        }
    }

    [TestCase("""[3,5,{}]""")]
    [TestCase("""[3]""")]
    [TestCase("""[4,null,"E","d",{}]""")]
    [TestCase("""[3,"\udc00",{}]""")]
    [TestCase("""[3,"cut""")]
    public void An_answer_without_a_readable_id_is_not_answered(string text)
    {
        var fault = Frame.Read(Bytes(text), OcppVersion.Ocpp201, out _);
        Assert.That(fault, Is.Not.Null);
        Assert.That((fault!.AnswerId, fault.AnsweredId), Is.EqualTo((default(string), default(string))));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(5)]
    [TestCase(6)]
    [TestCase(-2)]
    [Property("Requirement", "OCPP-J 1.6 §4.1.3: ignored; OCPP 2.0.1 Part 4 §4.3: MessageTypeNotSupported")]
    public void An_unknown_message_type_is_ignored_in_1_6_and_refused_in_2_0_1(int type)
    {
        var text = $$"""[{{type}},"id","A",{}]""";
        Assert.Multiple(() =>
        {
            Assert.That(Frame.Read(Bytes(text), OcppVersion.Ocpp16, out _)?.AnswerId, Is.Null);
            Assert.That(Frame.Read(Bytes(text), OcppVersion.Ocpp16, out _), Is.Not.Null);
            var fault = Frame.Read(Bytes(text), OcppVersion.Ocpp201, out _);
            Assert.That((fault?.Code, fault?.AnswerId), Is.EqualTo((RpcErrorCode.MessageTypeNotSupported, "id")));
        });
    }

    [Test]
    [Property("Requirement", "1.3: a message id has at most 36 characters")]
    public void An_id_of_36_characters_is_read_and_one_of_37_is_refused()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Frame.Read(Bytes($$"""[2,"{{LongId[..36]}}","A",{}]"""), OcppVersion.Ocpp16, out _), Is.Null);
            var fault16 = Frame.Read(Bytes($$"""[2,"{{LongId}}","A",{}]"""), OcppVersion.Ocpp16, out _);
            Assert.That((fault16?.Code, fault16?.AnswerId), Is.EqualTo((RpcErrorCode.GenericError, LongId)));
            var fault201 = Frame.Read(Bytes($$"""[2,"{{LongId}}","A",{}]"""), OcppVersion.Ocpp201, out _);
            Assert.That((fault201?.Code, fault201?.AnswerId), Is.EqualTo((RpcErrorCode.RpcFrameworkError, "-1")));
        });
    }

    [Test]
    public void An_answer_with_an_overlong_id_is_not_answered([Values(3, 4)] int type)
    {
        var fault = Frame.Read(Bytes($$"""[{{type}},"{{LongId}}","E","d",{}]"""), OcppVersion.Ocpp201, out _);
        Assert.That((fault?.AnswerId, fault?.AnsweredId), Is.EqualTo((default(string), LongId)));
    }

    [Test]
    public void Frames_are_written_as_they_are_read()
    {
        var buffer = new ArrayBufferWriter<byte>();
        FrameWriter.WriteCall(buffer, "i\"d", "Reset", """{"type":"Soft"}"""u8);
        Assert.That(Text(buffer.WrittenMemory), Is.EqualTo("""[2,"i\"d","Reset",{"type":"Soft"}]"""));
        Assert.That(Frame.Read(buffer.WrittenMemory, OcppVersion.Ocpp16, out var frame), Is.Null);
        Assert.That((frame.MessageId, frame.Action), Is.EqualTo(("i\"d", "Reset")));

        buffer.Clear();
        FrameWriter.WriteCallResult(buffer, "id", "{}"u8);
        Assert.That(Text(buffer.WrittenMemory), Is.EqualTo("""[3,"id",{}]"""));
    }

    [TestCase(OcppVersion.Ocpp16, "FormationViolation")]
    [TestCase(OcppVersion.Ocpp201, "FormatViolation")]
    public void An_error_has_all_five_parts(OcppVersion version, string code)
    {
        var buffer = new ArrayBufferWriter<byte>();
        FrameWriter.WriteCallError(buffer, "id", version, RpcErrorCode.FormatViolation, "");
        Assert.That(Text(buffer.WrittenMemory), Is.EqualTo($$"""[4,"id","{{code}}","",{}]"""));
    }

    [Test]
    [Property("Requirement", "1.3: an error description has at most 255 characters")]
    public void A_long_description_is_cut_and_stays_JSON([Values("x", "😀")] string repeated)
    {
        var buffer = new ArrayBufferWriter<byte>();
        FrameWriter.WriteCallError(buffer, "id", OcppVersion.Ocpp201, RpcErrorCode.InternalError, string.Concat(Enumerable.Repeat(repeated, 300)));
        var description = JsonDocument.Parse(buffer.WrittenMemory).RootElement[3].GetString()!;
        Assert.That(description, Has.Length.LessThanOrEqualTo(255).And.Length.GreaterThan(250).And.Not.Contains('\uFFFD'));
    }

    [TestCase(RpcErrorCode.FormatViolation, "FormationViolation", "FormatViolation")]
    [TestCase(RpcErrorCode.OccurrenceConstraintViolation, "OccurenceConstraintViolation", "OccurrenceConstraintViolation")]
    [TestCase(RpcErrorCode.RpcFrameworkError, "ProtocolError", "RpcFrameworkError")]
    [TestCase(RpcErrorCode.MessageTypeNotSupported, "NotSupported", "MessageTypeNotSupported")]
    [TestCase(RpcErrorCode.NotImplemented, "NotImplemented", "NotImplemented")]
    [TestCase(RpcErrorCode.NotSupported, "NotSupported", "NotSupported")]
    [TestCase(RpcErrorCode.InternalError, "InternalError", "InternalError")]
    [TestCase(RpcErrorCode.ProtocolError, "ProtocolError", "ProtocolError")]
    [TestCase(RpcErrorCode.SecurityError, "SecurityError", "SecurityError")]
    [TestCase(RpcErrorCode.PropertyConstraintViolation, "PropertyConstraintViolation", "PropertyConstraintViolation")]
    [TestCase(RpcErrorCode.TypeConstraintViolation, "TypeConstraintViolation", "TypeConstraintViolation")]
    [TestCase(RpcErrorCode.GenericError, "GenericError", "GenericError")]
    [Property("Requirement", "1.5")]
    public void An_error_code_is_spelt_as_its_version_spells_it(RpcErrorCode code, string in16, string in201) =>
        Assert.That((code.OnTheWire(OcppVersion.Ocpp16), code.OnTheWire(OcppVersion.Ocpp201)), Is.EqualTo((in16, in201)));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
