using System.Globalization;
using System.Text.Json;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using CapabilityRegistry.Portal.Languages;

namespace CapabilityRegistry.Portal.Pages.History;

/// <summary>What an event changed, in words, one line for each member.</summary>
public static class ChangeWords
{
    private const int LongestText = 300;

    /// <summary>Members that say nothing to a person, or that the sentence says already.</summary>
    private static readonly HashSet<string> Silent = ["id", "version"];

    /// <summary>The code list of each member that is a code.</summary>
    private static readonly Dictionary<string, string> Lists = new()
    {
        ["engagement"] = "PledgeEngagement",
        ["level"] = "ReadinessLevel",
        ["levelAskedFor"] = "ReadinessLevel",
        ["readinessLevel"] = "ReadinessLevel",
        ["result"] = "VisitResult",
        ["severity"] = "FindingSeverity",
        ["unit"] = "Measure",
    };

    /// <summary>The status of an object is a code of the list of its kind.</summary>
    private static readonly Dictionary<string, string> Statuses = new()
    {
        ["deficiency"] = "DeficiencyStatus",
        ["deployment"] = "DeploymentStatus",
        ["finding"] = "FindingStatus",
        ["invitation"] = "InvitationStatus",
        ["pledge"] = "PledgeStatus",
        ["share"] = "ShareStatus",
        ["visit"] = "VisitStatus",
    };

    /// <summary>Of what was just created, nothing: the whole object was new.</summary>
    public static IReadOnlyList<string> Of(EventView change) => change.SubjectVersion <= 1
        ? []
        : [.. change.Changes.Where(each => !Silent.Contains(each.Key)).Select(each => Line(change.SubjectKind, each.Key, each.Value))];

    private static string Line(string kind, string member, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => Texts.Get("History.Removed", Fields.Name(member)),
        JsonValueKind.Object => Texts.Get(
            "History.ChangedIn", Fields.Name(member), string.Join(Language.Current.Comma, value.EnumerateObject().Select(each => Fields.Name(each.Name)))),
        JsonValueKind.Array when value.GetArrayLength() == 0 => Texts.Get("History.Removed", Fields.Name(member)),
        JsonValueKind.Array when value.EnumerateArray().All(each => each.ValueKind is JsonValueKind.String or JsonValueKind.Number) =>
            Texts.Get(
                "History.Set", Fields.Name(member), string.Join(Language.Current.Comma, value.EnumerateArray().Select(each => Scalar(kind, member, each)))),
        JsonValueKind.Array => Texts.Get("History.Lines", Fields.Name(member), value.GetArrayLength()),
        _ => Texts.Get("History.Set", Fields.Name(member), Scalar(kind, member, value)),
    };

    private static string Scalar(string kind, string member, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => Texts.Get("Form.Yes"),
        JsonValueKind.False => Texts.Get("Form.No"),
        JsonValueKind.Number => value.TryGetInt64(out var number) ? number.ToString("N0", CultureInfo.CurrentCulture) : value.GetRawText(),
        _ => Text(kind, member, value.GetString()!),
    };

    private static string Text(string kind, string member, string text) =>
        member == "status" && Statuses.TryGetValue(kind, out var statuses) ? Texts.OfCode(statuses, text)
        : Lists.TryGetValue(member, out var list) ? Texts.OfCode(list, text)
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Language.Current.Day(day)
        : text.Length > LongestText ? string.Concat(text.AsSpan(0, LongestText), "…")
        : text;
}
