using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Catalogue;

public static class CatalogueEndpoints
{
    private static readonly ListOrders<UnitType> UnitTypeOrders = new(
        "id",
        type => type.Id,
        SortField.Text<UnitType>("name", type => SearchText.Of(type.Name)),
        SortField.Text<UnitType>("category", type => type.Category));

    private static readonly ListOrders<Mission> MissionOrders = new(
        "id",
        mission => mission.Id,
        SortField.Text<Mission>("name", mission => SearchText.Of(mission.Name)),
        SortField.Day<Mission>("startedOn", mission => mission.StartedOn));

    public static void MapCatalogue(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1").WithTags("Catalogue").Requires(Right.ReadCatalogue).MayBeKeptByClients();
        group.MapGet("/unit-types", ListUnitTypes).WithName("ListUnitTypes").SortedBy(UnitTypeOrders);
        group.MapGet("/unit-types/{id}", GetUnitType).WithName("GetUnitType");
        group.MapGet("/missions", ListMissions).WithName("ListMissions").SortedBy(MissionOrders);
        group.MapGet("/missions/{id}", GetMission).WithName("GetMission");
        app.MapPost("/v1/authorised-strengths", AuthoriseStrength.Handle).WithTags("Catalogue").WithName("AuthoriseStrength").Requires(Right.StateRequirements);
        group.MapGet("/equipment", ListEquipment).WithName("ListEquipment");
        group.MapGet("/self-sustainment", ListSelfSustainment).WithName("ListSelfSustainment");
        group.MapGet("/attributes", ListAttributes).WithName("ListAttributes");
        group.MapGet("/courses", ListCourses).WithName("ListCourses");
    }

    /// <summary>The kinds of unit that can be pledged and required</summary>
    public static async Task<Ok<Page<UnitType>>> ListUnitTypes(
        [AsParameters] NameQuery name, [AsParameters] PageQuery page, CatalogueStore catalogue, HttpRequest request) =>
        TypedResults.Ok(UnitTypeOrders.PageOf(request, [.. (await catalogue.UnitTypes()).Where(type => NameSearch.Finds(name.Q, type.Name))], page));

    /// <summary>One kind of unit</summary>
    public static async Task<Results<Ok<UnitType>, NotFoundAnswer>> GetUnitType(string id, CatalogueStore catalogue) =>
        await catalogue.UnitType(id) is { } type ? TypedResults.Ok(type) : new NotFoundAnswer("unit type", id);

    /// <summary>The missions, active and recently closed</summary>
    public static async Task<Ok<Page<Mission>>> ListMissions(
        [AsParameters] MissionFilter filter, [AsParameters] PageQuery page, CatalogueStore catalogue, HttpRequest request) =>
        TypedResults.Ok(MissionOrders.PageOf(request, await catalogue.Missions(filter), page));

    /// <summary>One mission</summary>
    public static async Task<Results<Ok<Mission>, NotFoundAnswer>> GetMission(string id, CatalogueStore catalogue) =>
        await catalogue.Mission(id) is { } mission ? TypedResults.Ok(mission) : new NotFoundAnswer("mission", id);

    /// <summary>The categories of major equipment</summary>
    public static async Task<Ok<CategoryList>> ListEquipment([AsParameters] NameQuery name, CatalogueStore catalogue) =>
        Named(await catalogue.Equipment(), name);

    /// <summary>The categories of self-sustainment</summary>
    public static async Task<Ok<CategoryList>> ListSelfSustainment([AsParameters] NameQuery name, CatalogueStore catalogue) =>
        Named(await catalogue.SelfSustainment(), name);

    /// <summary>What a unit can be able to do beside bringing equipment</summary>
    public static async Task<Ok<CategoryList>> ListAttributes([AsParameters] NameQuery name, CatalogueStore catalogue) =>
        Named(await catalogue.Attributes(), name);

    /// <summary>The courses that the people of a unit can be certified in</summary>
    public static async Task<Ok<CategoryList>> ListCourses([AsParameters] NameQuery name, CatalogueStore catalogue) =>
        Named(await catalogue.Courses(), name);

    private static Ok<CategoryList> Named(IReadOnlyList<Category> all, NameQuery name) =>
        TypedResults.Ok(new CategoryList { Items = [.. all.Where(category => NameSearch.Finds(name.Q, category.Name))] });
}

/// <summary>A short list, returned without paging.</summary>
public sealed record CategoryList
{
    public required IReadOnlyList<Category> Items { get; init; }
}
