using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving.Flow;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Planning;

/// <summary>A finished plan with its input prepared: ids as indexes.</summary>
internal sealed class IndexedPlan
{
    private readonly long[] filled;
    private readonly Lazy<Groups> pairsOf;

    public IndexedPlan(PlanInput input, Plan plan, CancellationToken cancel)
        : this(PreparedInput.Of(input, cancel), plan)
    {
    }

    public IndexedPlan(PreparedInput prepared, Plan plan)
    {
        (Prepared, Plan) = (prepared, plan);
        NeedOf = Prepared.Needs.Index().ToDictionary(need => need.Item.Id, need => need.Index, StringComparer.Ordinal);
        OfferOf = Prepared.Offers.Index().ToDictionary(offer => offer.Item.Id, offer => offer.Index, StringComparer.Ordinal);
        ContributorOf = new(StringComparer.Ordinal);
        foreach (var (offer, supplier) in Prepared.Offers.Zip(Prepared.Problem.Suppliers))
        {
            ContributorOf[offer.Contributor] = supplier.Contributor;
        }

        pairsOf = new(() => new Groups(Prepared.Offers.Count, Array.ConvertAll(Prepared.Problem.Pairs, pair => pair.Supplier)));
        Amounts = AmountsOf(plan);
        filled = new long[Prepared.Needs.Count];
        foreach (var line in plan.Assignments)
        {
            filled[NeedOf[line.NeedId]] += line.Amount;
        }

        ComponentOf = [.. Enumerable.Repeat(-1, Prepared.Needs.Count)];
        foreach (var (number, part) in plan.Certificate.Components.Index())
        {
            part.Needs.ToList().ForEach(id => ComponentOf[NeedOf[id]] = number);
        }

        InFlow = Array.ConvertAll(ComponentOf, number =>
            number >= 0 && plan.Certificate.Components[number].Class is ProblemClass.Flow or ProblemClass.FlowWithCaps);
    }

    public PlanInput Input => Prepared.Input;

    public Plan Plan { get; }

    public PreparedInput Prepared { get; }

    public Dictionary<string, int> NeedOf { get; }

    public Dictionary<string, int> OfferOf { get; }

    /// <summary>The number of each contributor in the problem.</summary>
    public Dictionary<string, int> ContributorOf { get; }

    /// <summary>The pairs of each offer, by need; made when they are first asked for, since there can be millions.</summary>
    public Groups PairsOf => pairsOf.Value;

    /// <summary>What each pair of the problem covers.</summary>
    public int[] Amounts { get; }

    /// <summary>Component number of each need; -1 when no offer can serve it.</summary>
    public int[] ComponentOf { get; }

    /// <summary>Whether the component of each need was solved as a flow.</summary>
    public bool[] InFlow { get; }

    /// <summary>What it counts in the fill stage of its priority when a need gets more, or less, than in the plan.</summary>
    /// <param name="need">Index of the need.</param>
    /// <param name="more">How many units more; below 0: less.</param>
    public long ValueOfMore(int need, int more) =>
        Prepared.Problem.Demands[need].ValueOf(filled[need] + more) - Prepared.Problem.Demands[need].ValueOf(filled[need]);

    public ResidualGraph ResidualGraph() => new(Prepared.Problem, InFlow, Amounts);

    private int[] AmountsOf(Plan plan)
    {
        // There can be millions of pairs: each is looked at once.
        var (amounts, problem, covers) = (new int[Prepared.Pairs.Count], Prepared.Problem, new int[Prepared.Offers.Count]);
        foreach (var lines in plan.Assignments.GroupBy(line => NeedOf[line.NeedId], line => (Offer: OfferOf[line.OfferId], line.Amount)))
        {
            foreach (var (offer, amount) in lines)
            {
                covers[offer] = amount;
            }

            for (var i = problem.First[lines.Key]; i < problem.First[lines.Key + 1]; i++)
            {
                amounts[i] = covers[problem.Pairs[i].Supplier];
            }

            foreach (var (offer, _) in lines)
            {
                covers[offer] = 0;
            }
        }

        return amounts;
    }
}
