using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Recognitions;

/// <summary>
/// Which training counts on which day. A line that names a centre counts on a day only while that centre's recognition of that course is in force: our
/// reading of "a lapsed recognition reopens what rests on it". A line without a centre counts by its own days.
/// </summary>
public sealed class RecognisedCourses
{
    private readonly ILookup<(string Centre, string Course), (DateOnly From, DateOnly Last)> _times;

    public RecognisedCourses(IEnumerable<Recognition> recognitions) => _times = recognitions
        .Where(each => !(each.LastDay < each.ValidFrom))
        .OrderBy(each => each.ValidFrom)
        .ToLookup(each => (each.Centre, each.Course), each => (each.ValidFrom, each.LastDay ?? DateOnly.MaxValue));

    /// <summary>The training as it counts, judged on a day: each line until the recognition behind it lapses, none of which it has not begun yet.</summary>
    public IReadOnlyList<TrainingLine> On(DateOnly day, IReadOnlyList<TrainingLine> training) =>
        training.Any(line => line.Centre is not null) ? [.. training.Select(line => On(day, line)).OfType<TrainingLine>()] : training;

    private TrainingLine? On(DateOnly day, TrainingLine line)
    {
        if (line.Centre is null)
        {
            return line;
        }

        DateOnly? last = null;
        // What follows without a day between goes on.
        foreach (var time in _times[(line.Centre, line.Course)].TakeWhile(time => time.From <= day || last >= time.From.AddDays(-1)))
        {
            last = last > time.Last ? last : time.Last;
        }

        return last is null ? null : last < (line.ValidUntil ?? DateOnly.MaxValue) ? line with { ValidUntil = last } : line;
    }
}
