using System.Net;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Tests.Conformance.Routes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Access;

public sealed class ListRightsTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Fact]
    public async Task Each_operation_stands_with_the_right_that_it_demands_and_with_the_roles_that_may_use_it()
    {
        var app = await apps.On(Engine.Sqlite);

        var rights = (await app.FocalPoint.Get("/v1/access/rights")).Is(HttpStatusCode.OK).Body["rights"]!.AsArray();

        var said =
            from right in rights
            from operation in right!["operations"]!.AsArray()
            select Line((string)operation!, (string)right["right"]!, right["roles"]!.AsArray().Select(role => (string)role!["role"]!));
        var demanded =
            from route in Route.Of(app)
            where route.Right is not null
            select Line(route.Name!, route.Right!.Value.Code(), route.Roles.Select(role => role.Code()));
        Assert.Equal(demanded.Order(StringComparer.Ordinal), said.Order(StringComparer.Ordinal));

        static string Line(string operation, string right, IEnumerable<string> roles) =>
            $"{operation} demands {right}, which have {string.Join(", ", roles.Order(StringComparer.Ordinal))}";
    }

    [Fact]
    public async Task A_right_opens_the_events_of_the_objects_that_it_lets_read()
    {
        var app = await apps.On(Engine.Sqlite);

        var rights = (await app.FocalPoint.Get("/v1/access/rights")).Is(HttpStatusCode.OK).Body["rights"]!.AsArray();

        Assert.Equal(
            ["agreement", "cap", "condition", "deficiency", "individual-pledge", "paper", "pledge", "share", "sur-comparison"], Events(Right.ReadPledges));
        Assert.Equal(["file", "finding", "visit"], Events(Right.ReadVisits));
        Assert.Empty(Events(Right.OfferPledges));

        IEnumerable<string> Events(Right right) =>
            rights.Single(each => (string)each!["right"]! == right.Code())!["events"]!.AsArray().Select(kind => (string)kind!);
    }

    [Fact]
    public async Task What_the_table_says_an_assessor_does_not_get_of_a_pledge_is_left_out_of_it()
    {
        var app = await apps.On(Engine.Sqlite);
        var pledge = await app.AcknowledgedPledge();

        var table = (await app.Assessor.Get("/v1/access/rights")).Is(HttpStatusCode.OK).Body["redactions"]!.AsArray();
        var shown = (await app.Assessor.Get($"/v1/pledges/{pledge}")).Is(HttpStatusCode.OK).Body["redacted"]!.AsArray();

        var said = table.Single(each => (string?)each!["object"] == "Pledge")!["fields"]!.AsArray();
        Assert.Equal(said.Select(field => (string?)field).Order(StringComparer.Ordinal), shown.Select(field => (string?)field).Order(StringComparer.Ordinal));
    }
}
