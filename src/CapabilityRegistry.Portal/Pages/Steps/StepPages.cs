using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Pages.Units;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Steps;

/// <summary>A page for each step that can be taken with an object. What can be taken when, the API says.</summary>
public static class StepPages
{
    public static void MapSteps(this IEndpointRouteBuilder app, StepGroup group)
    {
        app.MapFormPage(group.Path + "/{id}/steps/{step}", group.Right, page => Show(page, group, null));
        app.MapForm(group.Path + "/{id}/steps/{step}", page => Take(page, group));
    }

    private static async Task<IResult> Show(Page page, StepGroup group, Problem? problem)
    {
        var step = Find(page, group);
        var answer = await page.Send(ApiRequest.Get(AddressOf("/v1" + group.Path, page)));
        return Page.Show<ObjectStepView, ObjectStepModel>(
            new ObjectStepModel(group, answer.Read<StepSubject>(), answer.Version!, step, await group.Lists(page, step), problem),
            problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Take(Page page, StepGroup group)
    {
        var step = Find(page, group);
        var done = await page.Submit(ApiRequest.Post($"{AddressOf("/v1" + group.Path, page)}/{step.Action}", step.Body(page.Form)));
        return done.IsSuccess
            ? Page.GoTo(AddressOf(group.Path, page).WithQuery(("done", step.Action)))
            : await Show(page, group, done.Problem);
    }

    private static string AddressOf(string path, Page page) => path + Address.Of($"/{page.Route("id")}");

    private static StepForm Find(Page page, StepGroup group) => group.Find(page.Route("step"))
        ?? throw ApiRefusalException.NotFound();
}

/// <summary>Any object of the API: what it is called and where it stands.</summary>
public sealed record StepSubject
{
    public required string Id { get; init; }

    public required string Status { get; init; }
}

/// <param name="Version">The ETag of the object as it is shown.</param>
public sealed record ObjectStepModel(
    StepGroup Group,
    StepSubject Subject,
    string Version,
    StepForm Step,
    IReadOnlyDictionary<string, IReadOnlyList<(string Code, string Words)>> Lists,
    Problem? Problem)
{
    /// <summary>The page of the object.</summary>
    public string Back => Group.Path + Address.Of($"/{Subject.Id}");
}
