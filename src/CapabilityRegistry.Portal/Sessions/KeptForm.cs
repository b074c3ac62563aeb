using CapabilityRegistry.Portal.Frame;

namespace CapabilityRegistry.Portal.Sessions;

/// <summary>A form that somebody sent whose session had ended: it goes with them through the sign-in, and they send it once more.</summary>
/// <param name="Action">Where it was sent to.</param>
public sealed record KeptForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public const string ActionField = "kept-action";

    private const string Prefix = "kept:";

    // What the form is protected with is made anew, and whoever sends it then means to.
    private static readonly string[] Own = ["token", "key", Page.OnlyShow];

    /// <summary>The form that this request has sent.</summary>
    public static KeptForm Sent(Page page) => new(
        page.Address,
        [.. from field in page.Http.Request.Form
            where !Own.Contains(field.Key)
            from value in field.Value
            select KeyValuePair.Create(field.Key, value ?? "")]);

    /// <summary>The form that came with a sign-in; null if none did.</summary>
    public static KeptForm? Of(Page page) => page.Form[ActionField] is not { } action || SignIn.Local(action) != action
        ? null
        : new(action, [.. from field in page.Http.Request.Form
                          where field.Key.StartsWith(Prefix, StringComparison.Ordinal)
                          from value in field.Value
                          select KeyValuePair.Create(field.Key[Prefix.Length..], value ?? "")]);

    /// <summary>The name of a field while it goes with a sign-in.</summary>
    public static string NameOf(string field) => Prefix + field;
}
