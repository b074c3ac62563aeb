using System.Text;
using CapabilityRegistry.Platform.Audit;

namespace CapabilityRegistry.Tests.Platform.Audit;

/// <summary>A file that is no export is told so in a sentence that names the line.</summary>
public sealed class MalformedFileTests(ExportFixture exports) : IClassFixture<ExportFixture>
{
    private readonly string[] _lines = exports.Export.Text.Split('\n');

    [Fact]
    public void An_empty_file() => Assert.Equal("The file is empty: it holds no event.", Fault(""));

    [Fact]
    public void Lines_that_end_as_on_Windows() => Assert.StartsWith("Line 1 ends with a carriage return", Fault(string.Join("\r\n", _lines)));

    [Fact]
    public void A_byte_order_mark() => Assert.StartsWith("Line 1 begins with a byte order mark", Fault("\uFEFF" + string.Join('\n', _lines)));

    [Fact]
    public void A_last_line_without_its_end() =>
        Assert.Equal($"Line {_lines.Length - 1} is cut off: the file ends within it, without a line feed.", Fault(string.Join('\n', _lines).TrimEnd('\n')));

    [Fact]
    public void A_file_cut_off_within_a_line() => Assert.StartsWith("Line 3 is cut off", Fault(string.Join('\n', _lines[..3])[..^20]));

    [Fact]
    public void An_empty_line() => Assert.Equal("Line 3 is empty.", Fault(With(2, "\n" + _lines[2])));

    [Fact]
    public void UTF_16() => Assert.StartsWith("Line 1 is not UTF-8.",
        ExportFile.FaultIn(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(string.Join('\n', _lines))).ToArray()));

    [Fact]
    public void Latin_1() => Assert.Matches("^Line [0-9]+ is not UTF-8.", ExportFile.FaultIn(Encoding.Latin1.GetBytes(string.Join('\n', _lines))));

    [Theory]
    [InlineData("nonsense", "is not JSON")]
    [InlineData("{\"seq\":3", "is not JSON")]
    [InlineData("[1,2,3]", "is no JSON object but Array.")]
    [InlineData("null", "is no JSON object but Null.")]
    [InlineData("{}", "lacks members seq, at, actor, role, action, subjectKind, subjectId, subjectVersion, contributor, reason, changes, previousHash, hash.")]
    [InlineData("{\"\\ud800\":1}", "holds half of a surrogate pair.")]
    public void What_is_no_event(string line, string sentence) => Assert.StartsWith($"Line 3 {sentence}", Fault(With(2, line)));

    [Theory]
    [InlineData("\"seq\":3", "\"seq\":\"3\"", "holds no seq that could be one: expected a whole number, found \"3\".")]
    [InlineData("\"seq\":3", "\"seq\":3.5", "holds no seq that could be one")]
    [InlineData("\"seq\":3", "\"seq\":-3", "holds no seq that could be one")]
    [InlineData("\"seq\":3", "\"seq\":99999999999999999999", "holds no seq that could be one")]
    [InlineData("\"seq\":3", "\"seq\":03", "is not JSON")]
    [InlineData("\"seq\":3", "\"seq\":3,\"seq\":3", "is not JSON with each member once")]
    [InlineData("\"seq\":3", "\"seq\":3,\"note\":1", "holds the unknown member note.")]
    [InlineData("\"seq\":3,", "", "lacks member seq.")]
    [InlineData("\"seq\":3,", "\"seq\": 3,", "holds event 3, but is not written as the export writes it")]
    [InlineData("\"actor\":\"", "\"actor\":\"\\ud83d", "holds half of a surrogate pair.")]
    [InlineData("\"actor\":\"d", "\"actor\":\"\\u0064", "holds event 3, but is not written as the export writes it")]
    [InlineData("\"role\":\"", "\"role\":null,\"x\":\"", "holds the unknown member x.")]
    [InlineData(".000Z", ".0000Z", "holds no at that could be one: expected a time such as 2026-11-23T09:00:00.000Z")]
    [InlineData(".000Z", "Z", "holds no at that could be one")]
    [InlineData(".000Z", ".000+00:00", "holds no at that could be one")]
    [InlineData("\"reason\":null", "\"reason\":{}", "holds no reason that could be one: expected a text, found {}.")]
    [InlineData("\"changes\":\"", "\"changes\":null,\"was\":\"", "holds the unknown member was.")]
    public void What_is_nearly_an_event(string was, string @is, string sentence)
    {
        Assert.Contains(was, _lines[2]);
        Assert.StartsWith($"Line 3 {sentence}", Fault(With(2, Once(_lines[2], was, @is))));
    }

    [Fact]
    public void A_line_longer_than_any()
    {
        using var file = new EndlessLine();
        Assert.Equal($"Line 1 is longer than {FileLines.Longest} bytes: it is no line of an export.", VerifyFile.Run(file, []).Fault);
    }

    private static string? Fault(string text) => ExportFile.FaultIn(Encoding.UTF8.GetBytes(text));

    private string With(int index, string line) => string.Join('\n', [.. _lines[..index], line, .. _lines[(index + 1)..]]);

    private static string Once(string text, string was, string @is)
    {
        var at = text.IndexOf(was, StringComparison.Ordinal);
        return text[..at] + @is + text[(at + was.Length)..];
    }

    /// <summary>A file that goes on for ever without a line feed.</summary>
    private sealed class EndlessLine : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'x');
            return count;
        }
    }
}
