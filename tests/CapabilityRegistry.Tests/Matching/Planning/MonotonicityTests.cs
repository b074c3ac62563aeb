using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Planning;

/// <summary>Making the supply better never lowers the fill of a priority without raising that of a higher one.</summary>
public sealed class MonotonicityTests
{
    [Fact]
    public void Adding_a_pledge_never_lowers_the_fill() =>
        Never_lowers_the_fill(8, offers => [.. offers, Example.Offer with { Id = "P9", Capacity = 2 }]);

    [Fact]
    public void Raising_a_level_never_lowers_the_fill() =>
        Never_lowers_the_fill(9, offers => [.. offers.Select((o, i) => i == 0 ? o with { Level = Math.Min(4, o.Level!.Value + 1) } : o)]);

    [Fact]
    public void Dropping_a_caveat_never_lowers_the_fill() =>
        Never_lowers_the_fill(
            10,
            offers => [.. offers.Select((o, i) => i == 0 ? o with { Caveats = 0, ExcludedMissions = [] } : o)],
            offers => [.. offers.Select((o, i) => i == 0 ? o with { Caveats = 1, ExcludedMissions = ["MINUSCA"] } : o)]);

    private static void Never_lowers_the_fill(
        uint seed, Func<IReadOnlyList<Offer>, List<Offer>> improve, Func<IReadOnlyList<Offer>, List<Offer>>? worsen = null)
    {
        var raised = 0;
        RandomCases.Each(80, seed, input =>
        {
            var offers = worsen?.Invoke(input.Offers) ?? input.Offers;
            var before = Fill(input.Needs, offers);
            var after = Fill(input.Needs, improve(offers));

            var firstChange = after.Zip(before, (a, b) => a.CompareTo(b)).FirstOrDefault(change => change != 0);
            Assert.Equal(before.Count, after.Count);
            Assert.True(firstChange >= 0);
            Interlocked.Add(ref raised, firstChange);
        });
        Assert.True(raised > 0, "no case in which it changed anything");
    }

    private static List<long> Fill(IReadOnlyList<Need> needs, IReadOnlyList<Offer> offers) =>
        [.. Example.Plan(needs, offers).Stages.SkipLast(2).Select(stage => stage.Value)];
}
