using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Catalogue;

public static class CatalogueEndpoints
{
    public static void MapCatalogue(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1").WithTags("Catalogue").Requires(Right.ReadCatalogue);
        group.MapGet("/unit-types", ListUnitTypes).WithName("ListUnitTypes");
        group.MapGet("/unit-types/{id}", GetUnitType).WithName("GetUnitType");
        group.MapGet("/missions", ListMissions).WithName("ListMissions");
        group.MapGet("/missions/{id}", GetMission).WithName("GetMission");
        app.MapPost("/v1/authorised-strengths", AuthoriseStrength.Handle).WithTags("Catalogue").WithName("AuthoriseStrength").Requires(Right.StateRequirements);
        group.MapGet("/equipment", ListEquipment).WithName("ListEquipment");
        group.MapGet("/self-sustainment", ListSelfSustainment).WithName("ListSelfSustainment");
        group.MapGet("/attributes", ListAttributes).WithName("ListAttributes");
        group.MapGet("/courses", ListCourses).WithName("ListCourses");
    }

    /// <summary>The kinds of unit that can be pledged and required</summary>
    public static async Task<Ok<Page<UnitType>>> ListUnitTypes([AsParameters] PageQuery page, CatalogueStore catalogue, HttpRequest request)
    {
        var rows = await catalogue.UnitTypes(page.After, page.Take);
        int? count = page.Count == true ? await catalogue.CountUnitTypes() : null;
        return TypedResults.Ok(Page.Of(request, rows, page.Wanted, type => type.Id, count));
    }

    /// <summary>One kind of unit</summary>
    public static async Task<Results<Ok<UnitType>, NotFoundAnswer>> GetUnitType(string id, CatalogueStore catalogue) =>
        await catalogue.UnitType(id) is { } type ? TypedResults.Ok(type) : new NotFoundAnswer("unit type", id);

    /// <summary>The missions, active and recently closed</summary>
    public static async Task<Ok<Page<Mission>>> ListMissions(
        [AsParameters] MissionFilter filter, [AsParameters] PageQuery page, CatalogueStore catalogue, HttpRequest request)
    {
        var rows = await catalogue.Missions(filter, page);
        int? count = page.Count == true ? await catalogue.CountMissions(filter) : null;
        return TypedResults.Ok(Page.Of(request, rows, page.Wanted, mission => mission.Id, count));
    }

    /// <summary>One mission</summary>
    public static async Task<Results<Ok<Mission>, NotFoundAnswer>> GetMission(string id, CatalogueStore catalogue) =>
        await catalogue.Mission(id) is { } mission ? TypedResults.Ok(mission) : new NotFoundAnswer("mission", id);

    /// <summary>The categories of major equipment</summary>
    public static async Task<Ok<CategoryList>> ListEquipment(CatalogueStore catalogue) =>
        TypedResults.Ok(new CategoryList { Items = await catalogue.Equipment() });

    /// <summary>The categories of self-sustainment</summary>
    public static async Task<Ok<CategoryList>> ListSelfSustainment(CatalogueStore catalogue) =>
        TypedResults.Ok(new CategoryList { Items = await catalogue.SelfSustainment() });

    /// <summary>What a unit can be able to do beside bringing equipment</summary>
    public static async Task<Ok<CategoryList>> ListAttributes(CatalogueStore catalogue) =>
        TypedResults.Ok(new CategoryList { Items = await catalogue.Attributes() });

    /// <summary>The courses that the people of a unit can be certified in</summary>
    public static async Task<Ok<CategoryList>> ListCourses(CatalogueStore catalogue) =>
        TypedResults.Ok(new CategoryList { Items = await catalogue.Courses() });
}

/// <summary>A short list, returned without paging.</summary>
public sealed record CategoryList
{
    public required IReadOnlyList<Category> Items { get; init; }
}
