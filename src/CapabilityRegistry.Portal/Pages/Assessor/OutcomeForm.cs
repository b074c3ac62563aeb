using System.Globalization;
using System.Text.Json;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;

namespace CapabilityRegistry.Portal.Pages.Assessor;

/// <summary>What is filled in of an outcome: which points were looked at, what was found wanting, and what stands around the lists.</summary>
public sealed record OutcomeForm
{
    /// <summary>What belongs to a list and to none of its points.</summary>
    public const string Other = "other-point";

    public const string InOrder = "ok";

    public const string Wanting = "wanting";

    /// <summary>What the fields of findings are named after that have no point of their own: the second of a point, and those without a checklist.</summary>
    public const string Further = "further-finding";

    /// <summary>The point of a further finding, as its checklist and its item: medical/other-point.</summary>
    public const string Point = "point";

    /// <summary>The lists that were gone through though nothing is noted at their points.</summary>
    public const string Lists = "checklists";

    /// <summary>The fields of a finding, by the names of the API.</summary>
    public static readonly IReadOnlyList<string> FindingFields = ["severity", "text", "recommendation", "due"];

    /// <summary>The fields around the lists.</summary>
    public static readonly IReadOnlyList<string> HeadFields = ["visitedOn", "report", "result", "reason"];

    // As many findings as the API takes.
    private const int Most = 100;

    private readonly IReadOnlyDictionary<string, string> _values;
    private readonly IReadOnlyList<string> _lists;

    private OutcomeForm(IReadOnlyDictionary<string, string> values, IReadOnlyList<string> lists, IReadOnlyList<Checklist> checklists)
    {
        (_values, _lists) = (values, lists);
        Points =
        [
            .. from list in checklists
               from item in ItemsOf(list)
               let point = new LookedAt(list.Id, item, values.GetValueOrDefault(Field("state", list.Id, item), ""))
               where point.State.Length > 0 || FieldsOf(point).Any()
               // Whoever has written what is wrong, and nothing else, has found it wanting.
               select point.State.Length > 0 ? point : point with { State = Wanting },
        ];
        FurtherFindings = [.. Enumerable.Range(0, Most).Select(FurtherAt).Where(point => this[PlaceField(point)] is not null || FieldsOf(point).Any())];
        Checklists = [.. Points.Select(point => point.Checklist).Concat(FurtherFindings.Select(point => PlaceOf(point).Checklist).OfType<string>())
            .Concat(lists).Distinct()];
    }

    /// <summary>Every point that was looked at, in the order of the lists.</summary>
    public IReadOnlyList<LookedAt> Points { get; }

    /// <summary>What was found wanting beside the points.</summary>
    public IReadOnlyList<LookedAt> FurtherFindings { get; }

    public IEnumerable<LookedAt> Findings => Points.Where(point => point.State == Wanting).Concat(FurtherFindings);

    /// <summary>What was written about points that are in order all the same: it is kept, and is no finding.</summary>
    public IEnumerable<LookedAt> Remarks => Points.Where(point => point.State == InOrder && FieldsOf(point).Any());

    /// <summary>Every checklist that was gone through.</summary>
    public IReadOnlyList<string> Checklists { get; }

    /// <summary>Those of them with nothing noted at any point.</summary>
    public IEnumerable<string> ListsAlone => _lists.Except(Points.Select(point => point.Checklist));

    /// <summary>A field; null if nothing is filled in.</summary>
    public string? this[string field] => _values.GetValueOrDefault(field);

    /// <summary>The name of a field of one point: training/weapons-training/text.</summary>
    public static string Field(string name, string checklist, string item) => $"{checklist}/{item}/{name}";

    /// <summary>The points of a list, and what belongs to none of them.</summary>
    public static IEnumerable<string> ItemsOf(Checklist list) => list.Items.Select(item => item.Id).Append(Other);

    /// <summary>What was saved.</summary>
    /// <param name="draft">Null if nothing was.</param>
    public static OutcomeForm Of(OutcomeDraft? draft, IReadOnlyList<Checklist> checklists)
    {
        var values = new Dictionary<string, string?>
        {
            ["visitedOn"] = draft?.VisitedOn?.Plain(),
            ["report"] = draft?.Report,
            ["result"] = draft?.Result,
            ["reason"] = draft?.Reason,
        };
        var further = 0;
        foreach (var finding in draft?.Findings ?? [])
        {
            var point = new LookedAt(finding.Checklist ?? "", finding.Item ?? Other, Wanting);
            if (finding.Checklist is null || !values.TryAdd(Of("state"), Wanting))
            {
                point = FurtherAt(further++);
                values[Of(Point)] = finding is { Checklist: null, Item: null } ? null : $"{finding.Checklist}/{finding.Item ?? Other}";
            }

            values[Of("severity")] = finding.Severity;
            values[Of("text")] = finding.Text;
            values[Of("recommendation")] = finding.Recommendation;
            values[Of("due")] = finding.Due?.Plain();

            string Of(string name) => Field(name, point.Checklist, point.Item);
        }

        foreach (var point in draft?.InOrder ?? [])
        {
            values[Field("state", point.Checklist, point.Item ?? Other)] = InOrder;
        }

        // A list of which a point was looked at is gone through for that reason, and no more once none of its points is.
        var saved = new OutcomeForm(values.Where(each => each.Value is not null).ToDictionary(each => each.Key, each => each.Value!), [], checklists);
        return new(saved._values, [.. (draft?.Checklists ?? []).Except(saved.Checklists)], checklists);
    }

