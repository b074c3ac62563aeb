using System.Globalization;
using System.Text.RegularExpressions;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using CapabilityRegistry.Portal.Frame.Sheets;
using CapabilityRegistry.Portal.Languages;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Plans;

/// <summary>What a person needs who must defend a plan in a meeting: one page of summary, and a page for each requirement.</summary>
public static class DossierPage
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPage("/plans/{id}/dossier", async page =>
        Page.Show<DossierPageView, DossierModel>(new DossierModel(
            await page.Get<DossierView>(Address.Of($"/v1/match-runs/{page.Route("id")}/dossier")),
            await Names.OfUnitTypes(page),
            await Names.OfStates(page),
            await Names.OfItems(page),
            page.Language)));
}

/// <summary>A dossier with the names that its codes stand for.</summary>
public sealed partial record DossierModel(DossierView View, Names Types, Names States, Names Items, Language Language)
{
    /// <summary>How many open requirements the summary names.</summary>
    private const int MostOpen = 6;

    /// <summary>Units that stand beside each other in a table of points.</summary>
    private const int UnitsAbreast = 4;

    private readonly Dictionary<string, string> _units = View.Requirements
        .SelectMany(each => each.Chosen.Select(chosen => chosen.Pledge)
            .Concat(each.NotTaken.Select(losing => losing.Pledge)).Concat(each.Unfit.Select(unfit => unfit.Pledge)))
        .DistinctBy(unit => unit.Id).ToDictionary(unit => unit.Id, unit => unit.UnitName);

    private readonly Sentences _sentences = new(Types, Items);

    private readonly Dictionary<string, DossierRequirement> _needs = View.Requirements.ToDictionary(each => each.Id);

