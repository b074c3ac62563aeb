using CapabilityRegistry.Portal.Languages;
using Microsoft.AspNetCore.Components;

namespace CapabilityRegistry.Portal.Digests;

/// <summary>A mail as HTML. It has no request and nobody who has signed in, as a page has.</summary>
public abstract class MailPart<TModel> : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required TModel Model { get; set; }

    protected static string T(string name, params ReadOnlySpan<object?> parts) => parts.Length == 0 ? Texts.Get(name) : Texts.Get(name, parts);
}
