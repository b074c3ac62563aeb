using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Defence;
using CapabilityRegistry.Planning.Runs.Questions;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Planning.Defence;

/// <summary>A certificate taken along is checked by the program without a database.</summary>
public sealed class VerifyCommandTests(DemoRegistryApps apps) : IClassFixture<DemoRegistryApps>
{
    private Task<JsonObject>? _certificate;

    [Fact]
    public async Task The_plan_of_the_demo_data_holds_and_its_proof_adds_up()
    {
        var (exit, said) = Verify(await Certificate());

        Assert.True(exit == 0, said);
        Assert.Contains("the plan keeps every rule, and its figures add up", said);
        Assert.Contains("fill-priority-0: ", said);
    }

    [Fact]
    public async Task White_space_between_the_parts_does_not_count()
    {
        var laidOut = (await Certificate()).ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true });

        Assert.Equal(0, Verify(laidOut).Exit);
    }

    [Theory]
    [InlineData("input", "\"responseDays\":", "\"responseDays\":1", "The input is not the one that was planned")]
    [InlineData("plan", "\"amount\":", "\"amount\":1", "The plan is not the one that was kept")]
    public async Task What_was_changed_afterwards_is_seen_by_its_hash(string part, string was, string becomes, string said)
    {
        var certificate = await Certificate();
        certificate[part] = Changed(certificate[part]!, was, becomes);

        var answer = Verify(certificate);

        Assert.Equal(1, answer.Exit);
        Assert.Contains(said, answer.Said);
    }

    [Theory]
    [InlineData("\"amount\":", "\"amount\":1")]
    [InlineData("\"bound\":", "\"bound\":1")]
    [InlineData("\"missing\":", "\"missing\":1")]
    public async Task A_plan_that_is_wrong_in_itself_is_seen_although_its_hash_fits(string was, string becomes)
    {
        var certificate = await Certificate();
        certificate["plan"] = Changed(certificate["plan"]!, was, becomes);
        certificate["planHash"] = CanonicalJson.Hash(System.Text.Encoding.UTF8.GetBytes(certificate["plan"]!.ToJsonString(Json.Options)));

        var (exit, said) = Verify(certificate);

        Assert.True(exit == 1, said);
        Assert.DoesNotContain("keeps every rule", said);
    }

    [Fact]
    public async Task A_pledge_that_would_not_have_been_eligible_is_seen_although_the_hashes_fit()
    {
        var certificate = await Certificate();
        var chosen = (string)certificate["plan"]!["assignments"]![0]!["offerId"]!;
        certificate["input"]!["offers"]!.AsArray().Single(offer => (string?)offer!["id"] == chosen)!["status"] = "withdrawn";
        certificate["inputHash"] = CanonicalJson.Hash(System.Text.Encoding.UTF8.GetBytes(certificate["input"]!.ToJsonString(Json.Options)));

        var (exit, said) = Verify(certificate);

        Assert.True(exit == 1, said);
        Assert.Contains(chosen, said);
    }

    [Fact]
    public async Task Other_rules_and_other_files_are_not_judged()
    {
        Assert.Equal(2, Verify((await Certificate()).With("ruleSet", "0")).Exit);
        Assert.Equal(2, Verify((await Certificate()).With("format", "something-else/1")).Exit);
        Assert.Equal(2, Verify("no JSON").Exit);
        Assert.Equal(2, Verify("[]").Exit);
        Assert.Equal(2, Verify("{}").Exit);
        Assert.Equal(2, VerifyCommand.Run("/no/such/file.json", TextWriter.Null));
    }

    [Fact]
    public async Task The_program_does_so_as_an_operator_starts_it_and_opens_no_database()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, "RUN-00001.json");
            await File.WriteAllTextAsync(file, (await Certificate()).ToJsonString(Json.Options), TestContext.Current.CancellationToken);
            var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "match", "verify", file]) { RedirectStandardOutput = true,
                WorkingDirectory = folder.FullName };
            using var process = Process.Start(start)!;
            var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.True(process.ExitCode == 0, said);
            Assert.Equal([file], Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static JsonNode Changed(JsonNode part, string was, string becomes)
    {
        var text = part.ToJsonString(Json.Options);
        var at = text.IndexOf(was, StringComparison.Ordinal);
        Assert.True(at >= 0);
        return JsonNode.Parse(text[..at] + becomes + text[(at + was.Length)..])!;
    }

    private static (int Exit, string Said) Verify(JsonObject certificate) => Verify(certificate.ToJsonString(Json.Options));

    private static (int Exit, string Said) Verify(string text)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, text);
            using var said = new StringWriter();
            return (VerifyCommand.Run(file, said), said.ToString());
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task<JsonObject> Certificate()
    {
        var app = await apps.On(Engine.Sqlite);
        _certificate ??= Made();
        return (await _certificate).DeepClone().AsObject();

        async Task<JsonObject> Made()
        {
            var run = (await app.Run()).Body["run"]!["id"];
            return (await app.Auditor.Get($"/v1/match-runs/{run}/certificate")).Is(HttpStatusCode.OK).Body.AsObject();
        }
    }
}
