namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>Seats of a demand, one after the other, that count the same.</summary>
/// <param name="Seats">How many; 0 only where pins leave none.</param>
/// <param name="Value">What each counts in the fill stage of the priority.</param>
internal readonly record struct SeatRun(int Seats, long Value);

/// <summary>
/// A further run of seats of a demand as a variable of a linear programme: how many of the seats are taken. Each counts less than a seat of the first
/// run, so none is taken before the first ones are.
/// </summary>
/// <param name="Demand">The demand.</param>
/// <param name="Run">Which of its runs; 1 or more.</param>
/// <param name="Seats">How many seats.</param>
/// <param name="Less">How much less each counts than a seat of the first run; 1 or more.</param>
internal readonly record struct FurtherSeats(int Demand, int Run, int Seats, long Less);

/// <summary>
/// What the seats of a demand count. They differ only where <see cref="Demand.Remainder"/> is not 0: the first seats hold the units that count one more,
/// so there are up to three runs, the most valuable first.
/// </summary>
internal static class SeatRuns
{
    /// <summary>The seats that pins leave; one run at least.</summary>
    public static IReadOnlyList<SeatRun> Of(AssignmentProblem problem, int d)
    {
        var (demand, seat) = (problem.Demands[d], ProblemClass.SeatSizeOf(problem, d));
        var (seats, value) = (demand.Quantity / seat, demand.Value * seat);
        var pinned = problem.PairsOf(d).Count(i => problem.Pairs[i].Pinned);
        var (whole, part) = Math.DivRem(demand.Remainder, seat);
        List<SeatRun> runs = [];
        Add(whole, value + seat);
        Add(part == 0 ? 0 : 1, value + part);
        Add(seats - whole - (part == 0 ? 0 : 1), value);
        return runs.Count > 0 ? runs : [new(0, value)];

        // Pinned are the first seats.
        void Add(int count, long each)
        {
            var left = Math.Max(0, count - pinned);
            pinned -= count - left;
            if (left > 0)
            {
                runs.Add(new(left, each));
            }
        }
    }

    /// <summary>The further runs of all demands, in order. Those of a problem are its variables after the pairs.</summary>
    public static IReadOnlyList<FurtherSeats> Further(AssignmentProblem problem) =>
    [
        .. Enumerable.Range(0, problem.Demands.Count).Where(d => problem.Demands[d].Remainder > 0).SelectMany(d => Of(problem, d) is var runs
            ? runs.Index().Skip(1).Select(run => new FurtherSeats(d, run.Index, run.Item.Seats, runs[0].Value - run.Item.Value))
            : []),
    ];
}
