using System.Diagnostics;
using CapabilityRegistry.App;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Tests.App;

/// <summary>What the program makes of its words, as a process of its own in an empty folder.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("capability-registry-words").FullName;

    [Theory]
    [InlineData("'serv'", "serv")]
    [InlineData("'--Limit:Requests=5'", "--Limit:Requests=5")]
    [InlineData("'--Storage:Engine'", "--Storage:Engine")]
    [InlineData("'also'", "--migrate", "also")]
    [InlineData("'--person' is required", "token", "create", "--role", "planner")]
    [InlineData("'--role' is required", "token", "create", "--name", "x")]
    [InlineData("--role takes one of focal-point, planner", "token", "create", "--person", "x", "--role", "chief")]
    [InlineData("'soon'", "token", "create", "--person", "x", "--role", "planner", "--days", "soon")]
    [InlineData("--scopes takes read, write", "token", "create", "--person", "x", "--role", "planner", "--scopes", "all")]
    [InlineData("verify", "match", "verify")]
    [InlineData("Required command", "token")]
    [InlineData("--dry-run belongs to --migrate", "--dry-run")]
    [InlineData("backup", "backup")]
    [InlineData("restore", "restore")]
    public async Task Words_that_are_none_of_its_are_named_and_nothing_is_started(string named, params string[] words)
    {
        var (exit, text, errors) = await Run(words);

        Assert.Equal(2, exit);
        Assert.Equal("", text);
        Assert.Contains(named, errors);
        Assert.Contains("--help", errors);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("serve token match audit backup restore --migrate --dry-run --version", "--help")]
    [InlineData("--role --person --name --contributor --scopes --days focal-point", "token", "create", "--help")]
    [InlineData("FILE --database --anchor --anchors", "audit", "verify", "--help")]
    [InlineData("FILE", "match", "verify", "--help")]
    [InlineData("FILE", "backup", "--help")]
    [InlineData("FILE --replace", "restore", "--help")]
    public async Task Help_names_every_word_of_a_command(string all, params string[] words)
    {
        var (exit, text, _) = await Run(words);

        Assert.Equal(0, exit);
        Assert.All(all.Split(' '), word => Assert.Contains(word, text));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task It_tells_its_version() => Assert.Equal((0, $"{RegistryVersion.Text}\n", ""), await Run("--version"));

    [Fact]
    public void Settings_are_taken_off_wherever_they_stand()
    {
        var (words, settings) = CommandLineSettings.Split(
            ["--Storage:Engine", "sqlite", "token", "--urls=http://127.0.0.1:1", "create", "--name", "x", "--Limits:Requests", "5"]);

        Assert.Equal(["token", "create", "--name", "x"], words);
        Assert.Equal(["--Storage:Engine=sqlite", "--urls=http://127.0.0.1:1", "--Limits:Requests=5"], settings);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(int Exit, string Text, string Errors)> Run(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. words])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment.Remove("Storage__ConnectionString");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }
}
