using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Administration;

/// <summary>Who gets a digest by mail. Administrators can stop one; its address only the person reads.</summary>
public static class DigestsPage
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/digests", List);
        app.MapPage("/digests/{id}", page => Show(page, null));
        app.MapForm("/digests/{id}/end", End);
    }

    private static async Task<IResult> List(Page page) => Page.Show<DigestsView, Listed<Digest>>(
        await page.Get<Listed<Digest>>("/v1/digests?count=true".WithQuery(("after", page.Query("after")))));

    private static async Task<IResult> Show(Page page, Problem? problem)
    {
        var answer = await page.Send(ApiRequest.Get(Address.Of($"/v1/digests/{page.Route("id")}")));
        return Page.Show<OneDigestView, OneDigestModel>(
            new OneDigestModel(answer.Read<Digest>(), answer.Version!, problem), problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> End(Page page)
    {
        var id = page.Route("id");
        var answer = await page.Submit(ApiRequest.Post(Address.Of($"/v1/digests/{id}/end")));
        return answer.IsSuccess ? Page.GoTo(Address.Of($"/digests/{id}")) : await Show(page, answer.Problem);
    }
}

/// <param name="Version">The ETag of the digest as it is shown.</param>
public sealed record OneDigestModel(Digest Digest, string Version, Problem? Problem);
