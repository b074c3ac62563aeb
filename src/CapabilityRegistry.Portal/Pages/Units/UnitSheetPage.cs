using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using CapabilityRegistry.Portal.Frame.Sheets;
using CapabilityRegistry.Portal.Languages;
using CapabilityRegistry.Portal.Pages.Conditions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Units;

/// <summary>One unit on one or two printed pages.</summary>
public static class UnitSheetPage
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/units/{id}/sheet", async page => Page.Show<UnitSheetView, UnitSheetModel>(await Model(page)));
        app.MapPage("/units/{id}/sheet/file", async page =>
        {
            var model = await Model(page);
            var heading = $"{Texts.Get("UnitSheet.Title")}{Language.Current.Colon}{model.Unit.UnitName}";
            return new SheetFile(page, $"unit-{model.Unit.Id}", heading, [model.Facts, .. model.Tables]);
        });
    }

    private static async Task<UnitSheetModel> Model(Page page)
    {
        var id = page.Route("id");
        var unit = await page.Get<Pledge>(Address.Of($"/v1/pledges/{id}"));
        return new UnitSheetModel
        {
            Unit = unit,
            Type = await page.Get<UnitType>(Address.Of($"/v1/unit-types/{unit.UnitType}")),
            State = (await Names.OfStates(page))[unit.Contributor],
            Names = await Names.OfItems(page),
            Readiness = await page.Get<ReadinessView>(Address.Of($"/v1/pledges/{id}/readiness")),
            Deficiencies = (await page.Get<Listed<Deficiency>>(Address.Of($"/v1/deficiencies?pledge={id}&status=open&limit=200"))).Items,
            Conditions = await UnitConditions.Of(page, id),
            Papers = (await page.Get<Listed<Paper>>(Address.Of($"/v1/papers?pledge={id}&limit=200"))).Items,
            Visits = (await page.Find<Listed<Visit>>(Address.Of($"/v1/visits?pledge={id}&limit=200")))?.Items,
            Deployments = (await page.Find<Listed<DeploymentView>>(Address.Of($"/v1/deployments?pledge={id}&limit=200")))?.Items,
            Target = (await page.Get<WomensShareTable>(Address.Of($"/v1/womens-shares?unitType={unit.UnitType}"))).Rows is [{ Target: { } target }, ..]
                ? target : null,
            Language = page.Language,
        };
    }
}

/// <summary>What the sheet shows; its tables are those of its workbook.</summary>
public sealed record UnitSheetModel
{
    public required Pledge Unit { get; init; }

    public required UnitType Type { get; init; }

    /// <summary>The name of the pledging state.</summary>
    public required string State { get; init; }

    public required Names Names { get; init; }

    public required ReadinessView Readiness { get; init; }

    /// <summary>The open ones.</summary>
    public required IReadOnlyList<Deficiency> Deficiencies { get; init; }

    public required UnitConditions Conditions { get; init; }

    public required IReadOnlyList<Paper> Papers { get; init; }

    /// <summary>Null for whoever may not see visits.</summary>
    public required IReadOnlyList<Visit>? Visits { get; init; }

    /// <summary>Null for whoever may not see deployments.</summary>
    public required IReadOnlyList<DeploymentView>? Deployments { get; init; }

    /// <summary>The share of women that is aimed at in units of this type; null if none is.</summary>
    public required WomenTarget? Target { get; init; }

    public required Language Language { get; init; }

    public IEnumerable<SheetTable> Tables => [Ladder, Stated, Strength, Equipment, Lacks, Handed, .. Visits is null ? [] : new[] { Visited(Visits) },
        .. Deployments is null ? [] : new[] { Deployed(Deployments) }];

    /// <summary>The facts that the page shows as a list.</summary>
    public SheetTable Facts => new(
        "facts",
        Texts.Get("Unit.Facts"),
        [new(Texts.Get("Field.name")), new(Texts.Get("Field.value"))],
        [.. Pairs.Select(pair => (IReadOnlyList<SheetCell>)[SheetCell.Of(pair.Name), pair.Cell])]);

