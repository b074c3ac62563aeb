using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Files;

/// <summary>What is said of a file that is attached.</summary>
public sealed record AttachFileQuery
{
    internal const string NameParameter = "name";

    internal const string SupersedesParameter = "supersedes";

    [Description("Its name. The ending says what the file is: .pdf, .docx, .xlsx, .png, .jpg or .jpeg; what it holds must agree with that.")]
    [FromQuery(Name = NameParameter)]
    [RegularExpression(Patterns.FileName)]
    [TextForm(TextForm.Name)]
    public required string Name { get; init; }

    [Description("The key of an older file of the same object, whose place it takes.")]
    [FromQuery(Name = SupersedesParameter)]
    [RegularExpression(Patterns.File)]
    public string? Supersedes { get; init; }
}
