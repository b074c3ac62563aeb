namespace CapabilityRegistry.Portal.Digests;

/// <summary>A mail to a person in their language: what does not depend on how it is sent.</summary>
/// <param name="Text">The same as <paramref name="Html"/> for whoever reads no HTML.</param>
/// <param name="Language">ISO 639-1.</param>
public sealed record DigestLetter(string Subject, string Text, string Html, string Language);

/// <summary>Some things of one kind that wait or lapse.</summary>
/// <param name="Title">The name of its text.</param>
/// <param name="Count">Of all of them, also those that are not listed.</param>
/// <param name="All">The page that lists all of them, on this site.</param>
public sealed record DigestSection(string Title, int Count, string All, IReadOnlyList<DigestLine> Lines)
{
    /// <summary>How many are not listed.</summary>
    public int More => Count - Lines.Count;
}

/// <summary>One of them: keys and a day, and nothing that anybody has written.</summary>
/// <param name="Keys">Of the object, and of the pledge that it is about.</param>
/// <param name="When">Until when, in words; empty if there is no day.</param>
/// <param name="Address">The page about it, on this site.</param>
public sealed record DigestLine(string Keys, string When, string Address);