    /// <summary>What the unit is, in pairs of name and value.</summary>
    public IEnumerable<(string Name, SheetCell Cell)> Pairs => new (string Name, SheetCell Cell)[]
    {
        (Texts.Get("Field.contributor"), SheetCell.Name(State, Unit.Contributor)),
        (Texts.Get("Field.unitType"), SheetCell.Name(Type.Name)),
        (Texts.Get("Field.status"), SheetCell.Of(Texts.OfCode("PledgeStatus", Unit.Status))),
        (Texts.Get("Field.readinessLevel"), SheetCell.Of(Unit.ReadinessLevel is { } level ? Texts.OfCode("ReadinessLevel", level) : Texts.Get("Level.none"))),
        (Texts.Get("Unit.LapsesOn"), Lapse),
        (Texts.Get("Field.capacity"), Unit.Capacity is { } whole ? SheetCell.Amount(whole.Amount, whole.Unit) : SheetCell.Nothing),
        (Texts.Get("Field.availableFrom"), SheetCell.Of(Unit.AvailableFrom, Language)),
        (Texts.Get("Field.availableUntil"), Unit.AvailableUntil is { } until ? SheetCell.Of(until, Language) : SheetCell.Of(Texts.Get("Unit.NoEnd"))),
        (Texts.Get("Field.responseDays"), SheetCell.Of(Unit.ResponseDays)),
        (Texts.Get("Field.languages"), SheetCell.Of(string.Join(Language.Current.Comma, Unit.Languages.Select(code => ItemNames.Of(Names, "language", code))))),
        (Texts.Get("Field.attributes"), SheetCell.Name(string.Join(", ", Unit.Attributes.Select(code => Names[code])))),
        (Texts.Get("Field.selfSustainment"), SheetCell.Name(string.Join(", ", (Unit.SelfSustainment ?? []).Select(code => Names[code])))),
        (Texts.Get("Field.training"), SheetCell.Name(string.Join(", ", Unit.Training.Select(line => Names[line.Course]).Distinct()))),
        (Texts.Get("Field.caveats"), SheetCell.Of(string.Join(Language.Current.Semicolon, Unit.Caveats.Select(each => each.Text)))),
        (Texts.Get("Field.noteVerbale"), SheetCell.Of(Unit.NoteVerbale)),
        (Texts.Get("Field.jointWith"), SheetCell.Of(string.Join(Language.Current.Comma, Unit.JointWith))),
    }.Where(pair => pair.Cell.Shown.Length > 0);

    private SheetCell Lapse => (Readiness.OnTheDay.FirstOrDefault() ?? Readiness.NextLapse) is { } lapse
        ? SheetCell.Of(lapse.LapsesOn, Language) with { Key = Texts.OfCode("GateCode", lapse.Gate) }
        : SheetCell.Nothing;

