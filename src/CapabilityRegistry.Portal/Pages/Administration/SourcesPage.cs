using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Administration;

/// <summary>Facts of the catalogue that nobody has read in a document: to be looked up and confirmed.</summary>
public static class SourcesPage
{
    /// <summary>Lists that come in parts.</summary>
    private static readonly string[] Paged = ["unit-types", "missions"];

    /// <summary>Lists that are given whole.</summary>
    private static readonly string[] Whole = ["organisations", "training-centres", "equipment", "self-sustainment", "attributes", "courses", "checklists"];

    public static void Map(IEndpointRouteBuilder app) => app.MapPage("/sources", Show);

    private static async Task<IResult> Show(Page page)
    {
        var certainty = page.Query("certainty");
        var lists = new List<SourcedList>();
        foreach (var name in Paged.Concat(Whole))
        {
            var facts = await page.Get<Listed<SourcedFact>>(Paged.Contains(name) ? Address.Of($"/v1/{name}?limit=200") : Address.Of($"/v1/{name}"));
            lists.Add(new SourcedList(name, [.. facts.Items.Where(fact => IsUnsure(fact.Certainty, certainty))]));
        }

        var checklists = await page.Get<Listed<SourcedChecklist>>("/v1/checklists");
        lists.Add(new SourcedList("checklist-items", [.. checklists.Items.SelectMany(list => list.Items).Where(fact => IsUnsure(fact.Certainty, certainty))]));
        return Page.Show<SourcesView, SourcesModel>(new SourcesModel(certainty, lists));
    }

    private static bool IsUnsure(string certainty, string? asked) => asked is null ? certainty is "from-memory" or "interpreted" : certainty == asked;
}

/// <param name="Name">The last part of its address in the API.</param>
public sealed record SourcedList(string Name, IReadOnlyList<SourcedFact> Facts);

/// <param name="Certainty">Of which facts; null for those that are from memory or interpreted.</param>
public sealed record SourcesModel(string? Certainty, IReadOnlyList<SourcedList> Lists);
