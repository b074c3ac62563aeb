using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.History;

/// <summary>What happened to a unit, in sentences: who did what, when, why, and what changed by it.</summary>
public static class HistoryPage
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPage("/units/{id}/history", Show);

    private static async Task<IResult> Show(Page page)
    {
        var id = page.Route("id");
        var events = await page.Get<Listed<EventView>>(Address.Of($"/v1/pledges/{id}/history").WithQuery(("after", page.Query("after"))));
        return Page.Show<HistoryView, HistoryModel>(
            new HistoryModel(await page.Get<Pledge>(Address.Of($"/v1/pledges/{id}")), events, page.Next(events.Next)));
    }
}

/// <param name="Next">The address of the next part; null on the last one.</param>
public sealed record HistoryModel(Pledge Unit, Listed<EventView> Events, string? Next);
