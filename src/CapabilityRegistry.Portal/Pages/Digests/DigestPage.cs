using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Digests;
using CapabilityRegistry.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Portal.Pages.Digests;

/// <summary>The digest by mail: subscribing to it, confirming the address, stopping it.</summary>
public static class DigestPage
{
    private const string Own = "/digest";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage(Own, page => Show(page, null));
        app.MapForm(Own, Subscribe);
        app.MapForm("/digest/end", End);
        // Whoever opens a link has done nothing yet: programs open links too, to look for what is bad.
        app.MapPage(DigestLetters.ConfirmPath, page => Task.FromResult(Link(page, "Digest.Confirm", DigestLetters.ConfirmPath)));
        app.MapForm(DigestLetters.ConfirmPath, Confirm);
        app.MapPage(DigestLetters.StopPath, page => Task.FromResult(Link(page, "Digest.Stop", DigestLetters.StopPath)), forEverybody: true);
        app.MapOneClick(DigestLetters.StopPath, Stop);
    }

    private static async Task<IResult> Show(Page page, Problem? problem)
    {
        var own = await Find(page);
        var settings = page.Http.RequestServices.GetRequiredService<PortalSettings>();
        return Page.Show<DigestView, DigestModel>(
            new DigestModel(own, settings.SendsMail, problem), problem?.Status ?? StatusCodes.Status200OK);
    }

    // Auditors and administrators read those of everybody, and have none of their own.
    private static async Task<Digest?> Find(Page page) =>
        (await page.Get<Listed<Digest>>("/v1/digests")).Items.FirstOrDefault(each => each.Login == page.Session!.Caller.Name);

    private static async Task<IResult> Subscribe(Page page)
    {
        var answer = await page.Submit(ApiRequest.Post("/v1/digests", page.Form.Members("address", "language", "rhythm")));
        return answer.IsSuccess ? Page.GoTo(Own) : await Show(page, answer.Problem);
    }

    private static async Task<IResult> End(Page page)
    {
        if (await Find(page) is not { } own)
        {
            throw ApiRefusalException.NotFound();
        }

        var now = await page.Send(ApiRequest.Get(Address.Of($"/v1/digests/{own.Id}")));
        var answer = await page.Send(ApiRequest.Post(Address.Of($"/v1/digests/{own.Id}/end")) with { Key = page.Form["key"], Version = now.Version });
        return answer.IsSuccess ? Page.GoTo(Own) : await Show(page, answer.Problem);
    }

    private static IResult Link(Page page, string texts, string action) => page.Query(DigestLetters.LinkParameter) is { } link
        ? Page.Show<LinkView, LinkModel>(new LinkModel(texts, action.WithQuery((DigestLetters.LinkParameter, link)), null))
        : Wrong(texts);

    private static async Task<IResult> Confirm(Page page) =>
        await Links(page).Confirm(page.Query(DigestLetters.LinkParameter) ?? "", page.Session!.Caller.Name, page.Http.RequestAborted)
            ? Page.GoTo(Own)
            : Wrong("Digest.Confirm");

    private static async Task<IResult> Stop(Page page) =>
        await Links(page).Stop(page.Query(DigestLetters.LinkParameter) ?? "", page.Http.RequestAborted)
            ? Page.Show<LinkView, LinkModel>(new LinkModel("Digest.Stop", null, "Digest.Stopped"))
            : Wrong("Digest.Stop");

    private static IResult Wrong(string texts) =>
        Page.Show<LinkView, LinkModel>(new LinkModel(texts, null, "Digest.LinkWrong"), StatusCodes.Status404NotFound);

    private static IDigestLinks Links(Page page) => page.Http.RequestServices.GetRequiredService<IDigestLinks>();
}

/// <param name="SendsMail">Whether this registry has a mail server at all.</param>
public sealed record DigestModel(Digest? Digest, bool SendsMail, Problem? Problem)
{
    /// <summary>The digest, unless it has ended.</summary>
    public Digest? Current => Digest is { Status: not "ended" } ? Digest : null;
}

/// <param name="Texts">What the names of its texts begin with.</param>
/// <param name="Action">Where the button leads; null if there is nothing to do.</param>
/// <param name="Said">The text of how it ended; null before.</param>
public sealed record LinkModel(string Texts, string? Action, string? Said);
