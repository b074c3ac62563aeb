using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;

namespace CapabilityRegistry.Portal.Pages.Units;

/// <summary>What a step of a pledge asks for, as a form: the members of its request, which a test holds against the document.</summary>
/// <param name="Action">The step, by its name in the API; the address of the operation ends in it.</param>
public sealed record StepForm(string Action, params IReadOnlyList<StepField> Fields)
{
    private static readonly StepField Reason = new("reason", StepFieldKind.Text);
    private static readonly StepField Said = new("reason", StepFieldKind.Text) { Required = false };
    private static readonly StepField Note = new("note", StepFieldKind.Text) { Required = false };

    /// <summary>All steps that a page offers. Drafting, editing and revising have pages of their own.</summary>
    public static readonly IReadOnlyList<StepForm> All =
    [
        new("begin"),
        new("submit"),
        new("withdraw", Reason),
        new("renew", Said),
        new("certify", Said),
        new("request-level", new StepField("level", StepFieldKind.Choice) { List = "ReadinessLevel" }, Note),
        new("revive"),
        new("suspend", new StepField("reasonCode", StepFieldKind.Choice) { List = "SuspensionReason" }, Reason),
        new("resume", Reason),
        new("acknowledge"),
        new("accept"),
        new("return", new StepField("reasons", StepFieldKind.Choices) { List = "ReturnReason" }, Reason),
        new("raise", new StepField("to", StepFieldKind.Choice) { List = "ReadinessLevel" }, Said),
        new("override", new StepField("to", StepFieldKind.Choice) { List = "ReadinessLevel" }, Reason),
        new("refuse-level", new StepField("reasonCode", StepFieldKind.Choice) { List = "LevelRefusalReason" }, Reason),
        new("lower", new StepField("to", StepFieldKind.Choice) { List = "ReadinessLevel" },
            new StepField("reasonCode", StepFieldKind.Choice) { List = "LoweringReason" }, Reason),
    ];

    public static StepForm? Find(string action) => All.FirstOrDefault(step => step.Action == action);

    /// <summary>What was filled in, as the body of the request; null if the step has none.</summary>
    public Dictionary<string, object>? Body(FormFields form)
    {
        var body = new Dictionary<string, object>();
        foreach (var field in Fields)
        {
            if (field.Kind == StepFieldKind.Choices)
            {
                body[field.Name] = form.All(field.Name);
            }
            else if (field.Kind == StepFieldKind.Number && form.Number(field.Name) is { } number)
            {
                body[field.Name] = number;
            }
            else if (form[field.Name] is { } value)
            {
                body[field.Name] = value;
            }
        }

        return Fields.Count == 0 ? null : body;
    }
}

public sealed record StepField(string Name, StepFieldKind Kind)
{
    /// <summary>The code list to choose from; empty for a text.</summary>
    public string List { get; init; } = "";

    public bool Required { get; init; } = true;

    /// <summary>Whether what there is to choose from has its names in English, as the catalogue.</summary>
    public bool IsEnglish { get; init; }

    /// <summary>The code of the refusal after which the field is asked for; null if it always is.</summary>
    public string? OnlyAfter { get; init; }
}

public enum StepFieldKind
{
    Text,
    Line,
    Day,
    Number,
    Choice,
    Choices,
}
