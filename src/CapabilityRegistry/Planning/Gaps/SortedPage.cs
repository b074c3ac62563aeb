using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Planning.Gaps;

/// <summary>A page of a list that was computed, not read.</summary>
internal static class SortedPage
{
    /// <param name="all">The whole list, in any order; the page is in the order of the keys.</param>
    public static Page<T> Of<T>(HttpRequest request, PageQuery page, IReadOnlyCollection<T> all, Func<T, string> key)
    {
        var rest = all.OrderBy(key, StringComparer.Ordinal).Where(each => string.CompareOrdinal(key(each), page.After ?? "") > 0).Take(page.Take);
        return Page.Of(request, [.. rest], page.Wanted, key, page.Count == true ? all.Count : null);
    }
}
