using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;

namespace CapabilityRegistry.Registry.Pledges.Rules;

/// <summary>Another content that a state proposes for a registered pledge. Until the Secretariat accepts it, the pledge is what it was.</summary>
public sealed record PledgeRevision
{
    public required RevisedContent Content { get; init; }

    public required DateOnly ProposedOn { get; init; }

    /// <summary>What the state says with it; null if nothing.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Note { get; init; }

    /// <summary>The members that would change, as they are named in the pledge.</summary>
    public IReadOnlyList<string> ChangesOf(Pledge pledge)
    {
        var (now, then) = (Members(RevisedContent.Of(pledge)), Members(Content));
        return [.. now.Select(each => each.Key).Where(name => !JsonNode.DeepEquals(now[name], then[name]))];
    }

    private static JsonObject Members(RevisedContent content) => JsonNode.Parse(Json.Write(content))!.AsObject();
}

/// <summary>The content as it would be.</summary>
public sealed record RevisedContent : PledgeContent
{
    public static RevisedContent Of(PledgeContent content) => ContentCopy.New<RevisedContent, PledgeContent>(content);
}

/// <summary>Why a revision is not accepted. The rest is said in words.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RevisionRefusalReason>))]
public enum RevisionRefusalReason
{
    /// <summary>With the change the unit would be less than is asked for.</summary>
    [JsonStringEnumMemberName("unit-below-standard")]
    UnitBelowStandard,

    /// <summary>What the state says is not clear, or not complete.</summary>
    [JsonStringEnumMemberName("papers-incomplete")]
    PapersIncomplete,

    /// <summary>Missions count on the unit as it was registered.</summary>
    [JsonStringEnumMemberName("unit-counted-on")]
    UnitCountedOn,

    [JsonStringEnumMemberName("other")]
    Other,
}
