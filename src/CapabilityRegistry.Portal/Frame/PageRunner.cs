using System.Diagnostics;
using System.Globalization;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Languages;
using CapabilityRegistry.Portal.Sessions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CapabilityRegistry.Portal.Frame;

/// <summary>Finds what a page shows, or does what a form asks for.</summary>
public delegate Task<IResult> PageHandler(Page page);

/// <summary>Around every page: who asks, in which language, whether the form came from here, and a page for whatever is refused or fails.</summary>
public static partial class PageRunner
{
    /// <summary>
    /// Far more than the API takes as a file: what is too long is read and dropped, so that the fields around it are kept and the API says which file it was.
    /// Bounded all the same; what is longer still only the browser has.
    /// </summary>
    private const long LongestUpload = 500_000_000;

    /// <summary>The policy for the time of what takes as long as the line needs, which the host has for files of the API.</summary>
    public const string TimeOfFiles = "files";

    private static readonly string[] NoPages = ["/v1", "/openapi", "/swagger", "/errors", "/health"];

    /// <summary>Maps a page that is read. Whoever has not signed in is asked to, unless it is for everybody.</summary>
    public static IEndpointConventionBuilder MapPage(this IEndpointRouteBuilder app, string route, PageHandler handler, bool forEverybody = false) =>
        app.MapMethods(route, [HttpMethods.Get], http => Run(http, handler, forEverybody)).WithMetadata(new PortalRoute(forEverybody));

    /// <summary>Maps a page that is nothing but a form, for those who may send it.</summary>
    /// <param name="needs">The right that the API demands for it, by its code.</param>
    public static IEndpointConventionBuilder MapFormPage(this IEndpointRouteBuilder app, string route, string needs, PageHandler handler) =>
        app.MapPage(route, async page =>
        {
            await page.Need(needs);
            return await handler(page);
        });

    /// <summary>Maps a form that is sent.</summary>
    public static IEndpointConventionBuilder MapForm(this IEndpointRouteBuilder app, string route, PageHandler handler, bool forEverybody = false) =>
        app.MapMethods(route, [HttpMethods.Post], http => Run(http, handler, forEverybody)).WithMetadata(new PortalRoute(forEverybody));

    /// <summary>
    /// Maps what the link of a mail does when it is sent (RFC 8058): by whoever reads the mail, from whatever program. It needs no token against other sites,
    /// because the link itself is what nobody else has.
    /// </summary>
    public static IEndpointConventionBuilder MapOneClick(this IEndpointRouteBuilder app, string route, PageHandler handler) =>
        app.MapMethods(route, [HttpMethods.Post], http => Run(http, handler, forEverybody: true, fromAnywhere: true))
            .WithMetadata(new PortalRoute(IsForEverybody: true));

    /// <summary>Maps a form that is sent with a file. How long a file may be the API says; the fields around it are few.</summary>
    public static IEndpointConventionBuilder MapUpload(this IEndpointRouteBuilder app, string route, PageHandler handler) =>
        app.MapMethods(route, [HttpMethods.Post], http =>
        {
            if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            {
                limit.MaxRequestBodySize = LongestUpload;
            }

            return Run(http, handler, forEverybody: false);
        }).WithMetadata(new PortalRoute(IsForEverybody: false)).WithRequestTimeout(TimeOfFiles);

