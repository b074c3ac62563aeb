using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Contributors;

public static class ContributorEndpoints
{
    public static void MapContributors(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/contributors").WithTags("Contributors").Requires(Right.ReadCatalogue);
        group.MapGet("", List).WithName("ListContributors");
        group.MapGet("/{id}", Get).WithName("GetContributor");
        app.MapGet("/v1/organisations", ListOrganisations).WithTags("Contributors").WithName("ListOrganisations").Requires(Right.ReadCatalogue);
    }

    /// <summary>The Member States</summary>
    public static async Task<Ok<Page<Contributor>>> List(
        [AsParameters] ContributorFilter filter, [AsParameters] PageQuery page, ContributorStore contributors, HttpRequest request)
    {
        var rows = await contributors.List(filter, page);
        int? count = page.Count == true ? await contributors.Count(filter) : null;
        return TypedResults.Ok(Page.Of(request, rows, page.Wanted, state => state.Id, count));
    }

    /// <summary>One Member State</summary>
    public static async Task<Results<Ok<Contributor>, NotFoundAnswer>> Get(string id, ContributorStore contributors) =>
        await contributors.Find(id) is { } state ? TypedResults.Ok(state) : new NotFoundAnswer("contributor", id);

    /// <summary>The organisations that states belong to</summary>
    public static async Task<Ok<OrganisationList>> ListOrganisations(ContributorStore contributors) =>
        TypedResults.Ok(new OrganisationList { Items = await contributors.Organisations() });
}
