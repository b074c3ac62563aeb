using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Platform.Http.Lists;

/// <summary>Refuses what a pattern cannot: a place that is none of the order that is asked for, a search without words, a moment that there is not.</summary>
public sealed class ListQueryCheck : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Faults(context.HttpContext).ToList() is { Count: > 0 } faults ? new BadRequestAnswer(faults) : await next(context);

    private static IEnumerable<Fault> Faults(HttpContext http)
    {
        var (orders, query) = (http.GetEndpoint()!.Metadata.GetRequiredMetadata<IListOrders>(), http.Request.Query);
        if (query[PageQuery.AfterParameter] is [{ } after] && !orders.HasPlace(query[PageQuery.SortParameter], after))
        {
            yield return Wrong(PageQuery.AfterParameter, "wrong-form", "the place that next names, with the same sort", after);
        }

        if (query[NameSearch.Parameter] is [{ } search] && SearchText.Words(search).Count is 0 or > NameSearch.MostWords)
        {
            yield return Wrong(NameSearch.Parameter, "wrong-form", $"1 to {NameSearch.MostWords} words of letters or digits", search);
        }

        if (query[ChangedSinceQuery.Parameter] is [{ } since] && !ChangedSinceQuery.CanBeRead(since))
        {
            yield return Wrong(ChangedSinceQuery.Parameter, "wrong-form", "the number of an event, or a moment that the calendar has", since);
        }
    }

    private static Fault Wrong(string parameter, string code, string expected, string found) =>
        new() { Code = code, Parameter = parameter, Expected = expected, Found = SafeExcerpt.Short(found) };
}
