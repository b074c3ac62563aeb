using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Vettings;

/// <summary>Which units wait to be vetted, were cleared to serve, or are barred.</summary>
public static class VettingsPage
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/vettings", async page =>
        {
            var vettings = await page.Get<Listed<Vetting>>("/v1/vettings".WithQuery(
                ("status", Status(page)), ("pledge", page.Query("pledge")), ("after", page.Query("after")), ("sort", "-id")));
            return Page.Show<VettingsView, VettingsModel>(new VettingsModel(vettings, Status(page), page.Query("pledge"), page.Next(vettings.Next)));
        });
        app.MapPage("/vettings/{id}", async page =>
            Page.Show<VettingView, Vetting>(await page.Get<Vetting>(Address.Of($"/v1/vettings/{page.Route("id")}"))));
    }

    private static string? Status(Page page) => page.Query("status") is { } status && VettingsView.Statuses.Contains(status) ? status : null;
}

/// <param name="Status">To which status the list is narrowed; null for all.</param>
/// <param name="Pledge">To which unit; null for all.</param>
/// <param name="Next">The address of the next part; null on the last one.</param>
public sealed record VettingsModel(Listed<Vetting> Vettings, string? Status, string? Pledge, string? Next);
