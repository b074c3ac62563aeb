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

    /// <summary>The fields of a finding, by the names of the API.</summary>
    public static readonly IReadOnlyList<string> FindingFields = ["severity", "text", "recommendation", "due"];

    /// <summary>The fields around the lists.</summary>
    public static readonly IReadOnlyList<string> HeadFields = ["visitedOn", "report", "result", "reason"];

    private readonly IReadOnlyDictionary<string, string> _values;

    private OutcomeForm(IReadOnlyDictionary<string, string> values, IReadOnlyList<Checklist> checklists) => (_values, Points) = (values,
    [
        .. from list in checklists
           from item in ItemsOf(list)
           let point = new LookedAt(list.Id, item, values.GetValueOrDefault(Field("state", list.Id, item), ""))
           where point.State.Length > 0 || FindingFields.Any(name => values.ContainsKey(Field(name, list.Id, item)))
           // Whoever has written what is wrong, and nothing else, has found it wanting.
           select point.State.Length > 0 ? point : point with { State = Wanting },
    ]);

    /// <summary>Every point that was looked at, in the order of the lists.</summary>
    public IReadOnlyList<LookedAt> Points { get; }

    public IEnumerable<LookedAt> Findings => Points.Where(point => point.State == Wanting);

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
        foreach (var finding in draft?.Findings ?? [])
        {
            values[Of("state")] = Wanting;
            values[Of("severity")] = finding.Severity;
            values[Of("text")] = finding.Text;
            values[Of("recommendation")] = finding.Recommendation;
            values[Of("due")] = finding.Due?.Plain();

            string Of(string name) => Field(name, finding.Checklist ?? "", finding.Item ?? Other);
        }

        foreach (var point in draft?.InOrder ?? [])
        {
            values[Field("state", point.Checklist, point.Item ?? Other)] = InOrder;
        }

        return new(values.Where(each => each.Value is not null).ToDictionary(each => each.Key, each => each.Value!), checklists);
    }

    /// <summary>With what was sent in the place of what was saved; a form has some of the fields and leaves the others as they are.</summary>
    public OutcomeForm With(FormFields sent, IReadOnlyList<Checklist> checklists)
    {
        var values = _values.ToDictionary();
        var names = from list in checklists from item in ItemsOf(list) from name in FindingFields.Prepend("state") select Field(name, list.Id, item);
        foreach (var name in names.Concat(HeadFields).Where(sent.Has))
        {
            values.Remove(name);
            if (sent[name] is { } value)
            {
                values[name] = value;
            }
        }

        return new(values, checklists);
    }

    /// <summary>Whether the same is filled in.</summary>
    public bool IsLike(OutcomeForm other) => JsonSerializer.Serialize(Draft()) == JsonSerializer.Serialize(other.Draft());

    /// <summary>As a draft: all that is filled in.</summary>
    public Dictionary<string, object?> Draft()
    {
        var body = Body(Noted());
        body["inOrder"] = Points.Where(point => point.State == InOrder).Select(PlaceOf).ToList();
        return body;
    }

    /// <summary>As the outcome, with what was found wanting.</summary>
    public Dictionary<string, object?> Outcome() => Body(Findings);

    /// <summary>Faults of the API at the fields of the draft: /findings/2/text is the text of the third finding.</summary>
    public Problem AtFieldsOfDraft(Problem problem) => AtFields(problem, [.. Noted()]);

    /// <summary>Faults of the API at the fields of the outcome.</summary>
    public Problem AtFieldsOfOutcome(Problem problem) => AtFields(problem, [.. Findings]);

    // What was written about a point that was then found in order is kept too.
    private IEnumerable<LookedAt> Noted() => Points.Where(point => point.State == Wanting || FieldsOf(point).Any());

    private Dictionary<string, object?> Body(IEnumerable<LookedAt> findings)
    {
        var body = HeadFields.Where(_values.ContainsKey).ToDictionary(name => name, name => (object?)_values[name]);
        body["checklists"] = Points.Select(point => point.Checklist).Distinct().ToList();
        body["findings"] = findings.Select(point => PlaceOf(point).Concat(FieldsOf(point)).ToDictionary()).ToList();
        return body;
    }

    private static Dictionary<string, object?> PlaceOf(LookedAt point) =>
        new() { ["checklist"] = point.Checklist, ["item"] = point.Item == Other ? null : point.Item };

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
                && int.TryParse(number, CultureInfo.InvariantCulture, out var index) && index < findings.Count
                    ? error with { Pointer = $"/{Field(name, findings[index].Checklist, findings[index].Item)}" }
                    : error),
        ],
    };
}

/// <summary>One point of a checklist that was looked at.</summary>
/// <param name="State">In order or wanting.</param>
public sealed record LookedAt(string Checklist, string Item, string State);
