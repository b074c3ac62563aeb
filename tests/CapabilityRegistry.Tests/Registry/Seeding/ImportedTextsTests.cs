using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Seeding;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Registry.Seeding;

/// <summary>Texts of an imported file are refused for the same reasons as those of a request.</summary>
public sealed class ImportedTextsTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory]
    [InlineData("unit_name", "Engineer\u200B company",
        "/unitName: expected a text of assigned characters, without control or invisible characters, found U+200B at character 9 of")]
    [InlineData("note_verbale", "NV\U000E00411",
        "/noteVerbale: expected a text of assigned characters, without control or invisible characters, found U+E0041 at character 3 of")]
    [InlineData("caveats", "no \u202E nights", "/caveats/0/text: expected a text without control characters, found U+202E at character 4 of")]
    public async Task A_pledge_with_a_character_that_no_request_may_hold_is_not_imported(string column, string text, string reason)
    {
        var refused = await Assert.ThrowsAsync<FormatException>(() => Import(column, text));

        Assert.StartsWith($"pledges.csv, line 2: {reason}", refused.Message);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_not_imported()
    {
        var refused = await Assert.ThrowsAsync<FormatException>(() => Import("external_id", new string('a', 101)));

        Assert.StartsWith("pledges.csv, line 2: /externalId: expected a text from 1 to 100 characters", refused.Message);
    }

    [Fact]
    public Task Names_with_joiners_are_imported() => Import("unit_name", "ශ්\u200Dරී ලංකා");

    private async Task Import(string column, string text)
    {
        var app = await apps.On(Engine.Sqlite);
        await using var scope = app.Services.CreateAsyncScope();
        using var file = new StreamReader(Repository.PathOf("db/demo/pledges.csv"));
        var first = CsvFile.Read("pledges.csv", file).First();
        var cells = (await File.ReadAllLinesAsync(Repository.PathOf("db/demo/pledges.csv")))[0].Split(',')
            .ToDictionary(name => name, name => name == column ? text : first.Optional(name) ?? "");

        await scope.ServiceProvider.GetRequiredService<SeedPledges>()
            .Run([new CsvRow("pledges.csv", 2, cells)], new Change("imported", Caller.System("import")));
    }
}