    /// <summary>Whether somebody looks at a page here: a browser asks for HTML, and what has an address of its own answers for itself.</summary>
    public static bool IsForPeople(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase))
        && !NoPages.Any(path => request.Path.StartsWithSegments(path, StringComparison.Ordinal));

    /// <summary>A page for an address that there is not, or a method that it does not have.</summary>
    public static Task ShowUnmatched(HttpContext http)
    {
        var status = http.Response.StatusCode;
        return Run(
            http,
            _ => throw new ApiRefusalException(new Problem
            {
                Status = status,
                Code = status switch
                {
                    StatusCodes.Status404NotFound => "no-such-address",
                    StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
                    _ => "invalid-request",
                },
            }),
            forEverybody: true);
    }

    private static async Task Run(HttpContext http, PageHandler handler, bool forEverybody, bool fromAnywhere = false)
    {
        var page = http.RequestServices.GetRequiredService<Page>();
        var language = Language.Of(http.Request);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language.Culture, language.Culture);
        try
        {
            await (await Answer(http, page, language, handler, forEverybody, fromAnywhere)).ExecuteAsync(http);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !http.Response.HasStarted)
        {
            var trace = Activity.Current?.Id ?? http.TraceIdentifier;
            Failed(http.RequestServices.GetRequiredService<ILogger<Page>>(), trace, exception);
            http.Response.Clear();
            await Refusal(new Problem { Status = StatusCodes.Status500InternalServerError, Code = "internal-error", TraceId = trace }).ExecuteAsync(http);
        }
    }

    private static async Task<IResult> Answer(
        HttpContext http, Page page, Language language, PageHandler handler, bool forEverybody, bool fromAnywhere)
    {
        var antiforgery = http.RequestServices.GetRequiredService<IAntiforgery>();
        page.Begin(http, await CurrentSession(http), language, antiforgery.GetAndStoreTokens(http).RequestToken!);
        Keep(http, language);
        return page.Session is null && !forEverybody ? await SignInFirst(page)
            : await SentForm.Read(http, page.Session is not null) is { } problem ? Refusal(problem)
            : fromAnywhere || await antiforgery.IsRequestValidAsync(http) ? await Handled(page, handler)
            : Refusal(new Problem { Status = StatusCodes.Status400BadRequest, Code = "form-expired" });
    }

    private static async Task<IResult> Handled(Page page, PageHandler handler)
    {
        try
        {
            return await handler(page);
        }
        catch (ApiRefusalException refusal) when (refusal.Problem.Status == StatusCodes.Status401Unauthorized && page.Session is not null)
        {
            // The token has expired or was revoked: the session ends with it.
            await page.Http.SignOutAsync(Session.Scheme);
            return await SignInFirst(page);
        }
        catch (ApiRefusalException refusal)
        {
            return Refusal(refusal.Problem);
        }
    }

    private static async Task<Session?> CurrentSession(HttpContext http) =>
        Session.Of(await http.AuthenticateAsync(Session.Scheme)) is { } session
            && !await http.RequestServices.GetRequiredService<IEndedSessions>().IsEnded(session.Id, http.RequestAborted)
            ? session
            : null;

    // What was typed is kept over the sign-in, as far as it came from a page of this site.
    private static async Task<IResult> SignInFirst(Page page)
    {
        if (HttpMethods.IsGet(page.Http.Request.Method))
        {
            return Page.GoTo("/sign-in".WithQuery(("return", page.Address)));
        }

        var antiforgery = page.Http.RequestServices.GetRequiredService<IAntiforgery>();
        return await SentForm.Read(page.Http, isSignedIn: false) is null && await antiforgery.IsRequestValidAsync(page.Http)
            ? SignIn.Keeping(page)
            : Page.GoTo("/sign-in");
    }

    private static IResult Refusal(Problem problem) => Page.Show<RefusalView, Problem>(problem, problem.Status);

    // A language that was chosen once stays chosen.
    private static void Keep(HttpContext http, Language language)
    {
        if (Language.Find(http.Request.Query[Language.Parameter]) is not null)
        {
            http.Response.Cookies.Append(Language.Cookie, language.Code, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
            });
        }
    }

    [LoggerMessage(LogLevel.Error, "Page {TraceId} failed.")]
    private static partial void Failed(ILogger log, string traceId, Exception exception);
}

/// <summary>A route of the portal: whether it is for strangers too.</summary>
public sealed record PortalRoute(bool IsForEverybody);
