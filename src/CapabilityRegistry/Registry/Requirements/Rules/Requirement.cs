using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Requirements.Ceilings;
using CapabilityRegistry.Registry.Requirements.Variations;
using static CapabilityRegistry.Registry.Requirements.Rules.RequirementStatus;

namespace CapabilityRegistry.Registry.Requirements.Rules;

/// <summary>A need for a unit, of a mission or as a goal of capacity without one, and the steps that it may take.</summary>
public sealed record Requirement : RequirementContent, IVersioned, IDisclosesObjects
{
    /// <summary>Scope of the keys of requirements without a mission.</summary>
    public const string Goal = KeyScopes.Goal;

    /// <summary>The key, e.g. MINUSCA-00007 or, of a capacity goal, GOAL-00001.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>The mission's acronym; null for a capacity goal.</summary>
    public required string? Mission { get; init; }

    public required RequirementStatus Status { get; init; }

    /// <summary>What it takes over from the statement that it refers to; null if it refers to none.</summary>
    [JsonIgnore]
    public ReferencedSur? ReferencedSur { get; init; }

    /// <summary>What the resolution that it rests on authorised when it was named; null for none.</summary>
    public Authority? Authority { get; init; }

    /// <summary>Agreed shortfalls, revoked ones too.</summary>
    public IReadOnlyList<Variation> Variations { get; init; } = [];

    /// <summary>The pledges that fill it; empty unless it was fulfilled, or closed after that.</summary>
    public IReadOnlyList<string> FulfilledBy { get; init; } = [];

    /// <summary>The day on which the draft was deleted; null for everything that is there.</summary>
    public DateOnly? DeletedOn { get; init; }

    /// <summary>Where the facts come from; null for what a planner stated here.</summary>
    public string? Source { get; init; }

    /// <summary>In the answer to publishing and amending: where the mission's ceiling is exceeded. Left out if it is not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CeilingWarning>? Warnings { get; init; }

    /// <summary>The first day after the need.</summary>
    public DateOnly NeededUntil => NeededBy.AddDays(DurationDays);

    /// <summary>The lines that count, its own and those of the statement, and where each comes from.</summary>
    public IReadOnlyList<RequirementLine> Lines => RequirementLine.Of(this, ReferencedSur);

    /// <summary>What is filled by itself: the whole of it or, with a rotation, each of its parts.</summary>
    [JsonIgnore]
    public IReadOnlyList<Slot> Slots => Slot.Of(this);

    /// <summary>The parts that the rotation splits it into, in the order of time; empty without a rotation.</summary>
    [JsonPropertyName("slots")]
    public IReadOnlyList<SlotView> NumberedSlots =>
        RotationMonths is null ? [] : [.. Slots.Select(slot => new SlotView(slot.Number!.Value, slot.From, slot.Until))];

    /// <summary>What is to be filled on a day; null if it is not in force or not needed then.</summary>
    public Slot? SlotOn(DateOnly day) => IsInForce ? Slots.FirstOrDefault(slot => slot.Covers(day)) : null;

    /// <summary>Whether it counts in gaps and matching.</summary>
    [JsonIgnore]
    public bool IsInForce => Status is Published or Amended;

    /// <summary>It belongs to no state, but names pledges that fill it or may fall short of it.</summary>
    public IEnumerable<DisclosedObject> DisclosedObjects() =>
        Variations.Select(each => each.Pledge).Concat(FulfilledBy).OfType<string>().Select(DisclosedObject.Pledge);

    /// <summary>A requirement with this content; the caller sets the other members, required ones too.</summary>
    public static Requirement Of(ResolvedContent terms) =>
        ContentCopy.New<Requirement, RequirementContent>(terms.Content) with { ReferencedSur = terms.ReferencedSur, Authority = terms.Authority };

    public Decision<Requirement> Edit(ResolvedContent terms) => Only([Draft], next => next.With(terms));

