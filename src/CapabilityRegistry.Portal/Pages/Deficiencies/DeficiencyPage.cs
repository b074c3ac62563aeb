using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using CapabilityRegistry.Portal.Pages.Units;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Deficiencies;

/// <summary>What a unit lacks: told by its state or by an inspection, until it is mended.</summary>
public static class DeficiencyPage
{
    /// <summary>Who tells it, by the last word of the address, and the operation.</summary>
    private static readonly Dictionary<string, string> Tellers = new()
    {
        ["report"] = "/v1/deficiencies",
        ["record"] = "/v1/deficiencies/record",
    };

    private static readonly string[] Steps = ["mend", "close"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/units/{id}/deficiencies/{teller}", Ask);
        app.MapForm("/units/{id}/deficiencies/{teller}", Tell);
        app.MapPage("/deficiencies/{id}", page => Show(page, null));
        app.MapForm("/deficiencies/{id}/edit", Edit);
        app.MapForm("/deficiencies/{id}/{step:regex(^(?!files$))}", TakeStep);
    }

    private static async Task<IResult> Ask(Page page)
    {
        await UnitLife.MustGoOn(page, page.Route("id"));
        return await ShowForm(page, null);
    }

    private static async Task<IResult> ShowForm(Page page, Problem? problem)
    {
        var teller = page.Route("teller");
        if (!Tellers.ContainsKey(teller))
        {
            throw ApiRefusalException.NotFound();
        }

        var unit = await page.Get<Pledge>(Address.Of($"/v1/pledges/{page.Route("id")}"));
        return Page.Show<DeficiencyFormView, DeficiencyFormModel>(
            new DeficiencyFormModel(unit, teller, await Items(page, unit), problem), problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Tell(Page page)
    {
        if (!Tellers.TryGetValue(page.Route("teller"), out var operation))
        {
            throw ApiRefusalException.NotFound();
        }

        var form = page.Form;
        var body = form.Members("source", "severity", "reference", "remedy", "due");
        body["pledge"] = page.Route("id");
        // One choice tells kind and code: majorEquipment/light-vehicle.
        if (form["code"]?.Split('/', 2) is [var kind, var code])
        {
            (body["kind"], body["code"]) = (kind, code);
        }

        foreach (var name in (string[])["required", "held", "serviceable"])
        {
            if (form.NumberOrText(name) is { } number)
            {
                body[name] = number;
            }
        }

        var answer = await page.Submit(ApiRequest.Post(operation, body));
        return answer.IsSuccess
            ? Page.GoTo(Address.Of($"/deficiencies/{answer.Read<Deficiency>().Id}"))
            : await ShowForm(page, answer.Problem);
    }

    private static async Task<IResult> Show(Page page, Problem? problem)
    {
        var answer = await page.Send(ApiRequest.Get(Address.Of($"/v1/deficiencies/{page.Route("id")}")));
        var deficiency = answer.Read<Deficiency>();
        return Page.Show<DeficiencyView, DeficiencyModel>(
            new DeficiencyModel
            {
                Deficiency = deficiency,
                Version = answer.Version!,
                UnitName = (await page.Get<Pledge>(Address.Of($"/v1/pledges/{deficiency.Pledge}"))).UnitName,
                Names = await Names.OfItems(page),
                Files = await page.Get<Listed<AttachedFile>>(Address.Of($"/v1/files?attachedTo={deficiency.Id}")),
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Edit(Page page)
    {
        var id = page.Route("id");
        var form = page.Form;
        var answer = await page.Submit(ApiRequest.Patch(Address.Of($"/v1/deficiencies/{id}"), new Dictionary<string, object?>
        {
            ["serviceable"] = form.NumberOrText("serviceable"), ["remedy"] = form["remedy"], ["due"] = form["due"],
        }));
        return answer.IsSuccess ? Page.GoTo(Address.Of($"/deficiencies/{id}")) : await Show(page, answer.Problem);
    }

    private static async Task<IResult> TakeStep(Page page)
    {
        var (id, step) = (page.Route("id"), page.Route("step"));
        if (!Steps.Contains(step))
        {
            throw ApiRefusalException.NotFound();
        }

        var answer = await page.Submit(ApiRequest.Post(Address.Of($"/v1/deficiencies/{id}/{step}"), page.Form.Members("text", "reference")));
        return answer.IsSuccess ? Page.GoTo(Address.Of($"/deficiencies/{id}")) : await Show(page, answer.Problem);
    }

    /// <summary>All that a unit can lack, by its kind.</summary>
    private static async Task<IReadOnlyList<ItemGroup>> Items(Page page, Pledge unit) =>
    [
        new("personnel", [.. CodeLists.Of("RankGroup")]),
        new("capacity", unit.Capacity is { } capacity ? [.. CodeLists.Of("Measure").Where(each => each.Code == capacity.Unit)] : []),
        await Listed(page, "majorEquipment", "equipment"),
        await Listed(page, "selfSustainment", "self-sustainment"),
        await Listed(page, "training", "courses"),
        await Listed(page, "attribute", "attributes"),
    ];

    private static async Task<ItemGroup> Listed(Page page, string kind, string list) =>
        new(kind, [.. (await page.Get<CategoryList>(Address.Of($"/v1/{list}"))).Items.Select(each => (each.Id, each.Name))]);
}

/// <summary>Codes of one kind with their names.</summary>
public sealed record ItemGroup(string Kind, IReadOnlyList<(string Code, string Words)> Items);

/// <param name="Teller">report by the state, record by an inspection.</param>
public sealed record DeficiencyFormModel(Pledge Unit, string Teller, IReadOnlyList<ItemGroup> Items, Problem? Problem);

public sealed record DeficiencyModel
{
    public required Deficiency Deficiency { get; init; }

    public required string Version { get; init; }

    public required string UnitName { get; init; }

    public required Names Names { get; init; }

    public required Listed<AttachedFile> Files { get; init; }

    public required Problem? Problem { get; init; }
}
