using System.Net;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http.Lists;

public sealed class FilterCodeTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    // Of the right form, and not in the catalogue.
    [Theory]
    [InlineData("contributor", "XQX")]
    [InlineData("mission", "MINUXXX")]
    [InlineData("organisation", "XQXQ")]
    [InlineData("region", "ATLANTIS")]
    [InlineData("unitType", "HOVERCRAFT_COY")]
    [InlineData("subjectKind", "shipment")]
    [InlineData("action", "teleported")]
    [InlineData("operation", "DestroyPledge")]
    [InlineData("status", "lost")]
    [InlineData("cause", "weather")]
    public async Task A_code_that_there_is_not_is_refused_wherever_it_can_be_asked_for(string parameter, string code)
    {
        var app = await apps.On(Engine.Sqlite);
        var taking = await Lists.Taking(app, parameter);
        Assert.NotEmpty(taking);

        foreach (var path in taking.Select(each => $"{each.Path.Replace("{id}", "MINUSCA", StringComparison.Ordinal)}?{parameter}={code}"))
        {
            var refused = (await (await Lists.ReaderOf(app, path)).Get(path)).Is(HttpStatusCode.BadRequest);

            Assert.Equal([parameter], refused.Places);
            Assert.Contains(refused.ErrorCodes[0], (string[])["unknown-code", "wrong-form"]);
            Assert.Equal($"'{code}'", (string?)refused.Body["errors"]![0]!["found"]);
        }
    }

    [Fact]
    public async Task Every_unknown_code_of_a_query_is_named()
    {
        var app = await apps.On(Engine.Sqlite);

        var refused = (await app.Planner.Get("/v1/pledges?region=ATLANTIS&contributor=XQX&unitType=ENGINEER_COY")).Is(HttpStatusCode.BadRequest);

        Assert.Equal(["contributor", "region"], refused.Places.Order(StringComparer.Ordinal));
        Assert.Equal(["a code of /v1/contributors", "the regions of /v1/contributors"],
            refused.Body["errors"]!.AsArray().Select(error => ((string)error!["expected"]!).Replace("a code of the", "the", StringComparison.Ordinal)));
    }
}
