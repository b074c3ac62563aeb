namespace CapabilityRegistry.Matching.Solving;

/// <summary>What the search for one goal found.</summary>
/// <param name="Proven">Whether nothing better exists, given the goals before.</param>
/// <param name="Bound">No choice reaches more (or less, when minimised); null when not known.</param>
/// <param name="Chosen">Which pairs to choose; null when the search found nothing in its time.</param>
internal sealed record Answer(bool Proven, long? Bound, IReadOnlyList<bool>? Chosen)
{
    public static Answer None { get; } = new(false, null, null);

    public Stage Report(Goal goal, long value, long trivialBound, bool earlierProven)
    {
        var bound = Proven ? value : Bound ?? trivialBound;
        var gap = bound == value ? 0 : Math.Abs(bound - value) / (double)Math.Max(Math.Abs(bound), Math.Abs(value));
        return new Stage(goal.Name, Status(earlierProven), value, bound, gap);
    }

    private string Status(bool earlierProven) => this switch
    {
        { Chosen: null } => Proof.NotReached,
        _ when !earlierProven => Proof.Conditional,
        { Proven: true } => Proof.Optimal,
        _ => Proof.Feasible,
    };
}
