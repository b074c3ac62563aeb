using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using Microsoft.AspNetCore.Http;

namespace CapabilityRegistry.Portal.Pages.Steps;

/// <summary>Steps that are forms on the page of their object itself.</summary>
public static class OwnSteps
{
    /// <summary>Carries out the step that the address names, and shows the page again.</summary>
    /// <param name="path">Of the objects, as the page and the API have it: /findings.</param>
    /// <param name="steps">The fields of each step, by its verb.</param>
    /// <param name="show">The page with what was refused.</param>
    /// <exception cref="ApiRefusalException">There is no such step.</exception>
    public static async Task<IResult> Take(Page page, string path, Dictionary<string, string[]> steps, Func<Page, Problem?, Task<IResult>> show)
    {
        if (!steps.TryGetValue(page.Route("step"), out var fields))
        {
            throw ApiRefusalException.NotFound();
        }

        var subject = path + Address.Of($"/{page.Route("id")}");
        var done = await page.Submit(ApiRequest.Post($"/v1{subject}{Address.Of($"/{page.Route("step")}")}", page.Form.Members(fields)));
        return done.IsSuccess ? Page.GoTo(subject) : await show(page, done.Problem);
    }
}