    public SheetTable Fill => new(
        "fill",
        Texts.Get("Dossier.Result"),
        [
            new(Texts.Get("Field.priority")),
            new(Texts.Get("Plans.Requirements"), IsNumber: true),
            new(Texts.Get("Plans.Completely"), IsNumber: true),
            new(Texts.Get("Plans.Partly"), IsNumber: true),
            new(Texts.Get("Plans.Share"), IsNumber: true),
        ],
        [
            .. View.Fill.Select(each => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Of(each.Priority), SheetCell.Of(each.Requirements), SheetCell.Of(each.Complete), SheetCell.Of(each.Partly),
                SheetCell.Share(each.PerMille) with { Bar = (each.PerMille, 1000) },
            ]),
        ]);

    public SheetTable Proof => new(
        "proof",
        Texts.Get("Dossier.Proof"),
        [
            new(Texts.Get("Plans.Objective")), new(Texts.Get("Plans.Proof")), new(Texts.Get("Plans.Value"), IsNumber: true),
            new(Texts.Get("Plans.Bound"), IsNumber: true),
        ],
        [
            .. View.Proof.Select(each => each.Objective).Select(each => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Of(Texts.OfCode("ObjectiveName", each.Name)) with { Key = each.Name },
                SheetCell.Of(Texts.OfCode("ObjectiveStatus", each.Status)),
                Reached(each.Name, each.Value),
                Reached(each.Name, each.Bound),
            ]),
        ])
    {
        Note = Texts.Get("Dossier.ProofNote"),
    };

    public SheetTable Decisions => new(
        "decisions",
        Texts.Get("Dossier.Decisions"),
        [new(Texts.Get("Dossier.Decision")), new(Texts.Get("Dossier.Detail")), new(Texts.Get("Field.reason"))],
        [
            .. View.Decisions.Select(each => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Of(Texts.OfCode("DecisionKind", each.Kind)),
                SheetCell.Name(Named(each.Text)),
                SheetCell.Of(each.Reason) with { Key = each.SetBy },
            ]),
        ]);

    public SheetTable Overview => new(
        "overview",
        Texts.Get("Dossier.Overview"),
        [
            new(Texts.Get("Field.requirement")), new(Texts.Get("Field.priority"), IsNumber: true), new(Texts.Get("Field.neededBy")),
            new(Texts.Get("Dossier.Filled"), IsNumber: true), new(Texts.Get("Dossier.Units")),
        ],
        [
            .. View.Requirements.Select(each => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Name(Title(each), each.Id) with { Address = $"#{IdOf(each)}" },
                SheetCell.Of(each.Priority),
                SheetCell.Of(each.NeededBy, Language),
                SheetCell.Of(Filled(each)) with { Bar = (each.Engaged + each.Filled, each.Required) },
                SheetCell.Of(each.Chosen.Count == 0
                    ? Texts.Get("Dossier.Nobody")
                    : string.Join(Language.Current.Semicolon, each.Chosen.Select(chosen => $"{chosen.Pledge.UnitName} ({States[chosen.Pledge.Contributor]})"))),
            ]),
        ]);

    public SheetTable Chosen(DossierRequirement need) => new(
        $"chosen-{IdOf(need)}",
        Texts.Get("Dossier.Chosen"),
        [
            new(Texts.Get("Field.pledge")), new(Texts.Get("Field.contributor")), new(Texts.Get("Dossier.Covers"), IsNumber: true),
            new(Texts.Get("Requirements.Points"), IsNumber: true),
        ],
        [
            .. need.Chosen.Select(each => (IReadOnlyList<SheetCell>)
            [
                Unit(each.Pledge) with { Key = each.Pinned ? $"{each.Pledge.Id}, {Texts.Get("Dossier.Pinned")}" : each.Pledge.Id },
                State(each.Pledge),
                SheetCell.Amount(each.Amount, need.Unit),
                Points(each.Score, each.Breakdown.Sum(part => part.OutOf)),
            ]),
        ])
    {
        IsPart = true,
    };

    /// <summary>The points of the units that were chosen, some of them in a table.</summary>
    public static IEnumerable<SheetTable> PointsOf(DossierRequirement need) => need.Chosen.Chunk(UnitsAbreast).Select((some, part) => new SheetTable(
        $"points-{IdOf(need)}-{part}",
        Texts.Get("Dossier.Points"),
        [new(Texts.Get("Dossier.Criterion")), .. some.Select(each => new SheetColumn(each.Pledge.UnitName, IsNumber: true))],
        [
            .. some[0].Breakdown.Where(each => each.OutOf > 0).Select(each => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Of(Texts.OfCode("CriterionName", each.Name)) with { Key = each.Name },
                .. some.Select(unit => unit.Breakdown.FirstOrDefault(other => other.Name == each.Name) is { OutOf: > 0 } points
                    ? Points(points.Points, points.OutOf) with { Bar = (points.Points, points.OutOf) }
                    : SheetCell.Nothing),
            ]),
        ])
    {
        IsPart = true,
    });

    public SheetTable NotTaken(DossierRequirement need) => new(
        $"not-taken-{IdOf(need)}",
        Texts.Get("Dossier.NotTaken"),
        [
            new(Texts.Get("Field.pledge")), new(Texts.Get("Field.contributor")), new(Texts.Get("Requirements.Points"), IsNumber: true),
            new(Texts.Get("Dossier.WhyNot")), new(Texts.Get("Dossier.Detail")),
        ],
        [
            .. need.NotTaken.Select(each => (IReadOnlyList<SheetCell>)
            [
                Unit(each.Pledge), State(each.Pledge), SheetCell.Of(each.Score), SheetCell.Of(Texts.OfCode("NotTakenReason", each.Why)) with { Key = each.Why },
                SheetCell.Name(Named(each.Detail)),
            ]),
        ])
    {
        IsPart = true,
        Note = need.NotTakenInAll > need.NotTaken.Count ? Texts.Get("Dossier.BestOf", need.NotTaken.Count, need.NotTakenInAll) : null,
    };

    public SheetTable Unfit(DossierRequirement need) => new(
        $"unfit-{IdOf(need)}",
        Texts.Get("Dossier.Unfit"),
        [
            new(Texts.Get("Field.pledge")), new(Texts.Get("Field.contributor")), new(Texts.Get("Dossier.WhyNot")), new(Texts.Get("Unit.Asked")),
            new(Texts.Get("Unit.Has")),
        ],
        [
            .. from unit in need.Unfit
               from reason in unit.Reasons
               let isFirst = reason == unit.Reasons[0]
               select (IReadOnlyList<SheetCell>)
               [
                   isFirst ? Unit(unit.Pledge) : SheetCell.Of("〃"),
                   isFirst ? State(unit.Pledge) : SheetCell.Nothing,
                   SheetCell.Of(Texts.OfCode("CriterionCode", reason.Code)) with { Key = reason.Code },
                   SheetCell.Name(Named(reason.Required, reason.Code)),
                   SheetCell.Name(Named(reason.Actual, reason.Code)),
               ],
        ])
    {
        IsPart = true,
        Note = need.UnfitInAll > need.Unfit.Count ? Texts.Get("Dossier.NearestOf", need.Unfit.Count, need.UnfitInAll) : null,
    };

    /// <summary>What a requirement asks for, by names.</summary>
    public string Title(DossierRequirement need) => $"{Types[need.UnitType]}, {need.Mission ?? Texts.Get("Gaps.Goal")}";

    public static string Filled(DossierRequirement need) =>
        Texts.Get("Dossier.FilledOf", need.Engaged + need.Filled, Texts.Amount(need.Required, need.Unit));

    /// <summary>The place of a requirement within the page.</summary>
    public static string IdOf(DossierRequirement need) => need.Id.Replace('/', '-');

    /// <summary>A sentence of the API in which units and requirements have their names before their keys, and other codes are names.</summary>
    /// <param name="criterion">Which criterion it is about; empty for none.</param>
    public string Named(string sentence, string criterion = "") => Key().Replace(_sentences[sentence, criterion], key =>
        _units.TryGetValue(key.Value, out var unit) ? $"{unit} [{key.Value}]"
        : _needs.TryGetValue(key.Value, out var need) ? $"{Title(need)} [{key.Value}]"
        : key.Value);

    /// <summary>What the plan fills completely, in part and not at all.</summary>
    public (int Complete, int Partly, int Open) Counts => (
        View.Requirements.Count(each => Missing(each) == 0),
        View.Requirements.Count(each => Missing(each) > 0 && each.Engaged + each.Filled > 0),
        View.Requirements.Count(each => each.Engaged + each.Filled == 0));

    /// <summary>The most urgent requirements that are not filled, with the main reason.</summary>
    public SheetTable Open => new(
        "open",
        Texts.Get("Dossier.Open"),
        [
            new(Texts.Get("Field.requirement")), new(Texts.Get("Field.priority"), IsNumber: true), new(Texts.Get("Unit.Missing"), IsNumber: true),
            new(Texts.Get("Dossier.WhyOpen")),
        ],
        [
            .. View.Requirements.Where(each => Missing(each) > 0).OrderBy(each => each.Priority).ThenByDescending(each => (double)Missing(each) / each.Required)
                .Take(MostOpen).Select(each => (IReadOnlyList<SheetCell>)
                [
                    SheetCell.Name(Title(each), each.Id) with { Address = $"#{IdOf(each)}" },
                    SheetCell.Of(each.Priority),
                    SheetCell.Of(Texts.Get("Dossier.FilledOf", Missing(each), Texts.Amount(each.Required, each.Unit))),
                    SheetCell.Of(string.Join(Language.Current.Semicolon, each.Gap.Select(reason => Texts.OfCode("GapReasonKind", reason.Kind)).Distinct())),
                ]),
        ])
    {
        Note = View.Requirements.Count(each => Missing(each) > 0) is > MostOpen and var all ? Texts.Get("Dossier.MostUrgent", MostOpen, all) : null,
    };

    private static int Missing(DossierRequirement need) => need.Required - need.Engaged - need.Filled;

    // A fill is counted in thousandths of a requirement: what it is of all that have the priority.
    private SheetCell Reached(string objective, long value) =>
        objective.StartsWith(FillPriority, StringComparison.Ordinal)
        && int.TryParse(objective[FillPriority.Length..], CultureInfo.InvariantCulture, out var priority)
        && View.Fill.FirstOrDefault(each => each.Priority == priority) is { Requirements: > 0 } fill
            ? SheetCell.Share((int)(value / fill.Requirements))
            : SheetCell.Of(value);

    private static SheetCell Unit(DossierPledge unit) => SheetCell.Of(unit.UnitName) with { Key = unit.Id, Address = Address.Of($"/units/{unit.Id}") };

    private SheetCell State(DossierPledge unit) => SheetCell.Name(States[unit.Contributor]);

    private static SheetCell Points(int points, int outOf) => SheetCell.Of(Texts.Get("Dossier.PointsOf", points, outOf));

    private const string FillPriority = "fill-priority-";

    // Of units and requirements, with the slot.
    [GeneratedRegex(@"\b[A-Z][A-Z0-9_]*-\d{5}(/\d+)?\b")]
    private static partial Regex Key();
}