    private SheetTable Ladder => new(
        "ladder",
        Texts.Get("UnitSheet.Ladder", SheetCell.Of(Readiness.On, Language).Shown),
        [new(Texts.Get("Field.level")), new(Texts.Get("UnitSheet.Reached")), new(Texts.Get("UnitSheet.Conditions"))],
        [
            .. Readiness.Levels.Select(level => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Of(Texts.OfCode("ReadinessLevel", level.Level)),
                SheetCell.Of(Texts.Get(level.Met ? "Form.Yes" : "Form.No")) with { Look = level.Met ? "state met" : "state open" },
                SheetCell.Of(string.Join("  ", level.Gates.Select(Words))),
            ]),
        ]);

    private SheetTable Stated => new(
        "conditions",
        Texts.Get("Conditions.Title"),
        [new(Texts.Get("Conditions.One")), new(Texts.Get("Conditions.Standing"))],
        [
            .. Conditions.All.Select(each => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Of(UnitConditions.TextOf(each)) with { Key = each.Id, Address = Address.Of($"/conditions/{each.Id}") },
                SheetCell.Of(Conditions.Standing(each)),
            ]),
        ])
    {
        Note = Conditions.Open.Count > 0 ? Texts.Get("Conditions.KeepOut") : null,
    };

    private SheetTable Strength => new(
        "strength",
        Texts.Get("UnitSheet.Strength"),
        [
            new(Texts.Get("Field.rankGroup")),
            new(Texts.Get("Field.men"), IsNumber: true),
            new(Texts.Get("Field.women"), IsNumber: true),
            new(Texts.Get("UnitSheet.Together"), IsNumber: true),
            new(Texts.Get("UnitSheet.WomensShare"), IsNumber: true),
        ],
        [
            .. (Unit.Personnel ?? []).Select(line => Persons(Texts.OfCode("RankGroup", line.RankGroup), line.Men, line.Women)),
            .. Unit.Strength is { } all ? [Persons(Texts.Get("UnitSheet.Together"), all.Men, all.Women, "total")] : Array.Empty<IReadOnlyList<SheetCell>>(),
        ])
    {
        Note = Target is { } target ? Texts.Get("UnitSheet.Target", target.Percent / 100m, $"{target.Year}") : null,
    };

    private SheetTable Equipment => new(
        "equipment",
        Texts.Get("Field.majorEquipment"),
        [
            new(Texts.Get("Field.category")), new(Texts.Get("Field.description")), new(Texts.Get("Field.quantity"), IsNumber: true),
            new(Texts.Get("Field.lease")),
        ],
        [
            .. (Unit.MajorEquipment ?? []).Select(line => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Name(Names[line.Category]), SheetCell.Of(line.Description), SheetCell.Of(line.Quantity),
                SheetCell.Of(Texts.OfCode("Lease", line.Lease)),
            ]),
        ])
    {
        Empty = Texts.Get("Form.None"),
    };

    private SheetTable Lacks => new(
        "lacks",
        Texts.Get("UnitSheet.Lacks"),
        [
            new(Texts.Get("Field.item")), new(Texts.Get("Unit.Required"), IsNumber: true), new(Texts.Get("Unit.Held"), IsNumber: true),
            new(Texts.Get("Unit.Missing"), IsNumber: true), new(Texts.Get("Field.severity")), new(Texts.Get("UnitSheet.Statement")),
            new(Texts.Get("Field.due")),
        ],
        [
            .. Deficiencies.Select(each => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Name(ItemNames.Of(Names, each.Kind, each.Code)) with { Address = Address.Of($"/deficiencies/{each.Id}") },
                SheetCell.Of(each.Required), SheetCell.Of(each.Held), SheetCell.Of(each.Shortfall),
                SheetCell.Of(Texts.OfCode("FindingSeverity", each.Severity)),
                SheetCell.Of(Texts.OfCode("DeficiencySource", each.Source)) with { Key = each.Sur },
                SheetCell.Of(each.Due, Language),
            ]),
        ])
    {
        Empty = Texts.Get("UnitSheet.NoLack"),
    };

    private SheetTable Handed => new(
        "papers",
        Texts.Get("Papers.Title"),
        [new(Texts.Get("Papers.Kind")), new(Texts.Get("Papers.Reference")), new(Texts.Get("Field.submittedOn"))],
        [
            .. Papers.Select(each => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Of(Texts.OfCode("PaperKind", each.Kind)),
                SheetCell.Of(each.Reference) with { Key = each.Id },
                SheetCell.Of(each.HandedInOn, Language),
            ]),
        ])
    {
        Empty = Texts.Get("Papers.None"),
    };

    private SheetTable Visited(IReadOnlyList<Visit> visits) => new(
        "visits",
        Texts.Get("Visits.Title"),
        [new(Texts.Get("Visits.Kind")), new(Texts.Get("Field.plannedOn")), new(Texts.Get("Visits.SeenOn")), new(Texts.Get("Visits.Result"))],
        [
            .. from visit in visits
               let seen = visit.Units.FirstOrDefault(each => each.Pledge == Unit.Id)
               select (IReadOnlyList<SheetCell>)
               [
                   SheetCell.Of(Texts.OfCode("VisitKind", visit.Kind)) with { Key = visit.Id },
                   SheetCell.Of(visit.PlannedOn, Language),
                   SheetCell.Of(seen?.VisitedOn, Language),
                   SheetCell.Of(seen?.Result is { } result ? Texts.OfCode("VisitResult", result) : Texts.Get("Visits.NotSeen")),
               ],
        ])
    {
        Empty = Texts.Get("Visits.None"),
    };

    private SheetTable Deployed(IReadOnlyList<DeploymentView> deployments) => new(
        "deployments",
        Texts.Get("Deployments.Title"),
        [
            new(Texts.Get("Field.mission")), new(Texts.Get("Field.status")), new(Texts.Get("Field.engagedFrom")), new(Texts.Get("Field.engagedUntil")),
            new(Texts.Get("Units.Persons"), IsNumber: true),
        ],
        [
            .. deployments.Select(each => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Of(each.Mission) with { Key = each.Id },
                SheetCell.Of(Texts.OfCode("DeploymentStatus", each.Status)),
                SheetCell.Of(each.EngagedFrom, Language),
                SheetCell.Of(each.EngagedUntil, Language),
                SheetCell.Of(each.Persons),
            ]),
        ])
    {
        Empty = Texts.Get("Deployments.None"),
    };

    private string Words(GateView gate) => (gate.Met, gate.LapsesOn) switch
    {
        (true, { } until) => Texts.Get("UnitSheet.GateUntil", Texts.OfCode("GateCode", gate.Code), SheetCell.Of(until, Language).Shown),
        (true, null) => Texts.Get("UnitSheet.GateMet", Texts.OfCode("GateCode", gate.Code)),
        _ => Texts.Get("UnitSheet.GateOpen", Texts.OfCode("GateCode", gate.Code)),
    };

    private static IReadOnlyList<SheetCell> Persons(string name, int men, int women, string? look = null) =>
    [
        SheetCell.Of(name) with { Look = look },
        SheetCell.Of(men) with { Look = look },
        SheetCell.Of(women) with { Look = look },
        SheetCell.Of(men + women) with { Look = look },
        SheetCell.Share(men + women == 0 ? null : (int)(women * 1000L / (men + women))) with
        {
            Look = look,
            Bar = men + women == 0 ? null : (women, men + women),
        },
    ];
}
