using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame.Naming;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace CapabilityRegistry.Portal.Frame.Forms;

/// <summary>A field of a form: named as the API names it, so that a fault of the API finds it, and filled with what was typed.</summary>
public abstract class FieldPart : Part
{
    /// <summary>As a JSON pointer without the first slash: capacity/amount.</summary>
    [Parameter]
    [EditorRequired]
    public required string Name { get; set; }

    /// <summary>What the page calls it; left out, the text Field.name.</summary>
    [Parameter]
    public string? Label { get; set; }

    /// <summary>What is stored, shown unless something was typed.</summary>
    [Parameter]
    public string? Stored { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public bool Required { get; set; }

    /// <summary>Why the form was refused; null at first.</summary>
    [CascadingParameter]
    public Problem? Problem { get; set; }

    /// <summary>
    /// Where several forms of a page have the same fields, the name of this one unless it was sent: its fields have ids of their own then, and hold
    /// nothing of what was typed in the other.
    /// </summary>
    [CascadingParameter(Name = "Unsent")]
    public string? Unsent { get; set; }

    protected string Id => Unsent is null ? Fields.Id(Name) : $"{Unsent}-{Fields.Id(Name)}";

    protected string Words => Label ?? Fields.Name(Name);

    protected string? Value => Unsent is null && Page.Form.Has(Name) ? Page.Form[Name] : Stored;

    protected ProblemError? Fault => Problem?.Errors.FirstOrDefault(error => (error.Pointer ?? "").TrimStart('/') == Name);

    /// <summary>What somebody else has saved in the meantime, where it is not what was typed: neither is lost unseen.</summary>
    protected string? SavedNow =>
        Problem?.Status == StatusCodes.Status412PreconditionFailed && Page.Form.Has(Name) && (Page.Form[Name] ?? "") != (Stored ?? "") ? Stored ?? "–" : null;

    protected string? Class(string kind) => Fault is null ? kind : $"{kind} is-invalid";

    /// <summary>What describes the field to whoever hears the page: the fault, then the hint.</summary>
    protected string? DescribedBy => (Fault, Hint) switch
    {
        (null, null) => null,
        (null, _) => $"{Id}-hint",
        (_, null) => $"{Id}-fault",
        _ => $"{Id}-fault {Id}-hint",
    };

    protected string? IsInvalid => Fault is null ? null : "true";
}
