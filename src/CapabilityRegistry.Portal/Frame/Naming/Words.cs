using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Languages;

namespace CapabilityRegistry.Portal.Frame.Naming;

/// <summary>Refusals of the API in the language of the reader, as far as there are words for their codes.</summary>
public static class Words
{
    /// <summary>What happened, by its code; for a code without words, what the API says in English.</summary>
    public static string Title(Problem problem) => Texts.Find($"Problem.{problem.Code}") ?? problem.Detail ?? problem.Title ?? Texts.Get("Problem.other");
}

/// <summary>Fields of forms by what the API calls them.</summary>
public static class Fields
{
    /// <summary>The id of a field in a page: /capacity/amount is capacity-amount. Faults lead to it.</summary>
    public static string Id(string? pointer) => (pointer ?? "").Trim('/').Replace('/', '-');

    /// <summary>The name of a field as the page labels it; what the API calls it if the page has none.</summary>
    public static string Name(string? pointer)
    {
        // In a table, and of boxes to tick, a field has its line or key behind a hyphen: quantity-3, pledges-KAZ-00007.
        var member = Member(pointer);
        return Texts.Find($"Field.{member}") ?? Texts.Find($"Field.{member.Split('-')[0]}") ?? Texts.Find($"Scenario.{member}") ?? member;
    }

    // /personnel/2/men: the third line of personnel, its men.
    private static string Member(string? pointer) =>
        (pointer ?? "").Trim('/').Split('/').LastOrDefault(part => part.Length > 0 && !char.IsAsciiDigit(part[0])) ?? "";
}
