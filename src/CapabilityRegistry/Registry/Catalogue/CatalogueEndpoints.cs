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
        group.MapGet("/training-centres", ListTrainingCentres).WithName("ListTrainingCentres");
        group.MapGet("/checklists", ListChecklists).WithName("ListChecklists");
    }

    /// <summary>The kinds of unit that can be pledged and required</summary>
    /// <remarks>
    /// The values of <c>unitType</c> in pledges, requirements and statements: each with the measure in which it is counted, the persons of a typical
    /// unit and the target share of women, and where that is written. No operation changes the catalogue. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<UnitType>>> ListUnitTypes(
        [AsParameters] NameQuery name, [AsParameters] PageQuery page, CatalogueStore catalogue, HttpRequest request) =>
        TypedResults.Ok(UnitTypeOrders.PageOf(request, [.. (await catalogue.UnitTypes()).Where(type => NameSearch.Finds(name.Q, type.Name))], page));

    /// <summary>One kind of unit</summary>
    /// <remarks>
    /// Its measure, the persons of a typical unit and the target share of women, each null if it is not known, and where that is written. No
    /// operation changes the catalogue. The answer may be kept and asked for again with <c>If-None-Match</c>.
    /// </remarks>
    /// <param name="id">Code of the unit type, such as ENGINEER_COY.</param>
    public static async Task<Results<Ok<UnitType>, NotFoundAnswer>> GetUnitType(string id, CatalogueStore catalogue) =>
        await catalogue.UnitType(id) is { } type ? TypedResults.Ok(type) : new NotFoundAnswer("unit type", id);

    /// <summary>The missions, active and recently closed</summary>
    /// <remarks>
    /// The values of <c>mission</c> in requirements and statements: each with its days and with what the Security Council authorised for it, the
    /// newest first. Authorised strengths are added by <c>POST /v1/authorised-strengths</c>; no operation changes anything else of a mission. Follow
    /// <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<Mission>>> ListMissions(
        [AsParameters] MissionFilter filter, [AsParameters] PageQuery page, CatalogueStore catalogue, HttpRequest request) =>
        TypedResults.Ok(MissionOrders.PageOf(request, await catalogue.Missions(filter), page));

    /// <summary>One mission</summary>
    /// <remarks>
    /// Its days, its place and what the Security Council authorised for it, the newest first, and where that is written. What its requirements add up
    /// to on a day is told by <c>GET /v1/missions/{id}/ceiling</c>.
    /// </remarks>
    /// <param name="id">Acronym of the mission, such as MINUSCA.</param>
    public static async Task<Results<Ok<Mission>, NotFoundAnswer>> GetMission(string id, CatalogueStore catalogue) =>
        await catalogue.Mission(id) is { } mission ? TypedResults.Ok(mission) : new NotFoundAnswer("mission", id);

    /// <summary>The categories of major equipment</summary>
    /// <remarks>
    /// The values of <c>category</c> in the major equipment of pledges and requirements, and of <c>code</c> in such lines of statements. No operation
    /// changes the catalogue. The list is short and comes whole, without pages.
    /// </remarks>
    public static async Task<Ok<CategoryList>> ListEquipment([AsParameters] NameQuery name, CatalogueStore catalogue) =>
        Named(await catalogue.Equipment(), name);

    /// <summary>The categories of self-sustainment</summary>
    /// <remarks>
    /// The values of <c>selfSustainment</c> in pledges and requirements, and of <c>code</c> in such lines of statements. No operation changes the
    /// catalogue. The list is short and comes whole, without pages.
    /// </remarks>
    public static async Task<Ok<CategoryList>> ListSelfSustainment([AsParameters] NameQuery name, CatalogueStore catalogue) =>
        Named(await catalogue.SelfSustainment(), name);

    /// <summary>What a unit can be able to do beside bringing equipment</summary>
    /// <remarks>
    /// The values of <c>attributes</c> in pledges and requirements, such as night-operations: what a unit can do beyond what its equipment says. No
    /// operation changes the catalogue. The list is short and comes whole, without pages.
    /// </remarks>
    public static async Task<Ok<CategoryList>> ListAttributes([AsParameters] NameQuery name, CatalogueStore catalogue) =>
        Named(await catalogue.Attributes(), name);

    /// <summary>The courses that the people of a unit can be certified in</summary>
    /// <remarks>
    /// The values of <c>course</c> in the training of pledges, and of <c>training</c> in requirements. No operation changes the catalogue. The list
    /// is short and comes whole, without pages.
    /// </remarks>
    public static async Task<Ok<CategoryList>> ListCourses([AsParameters] NameQuery name, CatalogueStore catalogue) =>
        Named(await catalogue.Courses(), name);

    /// <summary>The centres that train peacekeepers</summary>
    /// <remarks>
    /// The values of <c>centre</c> in the training of pledges and in recognitions. A centre is not recognised as such: <c>GET /v1/recognitions</c> tells
    /// which of its courses are. No operation changes the catalogue. The list is short and comes whole, without pages.
    /// </remarks>
    public static async Task<Ok<TrainingCentreList>> ListTrainingCentres([AsParameters] NameQuery name, CatalogueStore catalogue) => TypedResults.Ok(
        new TrainingCentreList { Items = [.. (await catalogue.TrainingCentres()).Where(centre => NameSearch.Finds(name.Q, centre.Name))] });

    /// <summary>The checklists that visits go through, with their items</summary>
    /// <remarks>
    /// The values of <c>checklists</c> in the outcome of a visit, and of <c>checklist</c> and <c>item</c> in its findings. That there are these ten
    /// checklists is read in a source; their items are illustrative, as <c>certainty</c> says. The list is short and comes whole, without pages.
    /// </remarks>
    public static async Task<Ok<ChecklistList>> ListChecklists([AsParameters] NameQuery name, CatalogueStore catalogue) =>
        TypedResults.Ok(new ChecklistList { Items = [.. (await catalogue.Checklists()).Where(list => NameSearch.Finds(name.Q, list.Name))] });

    private static Ok<CategoryList> Named(IReadOnlyList<Category> all, NameQuery name) =>
        TypedResults.Ok(new CategoryList { Items = [.. all.Where(category => NameSearch.Finds(name.Q, category.Name))] });
}

/// <summary>A short list, returned without paging.</summary>
public sealed record CategoryList
{
    public required IReadOnlyList<Category> Items { get; init; }
}
