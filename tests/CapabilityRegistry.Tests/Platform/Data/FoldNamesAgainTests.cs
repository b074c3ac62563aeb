using System.Net;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;
using Dapper;

namespace CapabilityRegistry.Tests.Platform.Data;

public sealed class FoldNamesAgainTests
{
    [Theory, EachEngine]
    public async Task Rows_from_before_sharp_s_was_folded_get_their_keys_and_are_found_by_them(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var first = await Pledge(app, "Straße 1");
        await app.Token("planner");
        await Before(app, "UPDATE pledge SET external_id_key = 'old', search_name = 'straße'; UPDATE access_token SET name_key = id, person_key = 'old'");

        Migrations.Run(app.Database);

        Assert.Empty(await WorkedOutColumns.NotAsWorkedOut(app));
        Assert.Equal([first], (await app.FocalPoint.Get("/v1/pledges?externalId=STRASSE%201")).Body["items"]!.AsArray().Select(each => (string)each!["id"]!));
        await using var connection = await app.Database.Open(TestContext.Current.CancellationToken);
        var tokens = await connection.QueryAsync<(string Name, string NameKey, string Person, string PersonKey)>(
            "SELECT name, name_key, person, person_key FROM access_token WHERE person IS NOT NULL");
        Assert.NotEmpty(tokens);
        Assert.All(tokens, each => Assert.Equal((CanonicalText.NameKey(each.Name), CanonicalText.NameKey(each.Person)), (each.NameKey, each.PersonKey)));
    }

    [Theory, EachEngine]
    public async Task Of_two_rows_that_have_become_one_both_stay_and_one_has_the_key(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (sharp, deleted) = (await Pledge(app, "Straße"), await Pledge(app, "Fuß"));
        await Before(app, "UPDATE pledge SET external_id_key = id");
        var plain = await Pledge(app, "STRASSE");
        var other = await Pledge(app, "FUSS");
        (await app.FocalPoint.Delete($"/v1/pledges/{deleted}")).Is(HttpStatusCode.OK);

        Migrations.Run(app.Database);

        await using var connection = await app.Database.Open(TestContext.Current.CancellationToken);
        var keys = (await connection.QueryAsync<(string Id, string Key)>("SELECT id, external_id_key FROM pledge"))
            .ToDictionary(each => each.Id, each => each.Key);
        Assert.Equal((sharp, CanonicalText.ReferenceKey("strasse")), (keys[sharp], keys[plain]));
        Assert.Equal((CanonicalText.ReferenceKey("fuss"), CanonicalText.ReferenceKey("fuss")), (keys[deleted], keys[other]));
    }

    private static async Task<string> Pledge(RegistryApp app, string externalId) =>
        (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge().With("externalId", externalId))).Is(HttpStatusCode.Created).Id;

    private static async Task Before(RegistryApp app, string change)
    {
        await using var connection = await app.Database.Open(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(change);
        Assert.Equal(1, await connection.ExecuteAsync("DELETE FROM SchemaVersions WHERE ScriptName = @Name", new { FoldNamesAgain.Name }));
    }
}
