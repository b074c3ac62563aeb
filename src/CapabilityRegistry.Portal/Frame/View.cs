using System.Globalization;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Languages;
using Microsoft.AspNetCore.Components;

namespace CapabilityRegistry.Portal.Frame;

/// <summary>What every part of a page can do: say a text in the language of the reader.</summary>
public abstract class Part : ComponentBase
{
    [Inject]
    public required Page Page { get; set; }

    protected static string T(string name, params ReadOnlySpan<object?> parts) => parts.Length == 0 ? Texts.Get(name) : Texts.Get(name, parts);

    /// <summary>A code of the API in words.</summary>
    protected static string Code(string list, string? code) => code is null ? "" : Texts.OfCode(list, code);

    /// <summary>A day as the reader writes it.</summary>
    protected string Day(DateOnly? day) => day is null ? "" : Page.Language.Day(day.Value);

    protected string Time(DateTimeOffset time) => Page.Language.Time(time);

    /// <summary>Between what is named and what is said of it.</summary>
    protected string Colon => Page.Language.Colon;

    /// <summary>Entries of a list, one after the other.</summary>
    protected static string Listed(IEnumerable<string?> entries) => string.Join(Language.Current.Comma, entries);

    /// <summary>What a unit does now; nothing for one that is not registered, or not any more.</summary>
    protected static string EngagementOf(Pledge unit) => unit.Status is "registered" or "suspended" ? Code("PledgeEngagement", unit.Engagement) : "";

    /// <summary>How much of what it is counted in: 1 unit, 3 beds; nothing where there is no amount.</summary>
    protected static string Amount(long? amount, string? measure) => amount is null || measure is null ? Number(amount) : Texts.Amount(amount.Value, measure);

    protected static string Number(long? number) => number?.ToString("N0", CultureInfo.CurrentCulture) ?? "";
}

/// <summary>A whole page, which shows what its handler has found.</summary>
public abstract class View<TModel> : Part
{
    [Parameter]
    [EditorRequired]
    public required TModel Model { get; set; }
}