    /// <summary>Puts it in force, unless the need is over: nothing could fill it.</summary>
    public Decision<Requirement> Publish(DateOnly today) =>
        Only([Draft], next => IsOver(this, today) is { } refusal ? refusal : next with { Status = Published });

    /// <summary>Changes what is in force, with a reason and, for a mission, by a resolution: a new version. It counts again if it was fulfilled.</summary>
    public Decision<Requirement> Amend(ResolvedContent terms, DateOnly today) => Mission is not null && terms.Content.Resolution is null
        ? new Refusal("resolution-missing", "What a mission requires is amended on the ground of a resolution.",
            Fault.At("/resolution", "resolution-missing", $"a reference of the authorised strengths of {Mission}", "nothing"))
        : Only([Published, Amended, Fulfilled], next => IsOver(terms.Content, today) is { } refusal
            ? refusal
            : (next with { Status = Amended, FulfilledBy = [] }).With(terms));

    /// <summary>Marks it as filled: no more pledges are sought.</summary>
    /// <param name="pledges">The pledges that fill it: each registered, at the level and of a type that it asks for.</param>
    public Decision<Requirement> Fulfil(IReadOnlyList<Pledge> pledges) => Only([Published, Amended], next =>
        pledges.SelectMany((pledge, index) => PledgeFit.Faults(pledge, this, $"/pledges/{index}")).ToList() is [var first, ..] faults
            ? new Refusal(first.Code, $"Not every pledge can fill {Id}.", faults)
            : next with { Status = Fulfilled, FulfilledBy = [.. pledges.Select(pledge => pledge.Id)] });

    /// <summary>A draft that was a mistake: it was never in force.</summary>
    public Decision<Requirement> Delete(DateOnly today) => Only([Draft], next => next with { DeletedOn = today });

    public Decision<Requirement> Close() => Only([Draft, Published, Amended, Fulfilled], next => next with { Status = Closed });

    /// <summary>Why a variation may not be approved; null if it may.</summary>
    public Refusal? MayVary(VariationTerms terms) =>
        VariationChecks.NoSuchLine(terms, Lines) ?? Only([Draft, Published, Amended], next => next).Refusal;

    public Decision<Requirement> Vary(VariationTerms terms, string id, string by) => this with
    {
        Version = Version + 1,
        Variations =
        [
            .. Variations,
            ContentCopy.New<Variation, VariationTerms>(terms) with { Id = id, RecordedBy = by },
        ],
    };

    public Decision<Requirement> Revoke(string variation, DateOnly on, string reason) =>
        Variations.Any(each => each.Id == variation && each.RevokedOn is null)
            ? this with
            {
                Version = Version + 1,
                Variations = [.. Variations.Select(each => each.Id == variation ? each with { RevokedOn = on, RevokedFor = reason } : each)],
            }
            : new Refusal("no-such-variation", "The requirement has no variation of this key that holds.",
                Fault.At("/variation", "no-such-variation", "the key of a variation of this requirement that is not revoked", $"'{variation}'"));

    private static Refusal? IsOver(RequirementContent content, DateOnly today) =>
        RequirementChecks.Over(content.NeededBy, content.DurationDays, today).ToList() is { Count: > 0 } faults
            ? new Refusal("over-already", "What is no longer needed is not put in force.", faults)
            : null;

    private Decision<Requirement> With(ResolvedContent terms) =>
        terms.Refusal(Mission) is { } refusal
            ? refusal
            : ContentCopy.Onto(this, terms.Content) with { ReferencedSur = terms.ReferencedSur, Authority = terms.Authority };

    private Decision<Requirement> Only(RequirementStatus[] allowed, Func<Requirement, Decision<Requirement>> then) => allowed.Contains(Status)
        ? then(this with { Version = Version + 1 })
        : new Refusal("wrong-status", $"The requirement is {Status.Code()}.",
            Fault.At("/status", "wrong-status", string.Join(" or ", allowed.Select(status => status.Code())), Status.Code()));
}
