using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Contributors;

public static class ContributorEndpoints
{
    private static readonly ListOrders<Contributor> Orders = new(
        "id",
        state => state.Id,
        SortField.Text<Contributor>("name", state => SearchText.Of(state.Name)),
        SortField.Text<Contributor>("region", state => state.Region));

    public static void MapContributors(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/contributors").WithTags("Contributors").Requires(Right.ReadCatalogue).MayBeKeptByClients();
        group.MapGet("", List).WithName("ListContributors").SortedBy(Orders);
        group.MapGet("/{id}", Get).WithName("GetContributor");
        app.MapGet("/v1/organisations", ListOrganisations)
            .WithTags("Contributors").WithName("ListOrganisations").Requires(Right.ReadCatalogue).MayBeKeptByClients();
    }

    /// <summary>The Member States</summary>
    /// <remarks>
    /// Every state that can pledge units, with its regional group and the organisations that it belongs to or belonged to, each with its days. No
    /// operation changes the catalogue. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<Contributor>>> List(
        [AsParameters] ContributorFilter filter, [AsParameters] PageQuery page, ContributorStore contributors, HttpRequest request) =>
        TypedResults.Ok(Orders.PageOf(request, await contributors.List(filter), page));

    /// <summary>One Member State</summary>
    /// <remarks>
    /// Its regional group and the organisations that it belongs to or belonged to, each with its days, and where that is written. The answer may be
    /// kept and asked for again with <c>If-None-Match</c>.
    /// </remarks>
    /// <param name="id">Code of the state, ISO 3166-1 alpha-3, such as KAZ.</param>
    public static async Task<Results<Ok<Contributor>, NotFoundAnswer>> Get(string id, ContributorStore contributors) =>
        await contributors.Find(id) is { } state ? TypedResults.Ok(state) : new NotFoundAnswer("contributor", id);

    /// <summary>The organisations that states belong to</summary>
    /// <remarks>
    /// The values of <c>organisation</c> in filters, of <c>offeredThrough</c> in pledges, and of <c>requiredOrganisations</c> and <c>excludedOrganisations</c>
    /// in requirements. Which states belong to one, and when, is told by <c>GET /v1/contributors</c>. The list is short and comes whole, without pages.
    /// </remarks>
    public static async Task<Ok<OrganisationList>> ListOrganisations([AsParameters] NameQuery name, ContributorStore contributors) =>
        TypedResults.Ok(new OrganisationList { Items = [.. (await contributors.Organisations()).Where(each => NameSearch.Finds(name.Q, each.Name))] });
}
