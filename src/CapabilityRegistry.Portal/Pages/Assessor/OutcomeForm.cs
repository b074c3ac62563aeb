using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;

namespace CapabilityRegistry.Portal.Pages.Assessor;

/// <summary>What was filled in of an outcome: which points were looked at, and what was found wanting.</summary>
/// <param name="Points">Every point that was looked at, in the order of the lists.</param>
public sealed record OutcomeForm(FormFields Form, IReadOnlyList<LookedAt> Points)
{
    /// <summary>What belongs to a list and to none of its points.</summary>
    public const string Other = "other-point";

    public const string InOrder = "ok";

    public const string Wanting = "wanting";

    /// <summary>The fields of a finding, by the names of the API.</summary>
    public static readonly IReadOnlyList<string> FindingFields = ["severity", "text", "recommendation", "due"];

    /// <summary>The fields around the lists.</summary>
    public static readonly IReadOnlyList<string> HeadFields = ["visitedOn", "report", "result", "reason"];

    public IEnumerable<LookedAt> Findings => Points.Where(point => point.State == Wanting);

    /// <summary>The name of a field of one point: training/weapons-training/text.</summary>
    public static string Field(string name, string checklist, string item) => $"{checklist}/{item}/{name}";

    public static OutcomeForm Read(FormFields form, IReadOnlyList<Checklist> checklists) => new(form,
    [
        .. checklists.SelectMany(list => list.Items.Select(item => item.Id).Append(Other), (list, item) => (list, item))
            .Select(each => new LookedAt(each.list.Id, each.item, form[Field("state", each.list.Id, each.item)] ?? ""))
            .Where(point => point.State.Length > 0),
    ]);

    public Dictionary<string, object?> Body()
    {
        var body = Form.Members(HeadFields);
        body["checklists"] = Points.Select(point => point.Checklist).Distinct().ToList();
        body["findings"] = Findings.Select(point =>
        {
            var finding = new Dictionary<string, object?> { ["checklist"] = point.Checklist, ["item"] = point.Item == Other ? null : point.Item };
            foreach (var name in FindingFields)
            {
                if (Form[Field(name, point.Checklist, point.Item)] is { } value)
                {
                    finding[name] = value;
                }
            }

            return finding;
        }).ToList();
        return body;
    }

    /// <summary>Faults of the API at the fields of this form: /findings/2/text is the text of the third finding.</summary>
    public Problem AtFields(Problem problem)
    {
        var findings = Findings.ToList();
        return problem with
        {
            Errors =
            [
                .. problem.Errors.Select(error => error.Pointer?.Split('/') is ["", "findings", var number, var name]
                    && int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var index) && index < findings.Count
                        ? error with { Pointer = $"/{Field(name, findings[index].Checklist, findings[index].Item)}" }
                        : error),
            ],
        };
    }
}

/// <summary>One point of a checklist that was looked at.</summary>
/// <param name="State">In order or wanting.</param>
public sealed record LookedAt(string Checklist, string Item, string State);
