using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Seeding;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Registry.Seeding;

/// <summary>Imports a row in which every cell is filled.</summary>
public sealed class SeedPledgesTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task Every_member_of_the_content_of_a_pledge_is_imported(Engine engine)
    {
        var app = await apps.On(engine);
        await using var scope = app.Services.CreateAsyncScope();
        using var file = new StreamReader(Repository.PathOf("db/demo/pledges.csv"));
        var rows = CsvFile.Read("pledges.csv", file).ToList();
        var cells = (await File.ReadAllLinesAsync(Repository.PathOf("db/demo/pledges.csv"), TestContext.Current.CancellationToken))[0].Split(',')
            .ToDictionary(name => name, name => rows.Select(row => row.Optional(name)).OfType<string>().FirstOrDefault() ?? "");
        (cells["id"], cells["partners"]) = ("ARG-90001", "BRA-00001");
        // What no pledge of the demo says is as in a request.
        foreach (var (member, value) in FullSample.Of("DraftPledge")!.Where(member => member.Value is JsonValue))
        {
            var column = JsonNamingPolicy.SnakeCaseLower.ConvertName(member);
            cells[column] = cells.GetValueOrDefault(column) is { Length: > 0 } said ? said : $"{value}";
        }

        await scope.ServiceProvider.GetRequiredService<SeedPledges>()
            .Run([new CsvRow("pledges.csv", 2, cells)], new Change("imported", Caller.System("import")));
        await scope.ServiceProvider.GetRequiredService<EventLog>().Commit();

        var pledge = (await app.Planner.Get("/v1/pledges/ARG-90001")).Is(HttpStatusCode.OK).Body;
        Assert.DoesNotContain(
            typeof(PledgeContent).GetProperties().Select(member => JsonNamingPolicy.CamelCase.ConvertName(member.Name)), member => SaysNothing(pledge[member]));
    }

    private static bool SaysNothing(JsonNode? value) => value is null or JsonArray { Count: 0 } || value.ToJsonString() == "0";
}
