using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.App.Processes;
using CapabilityRegistry.Tests.Portal;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http;

/// <summary>A client that hangs up in the middle of an upload leaves nothing behind: no row, no file, no word in the log.</summary>
public sealed class BrokenUploadTests
{
    // Whether somebody still writes to a line that is gone is a matter of luck.
    private const int Times = 10;

    private const int Half = 1_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("list", true)]
    [InlineData("list", false)]
    [InlineData("file", true)]
    [InlineData("file", false)]
    [InlineData("form", true)]
    [InlineData("form", false)]
    public async Task Nothing_is_left_of_an_upload_that_breaks_off(string what, bool isCut)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a process holds open is read in /proc.");
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var paper = await app.Paper(await app.RegisteredPledge());
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await using var process = await app.ProcessIn(folder.FullName);
            var address = process.Client.BaseAddress!;
            var half = await HalfOf(what, paper, address);
            var (written, there) = (await Rows(app), Files(folder));

            for (var time = 0; time < Times; time++)
            {
                await BreakOff(address, half, isCut, () => Open(process, folder), what == "form" ? 1 : Half);
            }

            Assert.Equal(written, await Rows(app));
            Assert.Equal(there, Files(folder));
            (await process.As("demo-focal-point-kaz").Attach($"/v1/papers/{paper}/files?name=Load%20plan.pdf", SampleFiles.Pdf)).Is(HttpStatusCode.Created);
            // All that it wrote is there once it has ended. What it does beside requests is not asked about.
            await process.Stop();
            var loud = process.Output.Where(said => said.Contains("ConnectionId", StringComparison.Ordinal)
                && (string?)JsonNode.Parse(said)!["LogLevel"] is "Warning" or "Error" or "Critical").ToList();
            Assert.True(loud.Count == 0, string.Join('\n', loud));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task BreakOff(Uri address, string half, bool isCut, Func<IReadOnlyList<long>> open, int least)
    {
        await using var line = await RawConnection.To(address);
        await line.Send(half);
        await Until(() => open() is [var received] && received >= least);
        if (isCut)
        {
            line.Cut();
        }
        else
        {
            line.End();
            Assert.Matches("^(HTTP/1.1 400 |$)", await AnswerOn(line));
        }

        await Until(() => open().Count == 0);
    }

    // Enough of it that the program has put it into a file.
    private static async Task<string> HalfOf(string what, string paper, Uri address)
    {
        var half = new string('x', Half);
        string[] body = ["Content-Type: application/octet-stream", "Content-Length: 2000000", ""];
        if (what != "form")
        {
            var path = what == "list" ? "/v1/imports?kind=pledges" : $"/v1/papers/{paper}/files?name=Load%20plan.pdf";
            return RawConnection.Head($"POST {path}", "demo-focal-point-kaz", body) + half;
        }

        using var visitor = await Visitor.At(address, "demo-focal-point-kaz");
        await visitor.Open($"/papers/{paper}/files");
        var token = visitor.Form($"/papers/{paper}/files").QuerySelector("[name=token]")!.GetAttribute("value");
        var cookies = string.Join("; ", visitor.Cookies.Select(cookie => $"{cookie.Name}={cookie.Value}"));
        return RawConnection.Head(
            $"POST /papers/{paper}/files", null, $"Cookie: {cookies}", "Accept: text/html", "Content-Type: multipart/form-data; boundary=part", body[1], "")
            + $"--part\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n{token}\r\n"
            + $"--part\r\nContent-Disposition: form-data; name=\"name\"; filename=\"plan.pdf\"\r\n\r\n{half}";
    }

    private static async Task<(long, long)> Rows(RegistryApp app)
    {
        await using var work = new Work(app.Database);
        return (await app.Written(), await work.Find<long>("SELECT COUNT(*) + (SELECT COUNT(*) FROM import_part) FROM file_part"));
    }

    private static IEnumerable<string> Files(DirectoryInfo folder) => [.. folder.GetFiles().Select(file => file.Name).Order()];

    // Nothing, where the line is closed with what was sent still unread: of such a line the answer may be lost.
    private static async Task<string> AnswerOn(RawConnection line)
    {
        try
        {
            return await line.Rest();
        }
        catch (IOException)
        {
            return "";
        }
    }

    // How long the files of the folder are that it holds open, those without a name too.
    private static IReadOnlyList<long> Open(RegistryProcess process, DirectoryInfo folder) =>
    [
        .. new DirectoryInfo($"/proc/{process.Id}/fd").GetFileSystemInfos()
            .Where(file => file.LinkTarget?.StartsWith(folder.FullName, StringComparison.Ordinal) == true).Select(LengthOf),
    ];

    // Nothing, if it was closed in between.
    private static long LengthOf(FileSystemInfo opened)
    {
        try
        {
            using var file = File.OpenHandle(opened.FullName);
            return RandomAccess.GetLength(file);
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    private static async Task Until(Func<bool> reached)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!reached())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), patience.Token);
        }
    }
}
