using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>The steps in the life of a pledge, as they are for one caller now.</summary>
public sealed record PledgeActions : IDisclosesObjects, IPartlyVersioned
{
    public required string Pledge { get; init; }

    /// <summary>Where it stands today, also if time has changed that and it is not recorded yet.</summary>
    public required PledgeStatus Status { get; init; }

    public required IReadOnlyList<ActionView> Actions { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [DisclosedObject.Pledge(Pledge)];

    public static PledgeActions Of(StepRehearsal rehearsal) => new()
    {
        Pledge = rehearsal.Pledge.Id,
        Status = rehearsal.Pledge.Status,
        Actions = [.. PledgeLife.Steps.Select(step => ActionView.Of(step, rehearsal))],
    };
}

/// <summary>One step, and whether it is open.</summary>
public sealed record ActionView
{
    public required PledgeAction Action { get; init; }

    /// <summary>Whether the caller can take it now.</summary>
    public required bool Open { get; init; }

    /// <summary>The status that it leads to; null if the status stays as it is.</summary>
    public required PledgeStatus? LeadsTo { get; init; }

    /// <summary>The statuses from which it can be taken.</summary>
    public required IReadOnlyList<PledgeStatus> From { get; init; }

    /// <summary>The code of the refusal; null if the step is open.</summary>
    public required string? Code { get; init; }

    /// <summary>Why it is not open, in a sentence; null if it is.</summary>
    public required string? Why { get; init; }

    /// <summary>The errors of the refusal, as the step itself would give them; empty if the step is open.</summary>
    public required IReadOnlyList<ProblemError> Errors { get; init; }

    public static ActionView Of(StepOfLife step, StepRehearsal rehearsal)
    {
        var refusal = rehearsal.RefusalOf(step);
        return new ActionView
        {
            Action = step.Action,
            Open = refusal is null,
            LeadsTo = step.To,
            From = step.From,
            Code = refusal?.Code,
            Why = refusal?.Detail,
            Errors = [.. (refusal?.Faults ?? []).Select(ProblemError.Of)],
        };
    }
}
