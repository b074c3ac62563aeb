using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;
using Dapper;

namespace CapabilityRegistry.Tests.Platform.Data;

public sealed class FillSearchNamesTests
{
    [Theory, EachEngine]
    public async Task Rows_from_before_names_could_be_searched_get_their_searchable_names(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        await using (var connection = await app.Database.Open(TestContext.Current.CancellationToken))
        {
            await connection.ExecuteAsync("UPDATE pledge SET search_name = NULL; UPDATE sur SET search_name = NULL");
            Assert.Equal(1, await connection.ExecuteAsync("DELETE FROM SchemaVersions WHERE ScriptName = @Name", new { FillSearchNames.Name }));
        }

        Migrations.Run(app.Database);

        Assert.Empty(await WorkedOutColumns.NotAsWorkedOut(app));
        Assert.NotEmpty((await app.Planner.Get("/v1/pledges?q=company")).Body["items"]!.AsArray());
    }
}
