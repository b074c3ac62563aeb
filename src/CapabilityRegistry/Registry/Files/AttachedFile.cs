using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Kernel.Texts;

namespace CapabilityRegistry.Registry.Files;

/// <summary>A file that is attached to an object, without its content. It is never removed; a newer one can supersede it.</summary>
public sealed record AttachedFile : IVersioned, IDisclosesObjects
{
    /// <summary>The key, e.g. FILE-00012.</summary>
    public required string Id { get; init; }

    /// <summary>1, and 2 once it is superseded; the ETag. The content never changes.</summary>
    public required int Version { get; init; }

    /// <summary>What it is attached to.</summary>
    public required FileSubject AttachedToKind { get; init; }

    /// <summary>The key of what it is attached to, e.g. PAPER-00012.</summary>
    public required string AttachedTo { get; init; }

    /// <summary>The state whose object it is attached to.</summary>
    public required string Contributor { get; init; }

    /// <summary>The name, with its ending.</summary>
    [TextForm(TextForm.Name)]
    public required string Name { get; init; }

    /// <summary>What it is, by its content.</summary>
    public required FileKind Kind { get; init; }

    /// <summary>How many bytes it has.</summary>
    public required int Bytes { get; init; }

    /// <summary>The SHA-256 of the content, in 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The day on which it was attached.</summary>
    public required DateOnly AttachedOn { get; init; }

    /// <summary>Who attached it, by the name of the token.</summary>
    public required string AttachedBy { get; init; }

    /// <summary>The older file, of the same object, whose place it takes; null if it takes none.</summary>
    public string? Supersedes { get; init; }

    /// <summary>The newer file that has taken its place; null if none has.</summary>
    public string? SupersededBy { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [new("file", Id, Contributor)];

    /// <summary>A newer file of the same object takes the place of this one, once.</summary>
    /// <param name="newer">Its key.</param>
    /// <param name="of">The key of what the newer one is attached to.</param>
    public Decision<AttachedFile> SupersedeBy(string newer, string of) => this switch
    {
        _ when AttachedTo != of => Wrong("of-another-object", $"{Id} is attached to another object.", $"a file of {of}", $"{Id} of {AttachedTo}"),
        { SupersededBy: { } other } => Wrong("file-superseded", $"{other} has taken its place already.", "a file that none has superseded", Id),
        _ => this with { Version = Version + 1, SupersededBy = newer },
    };

    private static Refusal Wrong(string code, string text, string expected, string found) =>
        new(code, text, new Fault { Code = code, Parameter = AttachFileQuery.SupersedesParameter, Expected = expected, Found = found });
}

/// <summary>What files can be attached to, as the log of events names its kind.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FileSubject>))]
public enum FileSubject
{
    /// <summary>A paper about the deployment of a unit.</summary>
    [JsonStringEnumMemberName("paper")]
    Paper,

    /// <summary>A visit, and what was found there.</summary>
    [JsonStringEnumMemberName("visit")]
    Visit,

    /// <summary>A finding of a visit, and what its state answers.</summary>
    [JsonStringEnumMemberName("finding")]
    Finding,

    /// <summary>An agreement on the rapid deployment level.</summary>
    [JsonStringEnumMemberName("agreement")]
    Agreement,

    /// <summary>A cap by national law, and the consent that was obtained.</summary>
    [JsonStringEnumMemberName("cap")]
    Cap,

    /// <summary>A deficiency of a unit, and what shows that it is mended.</summary>
    [JsonStringEnumMemberName("deficiency")]
    Deficiency,
}

/// <summary>What a file can be.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FileKind>))]
public enum FileKind
{
    /// <summary>A document in PDF (ISO 32000).</summary>
    [JsonStringEnumMemberName("pdf")]
    Pdf,

    /// <summary>A document in Office Open XML (ISO/IEC 29500), without macros.</summary>
    [JsonStringEnumMemberName("docx")]
    Docx,

    /// <summary>A workbook in Office Open XML (ISO/IEC 29500), without macros.</summary>
    [JsonStringEnumMemberName("xlsx")]
    Xlsx,

    /// <summary>An image in PNG.</summary>
    [JsonStringEnumMemberName("png")]
    Png,

    /// <summary>An image in JPEG.</summary>
    [JsonStringEnumMemberName("jpeg")]
    Jpeg,
}
