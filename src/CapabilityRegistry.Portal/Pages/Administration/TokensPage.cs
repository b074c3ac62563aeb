using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Administration;

/// <summary>Access tokens: who has one, giving one, taking it back.</summary>
public static class TokensPage
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/tokens", List);
        app.MapFormPage("/tokens/give", "give-tokens", _ => Task.FromResult(Ask(null)));
        app.MapForm("/tokens/give", Give);
        app.MapPage("/tokens/{id}", page => Show(page, null));
        app.MapForm("/tokens/{id}/revoke", Revoke);
    }

    private static async Task<IResult> List(Page page)
    {
        var tokens = await page.Get<Listed<AccessToken>>("/v1/tokens?sort=-id".WithQuery(("after", page.Query("after"))));
        return Page.Show<TokensView, TokensModel>(new TokensModel(tokens, page.Next(tokens.Next)));
    }

    private static IResult Ask(Problem? problem) =>
        Page.Show<TokenFormView, TokenFormModel>(new TokenFormModel(problem), problem?.Status ?? StatusCodes.Status200OK);

    private static async Task<IResult> Give(Page page)
    {
        var form = page.Form;
        var body = form.Members("name", "person", "role");
        if (form["contributor"] is { } state)
        {
            body["contributor"] = state.ToUpperInvariant();
        }

        if (form.All("scopes") is { Count: > 0 } scopes)
        {
            body["scopes"] = scopes;
        }

        if (form.NumberOrText("validDays") is { } days)
        {
            body["validDays"] = days;
        }

        // Shown at once, and nowhere else: a page that is gone to afterwards could not show it.
        var answer = await page.Submit(ApiRequest.Post("/v1/tokens", body));
        return answer.IsSuccess ? Page.Show<TokenGivenView, CreatedToken>(answer.Read<CreatedToken>()) : Ask(answer.Problem);
    }

    private static async Task<IResult> Show(Page page, Problem? problem)
    {
        var answer = await page.Send(ApiRequest.Get(Address.Of($"/v1/tokens/{page.Route("id")}")));
        return Page.Show<TokenView, TokenModel>(
            new TokenModel(answer.Read<AccessToken>(), answer.Version!, problem), problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Revoke(Page page)
    {
        var id = page.Route("id");
        var answer = await page.Submit(ApiRequest.Post(Address.Of($"/v1/tokens/{id}/revoke")));
        return answer.IsSuccess ? Page.GoTo(Address.Of($"/tokens/{id}")) : await Show(page, answer.Problem);
    }
}

/// <param name="Next">The address of the next part; null on the last one.</param>
public sealed record TokensModel(Listed<AccessToken> Tokens, string? Next);

public sealed record TokenFormModel(Problem? Problem);

public sealed record TokenModel(AccessToken Token, string Version, Problem? Problem);
