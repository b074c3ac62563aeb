using System.IO.Compression;
using System.Net;
using System.Text;
using CapabilityRegistry.Tests.Support;
using static CapabilityRegistry.Tests.Support.ImportSteps;

namespace CapabilityRegistry.Tests.Registry.Imports;

/// <summary>Files that are no lists, or not safe ones: each is refused at once with what was found, and nothing of it is kept.</summary>
public sealed class HostileFileTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
        <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>
        """;

    private static readonly string[] Headings = PledgeHeadings.Split(',');

    public static TheoryData<string, string> Refused => new()
    {
        { "nothing", "nothing" },
        { "a PDF", "a PDF document" },
        { "a picture", "a PNG image" },
        { "a program", "a program" },
        { "an encrypted workbook", "an OLE container: an encrypted Office document, or one of before 2007" },
        { "a document", "a document in DOCX" },
        { "macros", "an Office document with macros ('xl/vbaProject.bin')" },
        { "the type of macros", "a workbook with macros" },
        { "XLSB", "a workbook of another kind, such as XLSB" },
        { "half of an archive", "a ZIP archive that is damaged or goes on behind its end" },
        { "a bomb", "a workbook that unpacks to far too much (xl/worksheets/sheet1.xml)" },
        { "a bomb of texts", "a workbook that unpacks to far too much (xl/sharedStrings.xml)" },
        { "a thousand parts", "a workbook of 1006 parts, where at most 500 are looked at" },
        { "a hundred sheets", "a workbook with 101 sheets, where at most 100 are looked at" },
        { "entities", "a workbook with a part that is no plain XML, or declares entities" },
        { "no XML", "a workbook with a part that is no plain XML, or declares entities" },
        { "a far cell", "a table with something in cell XFD1" },
        { "a far row", "a table with something in row 1048576" },
        { "a far dimension",
            "a table that is said to reach up to A1:XFD1048576: delete the empty rows and columns beyond it, and save it again" },
        { "an error", "the error of a formula in cell B2" },
        { "a formula without value", "a formula without its value in cell B2: open it in a spreadsheet, and save it again" },
        { "a missing sheet", "a workbook whose sheet Pledges is missing" },
        { "UTF-16", "text in UTF-16 (in Excel: save as \"CSV UTF-8\")" },
        { "UTF-16 without a mark", "a NUL, byte 2" },
        { "Latin-1", "text in another encoding than UTF-8 (in Excel: save as \"CSV UTF-8\")" },
        { "a NUL", "a NUL, byte 72" },
        { "an open quotation mark", "a quotation mark that never ends, in row 2" },
        { "a long value", "a value of more than 32767 characters, or a quotation mark that never ends, in the row that begins in line 2" },
        { "an array", "an array of JSON; each line is to hold one object" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_no_list_is_refused_with_what_was_found(string what, string found)
    {
        var app = await apps.On(Engine.Sqlite);
        var before = await app.Written();

        var refused = (await app.FocalPoint.Attach("/v1/imports?kind=pledges", FileOf(what))).Is(HttpStatusCode.BadRequest);

        Assert.Equal(("not-importable", ""), (refused.ErrorCodes.Single(), refused.Places.Single()));
        Assert.Equal(found, (string?)refused.Body["errors"]![0]!["found"]);
        Assert.Equal(before, await app.Written());
        Assert.Empty(await app.FocalPoint.Items("/v1/imports"));
    }

    [Theory]
    [InlineData("External id,Unit type,Unit name,Capacity,Response days,Available from,Colour\nx", "unknown-column", "'Colour' as the heading 7")]
    [InlineData("External id;Unit type;Unit name;Capacity;Response days;unit NAME\nx", "repeated-column", "'unit NAME' again, as the heading 6")]
    [InlineData("Unit type,Unit name\nx,y", "missing-column", "none called Capacity, Response days, Available from")]
    [InlineData("External id,Unit type,Unit name,Capacity,Response days,Available from\n,,,,,\n\n", "no-rows", "none")]
    public async Task A_table_has_the_headings_of_its_kind_and_a_row(string text, string code, string found)
    {
        var app = await apps.On(Engine.Sqlite);

        var refused = (await app.FocalPoint.Attach("/v1/imports?kind=pledges", Encoding.UTF8.GetBytes(text))).Is(HttpStatusCode.BadRequest);

        Assert.Equal((code, found), (refused.ErrorCodes.Single(), (string?)refused.Body["errors"]![0]!["found"]));
    }

    [Fact]
    public async Task Ten_thousand_rows_are_taken_and_one_more_is_not()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: [("Imports:JobsAtOnce", "0")]);
        var rows = ImportLifeTests.List(10_001);

        var refused = (await app.FocalPoint.Attach("/v1/imports?kind=pledges", rows)).Is(HttpStatusCode.BadRequest);

        Assert.Equal("too-many-rows", refused.ErrorCodes.Single());
        await app.FocalPoint.Uploaded("pledges", ImportLifeTests.List(10_000));
    }

    [Theory]
    [InlineData("list.csv", HttpStatusCode.Accepted)]
    [InlineData("list.TXT", HttpStatusCode.Accepted)]
    [InlineData("list.xlsx", HttpStatusCode.BadRequest)]
    [InlineData("list.ndjson", HttpStatusCode.BadRequest)]
    [InlineData("../list.csv", HttpStatusCode.BadRequest)]
    public async Task A_name_that_says_something_else_than_the_content_is_refused(string name, HttpStatusCode status)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: [("Imports:JobsAtOnce", "0")]);

        (await app.FocalPoint.WithoutReadingBack.Attach($"/v1/imports?kind=pledges&name={Uri.EscapeDataString(name)}", ImportLifeTests.List(1))).Is(status);
    }

    [Fact]
    public async Task A_formula_counts_by_its_value_and_a_text_that_looks_like_one_stays_a_text()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: [("Imports:JobsAtOnce", "0")]);
        var cells = string.Concat(
            Cell("A2", "REF-1"), Cell("B2", "ENGINEER_COY"), """<c r="C2" t="str"><f>"Unit "&amp;1</f><v>Unit 1</v></c>""",
            """<c r="D2"><f>2-1</f><v>1</v></c>""", """<c r="E2"><v>60</v></c>""", Cell("F2", "2027-01-01"));

        var id = await app.Tried(app.FocalPoint, "pledges", Book(Sheet(cells)));

        Assert.Equal("Unit 1", (string?)(await app.FocalPoint.Rows(id)).Single()["name"]);
        Assert.Equal("new", await app.FocalPoint.Results(id));
    }

    [Fact]
    public async Task Rows_that_are_empty_are_passed_over_and_keep_their_numbers()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: [("Imports:JobsAtOnce", "0")]);

        var id = await app.Tried(app.FocalPoint, "pledges", Book(Sheet("", $"<row r=\"7\">{Cells(7, ImportLifeTests.Row(1).Split(','))}</row>")));

        Assert.Equal(7, (int)(await app.FocalPoint.Rows(id)).Single()["number"]!);
    }

    private static byte[] FileOf(string what) => what switch
    {
        "nothing" => [],
        "a PDF" => SampleFiles.Pdf,
        "a picture" => SampleFiles.Png,
        "a program" => "MZ\u0090"u8.ToArray(),
        "an encrypted workbook" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
        "a document" => SampleFiles.Docx,
        "macros" => Book(Sheet(Row2), ("xl/vbaProject.bin", "x")),
        "the type of macros" => Book(Sheet(Row2), ("[Content_Types].xml", Types.Replace("sheet.main", "sheet.macroEnabled.main", StringComparison.Ordinal))),
        "XLSB" => SampleFiles.Zip("[Content_Types].xml", "xl/workbook.bin"),
        "half of an archive" => Book(Sheet(Row2))[..^40],
        "a bomb" => Book($"<x>{new string(' ', 150_000_000)}</x>"),
        "a bomb of texts" => Book(Sheet(Row2), ("xl/sharedStrings.xml", Noise(17_000_000))),
        "a thousand parts" => Book(Sheet(Row2), [.. Enumerable.Range(0, 1001).Select(number => ($"xl/media/{number}.png", "x"))]),
        "a hundred sheets" => Book(Sheet(Row2), ("xl/workbook.xml", WorkbookOf(101))),
        "entities" => Book("<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet xmlns=\"" + Main + "\"><sheetData>&a;</sheetData></worksheet>"),
        "no XML" => Book("not at all"),
        "a far cell" => Book(Sheet(Cell("XFD1", "x"))),
        "a far row" => Book(Sheet(Row2, "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>")),
        "a far dimension" => Book(Sheet(Row2).Replace("<sheetData>", "<dimension ref=\"A1:XFD1048576\"/><sheetData>", StringComparison.Ordinal)),
        "an error" => Book(Sheet("<c r=\"B2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>")),
        "a formula without value" => Book(Sheet("<c r=\"B2\"><f>A1</f></c>")),
        "a missing sheet" => Book(null),
        "UTF-16" => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(PledgeHeadings)],
        "UTF-16 without a mark" => Encoding.Unicode.GetBytes(PledgeHeadings),
        "Latin-1" => Encoding.Latin1.GetBytes($"{PledgeHeadings}\nREF-1,ENGINEER_COY,Compagnie du génie,1,60,2027-01-01\n"),
        "a NUL" => Encoding.UTF8.GetBytes($"{PledgeHeadings}\nx\0"),
        "an open quotation mark" => Encoding.UTF8.GetBytes($"{PledgeHeadings}\n\"REF-1,ENGINEER_COY\nREF-2,ENGINEER_COY\n"),
        "a long value" => Encoding.UTF8.GetBytes($"{PledgeHeadings}\n\"{new string('x', 40_000)}"),
        "an array" => "[{}]"u8.ToArray(),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
    };

    private static string Row2 => Cells(2, ImportLifeTests.Row(1).Split(','));

    private static string Cells(int row, string[] texts) => string.Concat(texts.Index().Select(each => Cell($"{(char)('A' + each.Index)}{row}", each.Item)));

    private static string Sheet(string secondRow, string more = "") =>
        $"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\">{Cells(1, Headings)}</row>"
            + $"{(secondRow.Length == 0 ? "" : $"<row r=\"2\">{secondRow}</row>")}{more}</sheetData></worksheet>";

    private static string Cell(string place, string text) => $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    private static string WorkbookOf(int sheets) => $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>"
        + string.Concat(Enumerable.Range(1, sheets)
            .Select(number => $"<sheet name=\"{(number == 1 ? "Pledges" : $"S{number}")}\" sheetId=\"{number}\" r:id=\"rId1\"/>"))
        + "</sheets></workbook>";

    // What packs badly, so that it is large in the archive too.
    private static string Noise(int length)
    {
        var random = new Random(1);
        return string.Create(length, random, (text, drawn) =>
        {
            for (var place = 0; place < text.Length; place++)
            {
                text[place] = (char)('a' + drawn.Next(26));
            }
        });
    }

    private static byte[] Book(string? sheet, params (string Name, string Text)[] more)
    {
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = Types,
            ["_rels/.rels"] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>",
            ["xl/workbook.xml"] = WorkbookOf(1),
            ["xl/_rels/workbook.xml.rels"] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + $"<Relationship Id=\"rId1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        };
        if (sheet is not null)
        {
            parts["xl/worksheets/sheet1.xml"] = sheet;
        }

        foreach (var (name, text) in more)
        {
            parts[name] = text;
        }

        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var entry = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
                entry.Write(text);
            }
        }

        return bytes.ToArray();
    }
}
