using System.Buffers.Binary;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;
using Microsoft.Playwright;

namespace CapabilityRegistry.Tests.Portal.Browser;

/// <summary>
/// The pictures of the pages that the papers show. Two machines never draw a page alike, so what is compared is the words of its headings, columns and
/// buttons, which stand beside the pictures in a file: where they are others now, the picture is out of date.
/// </summary>
public sealed class PictureTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Folder = "src/CapabilityRegistry.Portal/Pictures";
    private const int Width = 1200;
    private const int Height = 800;
    private const int LargestOfAll = 1_500_000;
    private const int Quality = 75;

    private const string Words = """
        () => [...document.querySelectorAll('h1, h2, thead th, legend, main label, main button')]
            .map(each => each.textContent.trim().replace(/\s+/g, ' ')).filter((text, index, all) => text && all.indexOf(text) === index)
        """;

    private static readonly IReadOnlyList<Picture> Pictures =
    [
        new("summary", null, "/"),
        new("today", "demo-focal-point-kaz", "/"),
        new("offer", "demo-focal-point-kaz", "/offer/KAZ-00006/2"),
        new("units", "demo-focal-point-kaz", "/units", Language: "ar"),
        new("unit", "demo-planner", "/units/KAZ-00003", From: "h1"),
        new("gaps", "demo-planner", "/gaps?on=2028-05-01"),
        new("requirement", "demo-planner", "/requirements/MINUSCA-00001", From: "#candidates"),
        new("plan", "demo-planner", "/plans/{run}"),
        new("compare", "demo-planner", "/plans/{run}/compare"),
        new("calendar", "demo-focal-point-kaz", "/calendar"),
    ];

    [Fact]
    public async Task Each_picture_shows_what_its_page_says_today()
    {
        Assert.SkipUnless(Chromium.Program is not null, $"{Chromium.Variable} is not set");
        var planned = (await chromium.App.Run()).Body["assignments"]![0]!["pledge"]!;
        var supposed = new JsonObject { ["withdrawals"] = new JsonArray(planned.DeepClone()) };
        var run = (string)(await chromium.App.Run(new JsonObject { ["scenario"] = supposed })).Body["run"]!["id"]!;
        var said = new List<string>();
        foreach (var people in Pictures.GroupBy(picture => (picture.Token, picture.Language)))
        {
            var page = await chromium.Person(people.Key.Token, people.Key.Language);
            foreach (var picture in people)
            {
                await page.GotoAsync(picture.Address.Replace("{run}", run, StringComparison.Ordinal));
                if (picture.From is { } from)
                {
                    await page.Locator(from).First.EvaluateAsync("part => part.scrollIntoView({ behavior: 'instant' })");
                }

                // Not every machine can draw, and every machine draws otherwise: taken only where they are renewed.
                if (Environment.GetEnvironmentVariable(Repository.Update) == "1")
                {
                    await Take(page, picture);
                }

                said.Add($"{picture.File}\n{string.Concat((await page.EvaluateAsync<string[]>(Words)).Select(text => $"  {text}\n"))}");
            }
        }

        Repository.Holds($"{Folder}/words.txt", string.Concat(said.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Each_picture_is_there_is_of_one_size_and_light_and_stands_in_a_paper()
    {
        var paper = File.ReadAllText(Repository.PathOf($"{Folder}/README.md"));
        var files = Directory.EnumerateFiles(Repository.PathOf(Folder), "*.webp").ToDictionary(file => Path.GetFileName(file)!, File.ReadAllBytes);
        Assert.Equal(Pictures.Select(picture => picture.File).Order(), files.Keys.Order());
        Assert.All(files, file => Assert.Equal((Width, Height), SizeOf(file.Value)));
        Assert.All(files.Keys, file => Assert.Contains($"]({file})", paper, StringComparison.Ordinal));
        Assert.InRange(files.Values.Sum(file => file.Length), 1, LargestOfAll);
        Assert.Matches($@"\A# CapabilityRegistry\n\n!\[[^\]]+\]\({Folder}/\w+\.webp\)\n", File.ReadAllText(Repository.PathOf("README.md")));
    }

    // Playwright takes no WebP, which has a third of the bytes of PNG; the browser does.
    private static async Task Take(IPage page, Picture picture)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var taken = await session.SendAsync("Page.captureScreenshot", new() { ["format"] = "webp", ["quality"] = Quality });
        await File.WriteAllBytesAsync(Repository.PathOf($"{Folder}/{picture.File}"), taken!.Value.GetProperty("data").GetBytesFromBase64());
    }

    /// <summary>
    /// Width and height as they stand at the beginning of a WebP file: in the extended form, which a machine writes that knows its colours, each less one in
    /// three bytes; in the simple one each in 14 bits (RFC 9649 and RFC 6386).
    /// </summary>
    private static (int Width, int Height) SizeOf(byte[] file)
    {
        Assert.Equal("WEBP"u8, file.AsSpan(8, 4));
        return file.AsSpan(12, 4).SequenceEqual("VP8X"u8) ? (Long(24), Long(27)) : (Short(26), Short(28));

        int Long(int at) => Whole(at) + (file[at + 2] << 16) + 1;
        int Short(int at) => Whole(at) & 0x3FFF;
        int Whole(int at) => BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at));
    }

    /// <param name="Name">Of its file, without the ending.</param>
    /// <param name="Token">Who looks at it; null for a stranger.</param>
    /// <param name="From">What stands at the upper edge, as a selector; null for the beginning of the page.</param>
    private sealed record Picture(string Name, string? Token, string Address, string? From = null, string Language = "en")
    {
        public string File => $"{Name}.webp";
    }
}
