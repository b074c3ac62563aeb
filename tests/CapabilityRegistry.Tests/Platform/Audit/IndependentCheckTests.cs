using System.Diagnostics;
using System.Text.RegularExpressions;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Audit;

/// <summary>Whoever does not trust this program can check an export without it: the script of the audit README does.</summary>
public sealed partial class IndependentCheckTests(ExportFixture exports) : IClassFixture<ExportFixture>
{
    private const string Python = "/usr/bin/python3";

    [Fact]
    public async Task The_script_of_the_README_finds_the_export_intact() =>
        Assert.Equal((0, $"{exports.Export.Head.Seq} {exports.Export.Head.Hash}\n"), await Run(exports.Export));

    [Fact]
    public async Task The_script_of_the_README_finds_a_changed_event() =>
        Assert.Equal((1, ""), await Run(exports.Export.With(5, each => each with { Reason = each.Reason + "." })));

    private static async Task<(int, string)> Run(ExportFile export)
    {
        Assert.SkipUnless(File.Exists(Python), "needs Python 3");
        var readme = await File.ReadAllTextAsync(Repository.PathOf("src/CapabilityRegistry/Platform/Audit/README.md"));
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, export.Bytes);
        var start = new ProcessStartInfo(Python, ["-c", Script().Match(readme).Groups[1].Value, file]) { RedirectStandardOutput = true,
            RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await errors;
        File.Delete(file);
        return (process.ExitCode, output);
    }

    [GeneratedRegex("```python\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Script();
}
