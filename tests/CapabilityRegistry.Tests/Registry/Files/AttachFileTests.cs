using System.Net;
using System.Security.Cryptography;
using System.Text;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Files;

/// <summary>Files are attached to objects and fetched again, byte for byte, and nothing that is not what it says is taken.</summary>
public sealed class AttachFileTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private static readonly (string Name, string Kind, byte[] Content)[] Kinds =
    [
        ("Load plan.pdf", "pdf", SampleFiles.Pdf), ("Report.docx", "docx", SampleFiles.Docx), ("Ammunition.xlsx", "xlsx", SampleFiles.Xlsx),
        ("Bridge.PNG", "png", SampleFiles.Png), ("Camp.jpg", "jpeg", SampleFiles.Jpeg), ("Жүктеу жоспары.jpeg", "jpeg", SampleFiles.Jpeg),
    ];

    // More than one part, and no whole number of them.
    private static readonly byte[] Long = [.. SampleFiles.Pdf, .. new byte[3 * FileBody.Part]];

    [Theory, EachEngine]
    public async Task A_file_of_each_kind_comes_back_byte_for_byte(Engine engine)
    {
        var app = await apps.On(engine);
        var paper = await app.Paper(await app.DraftPledge());
        foreach (var (name, kind, content) in Kinds.Append(("Long.pdf", "pdf", Long)))
        {
            var file = (await Attach(app.FocalPoint, "papers", paper, name, content)).Is(HttpStatusCode.Created);

            Assert.Equal((name, kind, content.Length), ((string)file.Body["name"]!, (string)file.Body["kind"]!, (int)file.Body["bytes"]!));
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), (string?)file.Body["sha256"]);
            Assert.Equal(
                ("paper", paper, "KAZ", app.Today()),
                ((string)file.Body["attachedToKind"]!, (string)file.Body["attachedTo"]!, (string)file.Body["contributor"]!, (string)file.Body["attachedOn"]!));
            Assert.Equal(content, await Content(app.Planner, file.Id));
        }

        Assert.Equal(7, (await app.FocalPoint.Items($"/v1/files?attachedTo={paper}")).Count);
    }

    [Theory, EachEngine]
    public async Task A_folder_keeps_each_content_once_and_what_is_in_the_database_is_still_found(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var paper = await app.Paper(await app.DraftPledge());
        var before = await app.AttachedFile(paper);
        var folder = Directory.CreateTempSubdirectory();
        await using var other = app.AnotherInstance(("Storage:Files", folder.FullName));

        var first = (await Attach(other.FocalPoint, "papers", paper, "Long.pdf", Long)).Is(HttpStatusCode.Created);
        var second = (await Attach(other.FocalPoint, "papers", paper, "Again.pdf", Long)).Is(HttpStatusCode.Created);
        (await Attach(other.FocalPoint, "papers", paper, "Tried.jpg", SampleFiles.Jpeg, "&dryRun=true")).Is(HttpStatusCode.Created);

        Assert.Equal([(string)first.Body["sha256"]!], folder.EnumerateFiles().Select(each => each.Name));
        Assert.Equal(Long, await Content(other.FocalPoint, second.Id));
        Assert.Equal(SampleFiles.Pdf, await Content(other.FocalPoint, before));
        folder.Delete(recursive: true);
    }

    [Theory, EachEngine]
    public async Task What_is_not_what_its_name_says_is_refused_with_what_was_found(Engine engine)
    {
        var app = await apps.On(engine);
        var paper = await app.Paper(await app.DraftPledge());

        Assert.Equal("a PNG image", await Found("a.pdf", SampleFiles.Png));
        Assert.Equal("a PDF document", await Found("a.docx", SampleFiles.Pdf));
        Assert.Equal("a workbook in XLSX", await Found("a.docx", SampleFiles.Xlsx));
        Assert.Equal("nothing", await Found("a.pdf", []));
        Assert.Equal("a program", await Found("a.pdf", "MZ\u0090"u8.ToArray()));
        Assert.Equal("something that begins with the bytes 3C68746D6C3E", await Found("a.jpg", "<html>"u8.ToArray()));
        Assert.Equal("something that begins with the bytes 0A255044462D312E", await Found("a.pdf", "\n%PDF-1.4"u8.ToArray()));
        Assert.StartsWith("an OLE container", await Found("a.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]));
        Assert.Equal("an Office document with macros ('word/vbaProject.bin')",
            await Found("a.docx", SampleFiles.Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")));
        Assert.Equal("an Office document with macros ('xl/macrosheets/sheet1.xml')",
            await Found("a.xlsx", SampleFiles.Zip("[Content_Types].xml", "xl/workbook.xml", "xl/macrosheets/sheet1.xml")));
        var neither = "a ZIP archive that is neither a document nor a workbook of Office Open XML";
        Assert.Equal(neither, await Found("a.docx", SampleFiles.Zip("word/document.xml")));
        Assert.Equal(neither, await Found("a.docx", SampleFiles.Zip("[Content_Types].xml", "word/document.xml", "xl/workbook.xml")));
        Assert.Equal("a ZIP archive that is damaged or goes on behind its end", await Found("a.docx", SampleFiles.Docx[..^1]));
        Assert.Equal("a ZIP archive that is damaged or goes on behind its end", await Found("a.docx", [.. SampleFiles.Docx, .. "MZ"u8]));
        Assert.Equal(
            "a ZIP archive with something between its list of entries and its end", await Found("a.docx", [.. "PK\u0003\u0004"u8, .. SampleFiles.Docx]));
        Assert.Equal("a ZIP archive with too many entries",
            await Found("a.docx", SampleFiles.Zip([.. Enumerable.Range(0, 20_000).Select(number => $"word/{number}")])));
        Assert.StartsWith("a ZIP archive that unpacks to ", await Found("a.docx", SampleFiles.Zip("[Content_Types].xml", "word/document.xml"), Enlarged));
        Assert.Empty(await app.FocalPoint.Items($"/v1/files?attachedTo={paper}"));

        async Task<string?> Found(string name, byte[] content, Action<byte[]>? spoil = null)
        {
            content = [.. content];
            spoil?.Invoke(content);
            var refused = (await Attach(app.FocalPoint, "papers", paper, name, content)).Is(HttpStatusCode.BadRequest);
            Assert.Equal(("not-what-it-says", ""), (refused.ErrorCodes.Single(), refused.Places.Single()));
            return (string?)refused.Body["errors"]![0]!["found"];
        }
    }

    [Theory, EachEngine]
    public async Task A_name_has_an_ending_that_is_known_and_is_no_path(Engine engine)
    {
        var app = await apps.On(engine);
        var paper = await app.Paper(await app.DraftPledge());

        Assert.Equal("unknown-ending", await Refused("plan.exe"));
        Assert.Equal("unknown-ending", await Refused("plan.pdf.docm"));
        foreach (var name in new[] { "../plan.pdf", @"..\plan.pdf", "C:plan.pdf", ".plan.pdf", "plans", "plan.pdf\" y.pdf", "plans.p", "plan\u202Efdp.pdf" })
        {
            Assert.Equal("wrong-form", await Refused(name));
        }

        async Task<string> Refused(string name)
        {
            var refused = (await Attach(app.FocalPoint, "papers", paper, name, SampleFiles.Pdf)).Is(HttpStatusCode.BadRequest);
            Assert.Equal("name", refused.Places.Single());
            return refused.ErrorCodes.Single();
        }
    }

    [Theory, EachEngine]
    public async Task A_name_is_of_200_characters_at_most_whatever_they_are(Engine engine)
    {
        var app = await apps.On(engine);
        var paper = await app.Paper(await app.DraftPledge());
        foreach (var character in new[] { "x", "Ж", "\U0001F69C" })
        {
            var longest = string.Concat(Enumerable.Repeat(character, 195)) + ".jpeg";

            var file = (await Attach(app.FocalPoint, "papers", paper, longest, SampleFiles.Jpeg)).Is(HttpStatusCode.Created);
            Assert.Equal(longest, (string?)file.Body["name"]);
            Assert.Equal(SampleFiles.Jpeg, await Content(app.FocalPoint, file.Id));
            var refused = (await Attach(app.FocalPoint, "papers", paper, character + longest, SampleFiles.Jpeg)).Is(HttpStatusCode.BadRequest);
            Assert.Equal("wrong-form", refused.ErrorCodes.Single());
        }
    }

    [Theory, EachEngine]
    public async Task Whoever_may_write_an_object_attaches_and_whoever_may_read_it_fetches(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var (state, planner, assessor) = (app.FocalPoint, app.Planner, app.Assessor);
        (string Objects, string Id, Session Writer)[] cases =
        [
            ("papers", await app.Paper(pledge), state),
            ("visits", await app.ScheduledVisit(pledge), assessor),
            ("findings", await app.Finding(pledge), state),
            ("agreements", await app.Agreement(pledge), planner),
            ("caps", await app.Cap(), state),
            ("deficiencies", await app.Deficiency(pledge), state),
        ];
        Session[] everybody = [state, planner, assessor, app.Auditor, app.Administrator];
        foreach (var (objects, id, writer) in cases)
        {
            foreach (var session in everybody)
            {
                (await Attach(session, objects, id, "Plan.pdf", SampleFiles.Pdf)).Is(session == writer ? HttpStatusCode.Created : HttpStatusCode.Forbidden);
            }

            (await Attach(app.OtherFocalPoint, objects, id, "Plan.pdf", SampleFiles.Pdf))
                .Is(writer == state ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden);
            var file = (string)Assert.Single(await app.FocalPoint.Items($"/v1/files?attachedTo={id}"))["id"]!;
            foreach (var session in everybody)
            {
                var may = (await session.Get($"/v1/{objects}/{id}")).Status == HttpStatusCode.OK ? HttpStatusCode.OK : HttpStatusCode.NotFound;
                (await session.Get($"/v1/files/{file}")).Is(may);
                (await session.Get($"/v1/files/{file}/content")).Is(may);
                Assert.Equal(may == HttpStatusCode.OK ? 1 : 0, (await session.Items($"/v1/files?attachedTo={id}")).Count);
            }

            (await app.OtherFocalPoint.Get($"/v1/files/{file}")).Is(HttpStatusCode.NotFound);
            (await app.OtherFocalPoint.Get($"/v1/files/{file}/content")).Is(HttpStatusCode.NotFound);
            Assert.Empty(await app.OtherFocalPoint.Items($"/v1/files?attachedTo={id}"));
        }
    }

    [Theory, EachEngine]
    public async Task A_newer_file_of_the_same_object_takes_the_place_of_an_older_one_once(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.DraftPledge();
        var (paper, other) = (await app.Paper(pledge), await app.Paper(pledge));
        var older = await app.AttachedFile(paper);

        var newer = (await Attach(app.FocalPoint, "papers", paper, "New.pdf", SampleFiles.Pdf, $"&supersedes={older}")).Is(HttpStatusCode.Created);

        Assert.Equal(older, (string?)newer.Body["supersedes"]);
        var stored = (await app.FocalPoint.Get($"/v1/files/{older}")).Body;
        Assert.Equal((newer.Id, 2), ((string?)stored["supersededBy"], (int)stored["version"]!));
        Assert.Equal(SampleFiles.Pdf, await Content(app.FocalPoint, older));
        Assert.Equal("file-superseded", (await Superseding(paper, older)).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("of-another-object", (await Superseding(other, newer.Id)).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal(["unknown-file"], (await Superseding(paper, "FILE-99999")).Is(HttpStatusCode.BadRequest).ErrorCodes);
        Assert.Empty(await app.FocalPoint.Items($"/v1/files?attachedTo={other}"));
        Assert.Equal(
            ["attached", "superseded"],
            (await app.Auditor.Items($"/v1/events?subjectKind=file&subjectId={older}")).Select(each => (string)each["action"]!));

        Task<Answer> Superseding(string to, string file) => Attach(app.FocalPoint, "papers", to, "New.pdf", SampleFiles.Pdf, $"&supersedes={file}");
    }

    [Theory, EachEngine]
    public async Task A_download_is_saved_and_never_shown_within_a_page_and_is_not_sent_twice(Engine engine)
    {
        var app = await apps.On(engine);
        var paper = await app.Paper(await app.DraftPledge());
        var file = (await Attach(app.FocalPoint, "papers", paper, "Жоспар 1.pdf", SampleFiles.Pdf)).Is(HttpStatusCode.Created);

        var sent = (await app.Planner.Get($"/v1/files/{file.Id}/content")).Is(HttpStatusCode.OK);

        Assert.Equal(FileBody.MediaType, sent.MediaType);
        Assert.Equal("attachment; filename*=UTF-8''%D0%96%D0%BE%D1%81%D0%BF%D0%B0%D1%80%201.pdf", sent.Headers["Content-Disposition"]);
        Assert.Equal("nosniff", sent.Headers["X-Content-Type-Options"]);
        Assert.Equal($"\"{file.Body["sha256"]}\"", sent.ETag);
        Assert.Equal(Encoding.UTF8.GetString(SampleFiles.Pdf), sent.Text);
        Assert.Equal(HttpStatusCode.NotModified, await Asked(HttpMethod.Get, sent.ETag));
        Assert.Equal(HttpStatusCode.OK, await Asked(HttpMethod.Head, null));
        Assert.Contains(await app.Auditor.Items("/v1/access-log?operation=GetFileContent"), each => each.ToJsonString().Contains(file.Id));

        async Task<HttpStatusCode> Asked(HttpMethod method, string? held)
        {
            using var request = new HttpRequestMessage(method, $"/v1/files/{file.Id}/content");
            request.Headers.TryAddWithoutValidation("If-None-Match", held is null ? [] : [held]);
            using var response = await app.Planner.Client.SendAsync(request);
            Assert.Empty(await response.Content.ReadAsByteArrayAsync());
            return response.StatusCode;
        }
    }

    [Theory, EachEngine]
    public async Task A_file_that_is_sent_twice_under_one_key_is_attached_once(Engine engine)
    {
        var app = await apps.On(engine);
        var paper = await app.Paper(await app.DraftPledge());
        var path = $"/v1/papers/{paper}/files?name=a.pdf";

        var first = (await app.FocalPoint.Attach(path, Long, "the-plan")).Is(HttpStatusCode.Created);
        var again = (await app.FocalPoint.Attach(path, Long, "the-plan")).Is(HttpStatusCode.Created);

        Assert.Equal((first.Id, "true"), (again.Id, again.Headers["Idempotent-Replayed"]));
        (await app.FocalPoint.Attach(path, SampleFiles.Pdf, "the-plan")).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Single(await app.FocalPoint.Items($"/v1/files?attachedTo={paper}"));
    }

    [Theory, EachEngine]
    public async Task Twenty_megabytes_are_taken_and_a_byte_more_is_not(Engine engine)
    {
        var app = await apps.On(engine);
        var paper = await app.Paper(await app.DraftPledge());
        var longest = new byte[FileBody.Longest];
        SampleFiles.Pdf.CopyTo(longest, 0);

        var file = (await Attach(app.FocalPoint, "papers", paper, "Longest.pdf", longest)).Is(HttpStatusCode.Created);

        Assert.Equal((string?)file.Body["sha256"], Convert.ToHexStringLower(SHA256.HashData(await Content(app.FocalPoint, file.Id))));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Longer());
        Assert.Single(await app.FocalPoint.Items($"/v1/files?attachedTo={paper}"));

        // Asks first, so that the refusal is read and not only that the connection was closed.
        async Task<HttpStatusCode> Longer()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/papers/{paper}/files?name=Longer.pdf");
            request.Headers.ExpectContinue = true;
            request.Content = new ByteArrayContent([.. longest, 0]);
            request.Content.Headers.ContentType = new(FileBody.MediaType);
            using var response = await app.FocalPoint.Client.SendAsync(request);
            return (await Answer.Of(response)).Status;
        }
    }

    private static Task<byte[]> Content(Session session, string file) =>
        session.Client.GetByteArrayAsync($"/v1/files/{file}/content", TestContext.Current.CancellationToken);

    private static Task<Answer> Attach(Session session, string objects, string id, string name, byte[] content, string more = "") =>
        session.WithoutReadingBack.Attach($"/v1/{objects}/{id}/files?name={Uri.EscapeDataString(name)}{more}", content);

    // The length that the last entry of the list says it has when it is unpacked.
    private static void Enlarged(byte[] archive)
    {
        var entry = archive.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        archive.AsSpan(entry + 24, 4).Fill(0x7F);
    }
}