    /// <summary>With what was sent in the place of what was saved; a form has some of the fields and leaves the others as they are.</summary>
    public OutcomeForm With(FormFields sent, IReadOnlyList<Checklist> checklists)
    {
        var values = _values.ToDictionary();
        var names = from list in checklists from item in ItemsOf(list) from name in FindingFields.Prepend("state") select Field(name, list.Id, item);
        var further = from point in Enumerable.Range(0, Most).Select(FurtherAt)
                      from name in FindingFields.Prepend(Point)
                      select Field(name, point.Checklist, point.Item);
        foreach (var name in names.Concat(further).Concat(HeadFields).Where(sent.Has))
        {
            values.Remove(name);
            if (sent[name] is { } value)
            {
                values[name] = value;
            }
        }

        return new(values, sent.Has(Lists) ? sent.All(Lists) : _lists, checklists);
    }

    /// <summary>Whether the same is filled in.</summary>
    public bool IsLike(OutcomeForm other) => JsonSerializer.Serialize(Draft()) == JsonSerializer.Serialize(other.Draft());

    /// <summary>As a draft: all that is filled in.</summary>
    public Dictionary<string, object?> Draft()
    {
        var body = Body(Noted());
        body["inOrder"] = Points.Where(point => point.State == InOrder).Select(point => Members(PlaceOf(point))).ToList();
        return body;
    }

    /// <summary>As the outcome, with what was found wanting.</summary>
    public Dictionary<string, object?> Outcome() => Body(Findings);

    /// <summary>Faults of the API at the fields of the draft: /findings/2/text is the text of the third finding.</summary>
    public Problem AtFieldsOfDraft(Problem problem) => AtFields(problem, [.. Noted()]);

    /// <summary>Faults of the API at the fields of the outcome.</summary>
    public Problem AtFieldsOfOutcome(Problem problem) => AtFields(problem, [.. Findings]);

    // What was written about a point that was then found in order is kept too.
    private IEnumerable<LookedAt> Noted() => Points.Where(point => point.State == Wanting || FieldsOf(point).Any()).Concat(FurtherFindings);

    private Dictionary<string, object?> Body(IEnumerable<LookedAt> findings)
    {
        var body = HeadFields.Where(_values.ContainsKey).ToDictionary(name => name, name => (object?)_values[name]);
        body["checklists"] = Checklists;
        body["findings"] = findings.Select(point => Members(PlaceOf(point)).Concat(FieldsOf(point)).ToDictionary()).ToList();
        return body;
    }

    private static LookedAt FurtherAt(int number) => new(Further, number.ToString(CultureInfo.InvariantCulture), Wanting);

    private static string PlaceField(LookedAt further) => Field(Point, further.Checklist, further.Item);

    // What the API calls a point; nothing is known of it while a further finding has none.
    private (string? Checklist, string? Item) PlaceOf(LookedAt point)
    {
        var place = point.Checklist == Further ? this[PlaceField(point)]?.Split('/') ?? ["", Other] : [point.Checklist, point.Item];
        return (place[0] is { Length: > 0 } checklist ? checklist : null, place[^1] == Other ? null : place[^1]);
    }

    // What is not known is left out: the API then says that it is missing, and not that it is written wrongly.
    private static Dictionary<string, object?> Members((string? Checklist, string? Item) place) =>
        new[] { ("checklist", place.Checklist), ("item", place.Item) }
            .Where(each => each.Item2 is not null)
            .ToDictionary(each => each.Item1, each => (object?)each.Item2);

    private IEnumerable<KeyValuePair<string, object?>> FieldsOf(LookedAt point) =>
        from name in FindingFields
        let value = this[Field(name, point.Checklist, point.Item)]
        where value is not null
        select KeyValuePair.Create(name, (object?)value);

    private static Problem AtFields(Problem problem, IReadOnlyList<LookedAt> findings) => problem with
    {
        Errors =
        [
            .. problem.Errors.Select(error => error.Pointer?.Split('/') is ["", "findings", var number, var name]
                && int.TryParse(number, CultureInfo.InvariantCulture, out var index) && index < findings.Count && findings[index] is var at
                    ? error with { Pointer = $"/{Field(at.Checklist == Further && name is ("checklist" or "item") ? Point : name, at.Checklist, at.Item)}" }
                    : error),
        ],
    };
}

/// <summary>One point of a checklist that was looked at.</summary>
/// <param name="State">In order or wanting.</param>
public sealed record LookedAt(string Checklist, string Item, string State);
