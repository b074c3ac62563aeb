using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;
using Dapper;

namespace CapabilityRegistry.Tests.Platform.Data;

public sealed class ReturnedForTests
{
    private const string Script = "0148_returned_for.sql";

    [Theory, EachEngine]
    public async Task A_row_that_says_nothing_of_its_return_says_that_it_was_not_returned(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.DraftPledge();
        await using (var connection = await app.Database.Open(TestContext.Current.CancellationToken))
        {
            await connection.ExecuteAsync("UPDATE pledge SET returned_for = NULL WHERE id = @Id", new { Id = pledge });
            Assert.Equal(1, await connection.ExecuteAsync("DELETE FROM SchemaVersions WHERE ScriptName LIKE @Name", new { Name = $"%{Script}" }));
        }

        Migrations.Run(app.Database);

        Assert.Empty((await app.FocalPoint.Get($"/v1/pledges/{pledge}")).Body["returnedFor"]!.AsArray());
    }
}
