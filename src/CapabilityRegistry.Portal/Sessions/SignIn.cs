using System.Net;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Portal.Sessions;

/// <summary>Signing in and out.</summary>
public static class SignIn
{
    /// <summary>After this time somebody signs in again, whatever the token still allows.</summary>
    public static readonly TimeSpan LongestSession = TimeSpan.FromHours(12);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/sign-in", Ask, forEverybody: true);
        app.MapForm("/sign-in", Enter, forEverybody: true);
        app.MapForm("/sign-out", Leave, forEverybody: true);
        ProviderSignIn.Map(app);
    }

    private static Task<IResult> Ask(Page page) => Task.FromResult(page.Query("refused") is null
        ? Show(page, null, StatusCodes.Status200OK)
        : Show(page, new Problem { Status = StatusCodes.Status403Forbidden, Code = "provider-refused" }, StatusCodes.Status403Forbidden));

    private static async Task<IResult> Enter(Page page)
    {
        if (page.Form["access-token"] is not { } token)
        {
            return Show(page, new Problem { Status = StatusCodes.Status400BadRequest, Code = "token-missing" }, StatusCodes.Status400BadRequest);
        }

        var api = page.Http.RequestServices.GetRequiredService<RegistryApi>();
        var answer = await api.Send(page.Http, token, ApiRequest.Get("/v1/access/caller"));
        if (!answer.IsSuccess)
        {
            return Show(page, answer.Problem, answer.Status == HttpStatusCode.Unauthorized ? StatusCodes.Status400BadRequest : (int)answer.Status);
        }

        var session = new Session(Page.NewKey(), token, answer.Read<CallerView>());
        var ticket = session.Ticket(Clock(page).GetUtcNow() + LongestSession);
        await page.Http.SignInAsync(Session.Scheme, ticket.Principal, ticket.Properties);
        return KeptForm.Of(page) is { } kept ? Page.Show<KeptFormView, KeptForm>(kept) : Page.GoTo(Local(page.Form["return"]));
    }

    /// <summary>Asks somebody to sign in who has just sent a form: it is not carried out, and nothing that was typed is lost.</summary>
    internal static IResult Keeping(Page page) =>
        Show(page, new Problem { Status = StatusCodes.Status401Unauthorized, Code = "session-ended" }, StatusCodes.Status401Unauthorized, KeptForm.Sent(page));

    private static async Task<IResult> Leave(Page page)
    {
        if (page.Session is { } session)
        {
            var ended = page.Http.RequestServices.GetRequiredService<IEndedSessions>();
            await ended.End(session.Id, Clock(page).GetUtcNow() + LongestSession, page.Http.RequestAborted);
            await page.Http.SignOutAsync(Session.Scheme);
        }

        return Page.GoTo("/");
    }

    private static IResult Show(Page page, Problem? problem, int status, KeptForm? kept = null)
    {
        var settings = page.Http.RequestServices.GetRequiredService<PortalSettings>();
        return Page.Show<SignInView, SignInModel>(
            new SignInModel(
                settings.Demo, settings.Provider is not null, Local(page.Form["return"] ?? page.Query("return")), kept ?? KeptForm.Of(page), problem),
            status);
    }

    /// <summary>Where to go on: a page of this site, else the first one. Two slashes would lead elsewhere.</summary>
    internal static string Local(string? address) =>
        address is ['/'] or ['/', not ('/' or '\\'), ..] && !address.Any(each => char.IsControl(each) || char.IsWhiteSpace(each)) ? address : "/";

    private static TimeProvider Clock(Page page) => page.Http.RequestServices.GetRequiredService<TimeProvider>();
}

/// <param name="Return">Where to go on afterwards.</param>
/// <param name="Problem">Why the token was not taken; null at first.</param>
/// <param name="Kept">A form that was sent after the session had ended; null if none was.</param>
public sealed record SignInModel(IReadOnlyList<DemoPerson> Demo, bool HasProvider, string Return, KeptForm? Kept, Problem? Problem);
