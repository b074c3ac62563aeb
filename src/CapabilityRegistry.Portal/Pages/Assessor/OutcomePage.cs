using System.Net;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Assessor;

/// <summary>
/// How a visit ended for one unit: list by list on the spot, then looked over and recorded. Each step saves what is filled in as the draft of the outcome; a
/// form has one list alone, so that little is sent over a bad line.
/// </summary>
public static class OutcomePage
{
    /// <summary>The last part: look over what was found, and record it.</summary>
    public const string Review = "review";

    /// <summary>Not a part, but the way to the page that throws the draft away: what is filled in is saved on it too, so that nothing goes by a slip.</summary>
    public const string ThrowAway = "throw-away";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapFormPage("/assessor/visits/{id}/{pledge}", "record-visits", page => Show(page, null));
        app.MapForm("/assessor/visits/{id}/{pledge}", Go);
    }

    /// <param name="seen">The version of the draft that the form goes on from; null for the one that there is now.</param>
    private static async Task<IResult> Show(Page page, Problem? problem, string? seen = null)
    {
        var visit = await page.Send(ApiRequest.Get(Address.Of($"/v1/visits/{page.Route("id")}")));
        var draft = await Saved(page);
        if (problem is null && !IsAwaited(visit.Read<Visit>(), page.Route("pledge")))
        {
            return Page.GoTo(Address.Of($"/assessor/visits/{page.Route("id")}"));
        }

        var lists = (await page.Get<ChecklistList>("/v1/checklists")).Items;
        var saved = OutcomeForm.Of(draft?.Read<OutcomeDraft>(), lists);
        // What was seen when the form was shown; once somebody is told that it has changed, what is so now.
        var isStale = problem?.Status == StatusCodes.Status412PreconditionFailed && draft is not null;
        return Page.Show<OutcomeView, OutcomeModel>(
            new OutcomeModel
            {
                Visit = visit.Read<Visit>(),
                VisitVersion = problem?.Status == StatusCodes.Status412PreconditionFailed ? visit.Version! : page.Form["visit"] ?? visit.Version!,
                Unit = await page.Get<Pledge>(Address.Of($"/v1/pledges/{page.Route("pledge")}")),
                Checklists = lists,
                Draft = draft?.Read<OutcomeDraft>(),
                DraftVersion = seen ?? draft?.Version ?? "",
                Saved = saved,
                Outcome = isStale ? saved : saved.With(page.Form, lists),
                Further = saved.With(page.Form, lists).FurtherFindings,
                Open = problem is null ? page.Query("open") ?? lists[0].Id : PartOf(page.Form, lists),
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Go(Page page)
    {
        var (id, pledge) = (page.Route("id"), page.Route("pledge"));
        var lists = (await page.Get<ChecklistList>("/v1/checklists")).Items;
        var draft = await Saved(page);
        var saved = OutcomeForm.Of(draft?.Read<OutcomeDraft>(), lists);
        var filled = saved.With(page.Form, lists);
        var isRecorded = page.Form.Has("record");
        var seen = page.Form["version"] ?? "";
        // Whoever sends a form twice finds saved what it says, or the outcome on record and no draft any more: then there is nothing to save.
        if (isRecorded ? draft is not null : !filled.IsLike(saved))
        {
            var answer = await page.Send(ApiRequest.Put(AddressOf(page), filled.Draft()) with { Version = page.Form["version"] });
            if (!answer.IsSuccess)
            {
                return InMeantime(answer.Problem) is { } code
                    ? await Show(page, new Problem { Status = StatusCodes.Status412PreconditionFailed, Code = code })
                    : await Show(page, filled.AtFieldsOfDraft(answer.Problem), seen);
            }

            seen = answer.Version!;
        }

        if (!isRecorded)
        {
            var part = page.Form["go"] ?? PartOf(page.Form, lists);
            return Page.GoTo(Address.Of($"/assessor/visits/{id}/{pledge}") + (part == ThrowAway ? $"/{ThrowAway}" : Address.Of($"?open={part}")));
        }

        var body = filled.Outcome();
        body["pledge"] = pledge;
        var recorded = await page.Send(ApiRequest.Post(Address.Of($"/v1/visits/{id}/outcome"), body) with
        {
            Key = page.Form["key"],
            Version = page.Form["visit"],
        });
        return recorded.IsSuccess
            ? Page.GoTo(Address.Of($"/assessor/visits/{id}?done={pledge}"))
            : await Show(page, WithoutETag(filled.AtFieldsOfOutcome(recorded.Problem)), seen);
    }

    /// <summary>The draft, in the API.</summary>
    internal static string AddressOf(Page page)
    {
        var keys = $"{page.Route("id")}-{page.Route("pledge")}";
        return Address.Of($"/v1/outcome-drafts/{keys}");
    }

    /// <summary>The draft; null if nothing is saved.</summary>
    /// <exception cref="ApiRefusalException">It is not for this person.</exception>
    internal static async Task<ApiAnswer?> Saved(Page page)
    {
        var answer = await page.Send(ApiRequest.Get(AddressOf(page)));
        return answer.Status == HttpStatusCode.NotFound ? null : answer.IsSuccess ? answer : throw new ApiRefusalException(answer.Problem);
    }

    // A visit that was cancelled, and a unit whose outcome is on record, wait for nothing.
    private static bool IsAwaited(Visit visit, string pledge) =>
        visit.Status == "scheduled" && visit.Units.Any(unit => unit.Pledge == pledge && unit.Result is null);

    // What the API says of an older version are words for programs; the page says what is different.
    private static Problem WithoutETag(Problem problem) =>
        problem.Status == StatusCodes.Status412PreconditionFailed ? problem with { Detail = null, Errors = [] } : problem;

    // Why the form goes on from another draft than there is, by a code that the pages have words for; null if it does not.
    private static string? InMeantime(Problem problem) => problem.Status switch
    {
        StatusCodes.Status404NotFound => "draft-thrown-away",
        StatusCodes.Status412PreconditionFailed => "draft-saved",
        StatusCodes.Status428PreconditionRequired => "draft-begun",
        _ => null,
    };

    // The checklist whose fields a form has, or what is around the lists.
    private static string PartOf(FormFields form, IReadOnlyList<Checklist> lists) =>
        form.Has("report") ? Review : lists.FirstOrDefault(list => form.Has(OutcomeForm.Field("state", list.Id, OutcomeForm.Other)))?.Id ?? Review;
}

public sealed record OutcomeModel
{
    public required Visit Visit { get; init; }

    public required string VisitVersion { get; init; }

    public required Pledge Unit { get; init; }

    public required IReadOnlyList<Checklist> Checklists { get; init; }

    /// <summary>Null if nothing is saved.</summary>
    public required OutcomeDraft? Draft { get; init; }

    /// <summary>Empty if the form begins the draft.</summary>
    public required string DraftVersion { get; init; }

    /// <summary>What is saved.</summary>
    public required OutcomeForm Saved { get; init; }

    /// <summary>What is saved with what was sent in its place, unless somebody else has saved something in the meantime.</summary>
    public required OutcomeForm Outcome { get; init; }

    /// <summary>The further findings that are saved, and those that were sent.</summary>
    public required IReadOnlyList<LookedAt> Further { get; init; }

    /// <summary>The checklist that is open, or <see cref="OutcomePage.Review"/>.</summary>
    public required string Open { get; init; }

    public required Problem? Problem { get; init; }
}
