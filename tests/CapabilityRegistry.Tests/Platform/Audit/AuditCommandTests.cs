using System.Diagnostics;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Audit;

/// <summary>The commands as an auditor gives them: a process of its own, in another culture and time zone.</summary>
public sealed class AuditCommandTests(FilledRegistryApps apps, ExportFixture exports) : IClassFixture<FilledRegistryApps>, IClassFixture<ExportFixture>,
    IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("capability-registry-audit").FullName;

    private ExportFile Export => exports.Export;

    [Fact]
    public async Task An_export_is_checked_without_a_database()
    {
        var (exit, text, _) = await Run("audit", "verify", Written(Export.Bytes), "--anchor", Export.Head.ToString(), "--anchor", Export.AnchorOf(3)
            .ToString());

        Assert.Equal(0, exit);
        Assert.Equal($"{Export.Head.Seq} events, head {Export.Head.Seq} {Export.Head.Hash}\n2 of 2 anchors fit.\n", text);
        Assert.Equal(["export"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_damaged_one_ends_with_1_and_names_the_event()
    {
        var (exit, text, errors) = await Run("audit", "verify", Written(Export.With(5, each => each with { Actor = "x" }).Bytes));

        Assert.Equal(1, exit);
        Assert.StartsWith("Event 5 was changed: its content gives the hash ", text);
        Assert.EndsWith(" (line 5)\n", text);
        Assert.Equal("", errors);
    }

    [Fact]
    public async Task Anchors_may_stand_in_a_file()
    {
        var anchors = Path.Combine(_folder, "anchors");
        await File.WriteAllTextAsync(anchors, $"{Export.AnchorOf(4)}\r\n\n{Export.Head}\n", TestContext.Current.CancellationToken);

        var (exit, text, _) = await Run("audit", "verify", Written(Export.Without(Export.Head.Seq).Bytes), "--anchors", anchors);

        Assert.Equal(1, exit);
        Assert.StartsWith($"Event {Export.Head.Seq} is missing: the log ends with event {Export.Head.Seq - 1}, but the anchor {Export.Head}", text);
    }

    [Theory]
    [InlineData("Required command was not provided.", "audit")]
    [InlineData("'erase'", "audit", "erase")]
    [InlineData("audit verify takes either FILE or --database.", "audit", "verify")]
    [InlineData("audit verify takes either FILE or --database.", "audit", "verify", "one", "--database")]
    [InlineData("'two'", "audit", "verify", "one", "two")]
    [InlineData("Required argument missing for option: '--anchor'", "audit", "verify", "one", "--anchor")]
    [InlineData("An anchor has the form SEQ:HASH, a number and 64 lower-case hexadecimal digits, found '5:abc'", "audit", "verify", "one", "--anchor", "5:abc")]
    [InlineData("Could not find file", "audit", "verify", "no-such-file")]
    [InlineData("Could not find", "audit", "verify", "one", "--anchors", "/no/such/anchors")]
    [InlineData("Storage:Engine must be sqlite or sqlserver, found 'oracle'.", "audit", "anchor", "--Storage:Engine", "oracle")]
    [InlineData("The database cannot be read: ", "audit", "verify", "--database", "--Storage:ConnectionString", "Data Source=/no/such/folder/x.db")]
    [InlineData("The database cannot be read: ", "audit", "anchor", "--Storage:ConnectionString", "Data Source=:memory:")]
    public async Task What_cannot_be_checked_ends_with_2_and_a_sentence(string sentence, params string[] words)
    {
        var (exit, text, errors) = await Run(words);

        Assert.Equal(2, exit);
        Assert.Equal("", text);
        Assert.Contains(sentence, errors);
        Assert.DoesNotContain("   at ", errors);
    }

    [Theory]
    [InlineData("audit", "anchor")]
    [InlineData("audit", "verify", "--database")]
    public async Task A_wrong_path_is_refused_and_leaves_no_empty_database(params string[] words)
    {
        var (exit, _, errors) = await Run([.. words, "--Storage:ConnectionString", "Data Source=wrong.db"]);

        Assert.Equal(2, exit);
        Assert.Contains("The database cannot be read: ", errors);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Theory, EachEngine]
    public async Task The_database_is_checked_by_the_anchor_that_it_gave(Engine engine)
    {
        var app = await apps.On(engine);
        string[] database = ["--Storage:Engine", engine == Engine.Sqlite ? "sqlite" : "sqlserver", "--Storage:ConnectionString", app.Database.ConnectionString];

        var (exit, anchor, _) = await Run(["audit", "anchor", .. database]);
        Assert.Equal(0, exit);
        Assert.True(Anchor.TryParse(anchor.Trim(), out var head));

        (exit, var text, _) = await Run(["audit", "verify", "--database", "--anchor", anchor.Trim(), .. database]);
        Assert.Equal(0, exit);
        Assert.Equal($"{head.Seq} events, head {head.Seq} {head.Hash}\n1 of 1 anchors fit.\n", text);

        (exit, text, _) = await Run(["audit", "verify", "--database", "--anchor", new Anchor(3, head.Hash).ToString(), .. database]);
        Assert.Equal(1, exit);
        Assert.StartsWith("The chain was rewritten", text);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Written(byte[] export)
    {
        var file = Path.Combine(_folder, "export");
        File.WriteAllBytes(file, export);
        return file;
    }

    private async Task<(int Exit, string Text, string Errors)> Run(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder,
        };
        start.Environment["TZ"] = "Asia/Kathmandu";
        start.Environment["LANG"] = "th_TH.UTF-8";
        start.Environment.Remove("Storage__ConnectionString");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }
}
