using System.ComponentModel.DataAnnotations;

namespace CapabilityRegistry.Kernel.Texts;

/// <summary>The form of a text: its <c>format</c> in the document, and so what a request is held against.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextFormAttribute(TextForm form) : ValidationAttribute
{
    public TextForm Form => form;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is string text && TextRules.Fault(text, form) is { } fault
            ? new($"{validationContext.DisplayName}: expected a text{form.Without()}, found {fault.Found}.")
            : ValidationResult.Success;
}
