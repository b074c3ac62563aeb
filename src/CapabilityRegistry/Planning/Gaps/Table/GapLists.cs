using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Planning.Gaps.Table;

/// <summary>The lists that figures of gaps link to, from the same plan.</summary>
public sealed class GapLists(GapCodes codes, GapInputReader knowledge, CachedDayPlans plans)
{
    public async Task<IReadOnlyList<Fault>> Faults(GapListQuery query, GapScope scope) => query.KnownOn > knowledge.Today
        ? [new Fault { Code = "not-yet-known", Parameter = "knownOn", Expected = $"{knowledge.Today:O} or before", Found = $"{query.KnownOn:O}" }]
        : await codes.Faults(scope);

    public async Task<DayPlan> Plan(GapListQuery query, GapScope scope, Caller caller, CancellationToken cancel)
    {
        var known = await knowledge.On(query.KnownOn ?? knowledge.Today, caller, cancel);
        var question = new DayQuestion(query.On ?? known.AsOf, scope.Group, query.IfVisitsPass == true);
        return await plans.Of(known, question, cancel);
    }

    /// <summary>A part of a list in the order of its keys.</summary>
    public static Page<T> Page<T>(HttpRequest request, PageQuery page, IReadOnlyCollection<T> all, Func<T, string> key)
    {
        var rest = all.OrderBy(key, StringComparer.Ordinal).Where(each => string.CompareOrdinal(key(each), page.After ?? "") > 0).Take(page.Take);
        return CapabilityRegistry.Platform.Http.Answers.Page.Of(request, [.. rest], page.Wanted, key, page.Count == true ? all.Count : null);
    }
}
