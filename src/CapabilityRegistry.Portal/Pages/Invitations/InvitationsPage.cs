using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Invitations;

/// <summary>Invitations: a state answers its own, the Secretariat selects or releases.</summary>
public static class InvitationsPage
{
    /// <summary>The answers that a form can give, each by the last word of its operation.</summary>
    private static readonly string[] Answers = ["accept", "decline", "select", "release"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/invitations", List);
        app.MapPage("/invitations/{id}", page => Show(page, null));
        app.MapForm("/invitations/{id}/{answer}", Answer);
    }

    private static async Task<IResult> List(Page page)
    {
        var address = "/v1/invitations".WithQuery(("status", page.Query("status")), ("after", page.Query("after")), ("sort", "-id"));
        return Page.Show<InvitationsView, Listed<Invitation>>(await page.Get<Listed<Invitation>>(address));
    }

    private static async Task<IResult> Show(Page page, Problem? problem)
    {
        var answer = await page.Send(ApiRequest.Get(Address.Of($"/v1/invitations/{page.Route("id")}")));
        var invitation = answer.Read<Invitation>();
        return Page.Show<InvitationView, InvitationModel>(
            new InvitationModel(
                invitation,
                answer.Version!,
                await page.Get<Pledge>(Address.Of($"/v1/pledges/{invitation.Pledge}")),
                await Names.OfUnitTypes(page),
                problem),
            problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Answer(Page page)
    {
        var (id, answer) = (page.Route("id"), page.Route("answer"));
        if (!Answers.Contains(answer))
        {
            throw ApiRefusalException.NotFound();
        }

        var body = new Dictionary<string, object>();
        foreach (var name in (string[])["for", "reason", "overrideReason"])
        {
            if (page.Form[name] is { } value)
            {
                body[name] = value;
            }
        }

        var done = await page.Submit(ApiRequest.Post(Address.Of($"/v1/invitations/{id}/{answer}"), body));
        return done.IsSuccess ? Page.GoTo(Address.Of($"/invitations/{id}")) : await Show(page, done.Problem);
    }
}

/// <param name="Version">The ETag of the invitation as it is shown.</param>
public sealed record InvitationModel(Invitation Invitation, string Version, Pledge Unit, Names Types, Problem? Problem);
