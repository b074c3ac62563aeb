using System.Globalization;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Pledges.Lives;

/// <summary>
/// Random lives of pledges, by everybody who may take a step and by those who may not, over the years, against a model written from the papers alone: the
/// same answers, the same codes, the same level on every day, and a history that adds up to what is there.
/// </summary>
public sealed class RandomLivesTests
{
    /// <summary>How many lives under each policy; 2,500 of them make 5,000 in some minutes.</summary>
    public const string Variable = "CAPABILITYREGISTRY_LIVES";

    // Lives that share a clock. More of them make the search for what has lapsed dearer, fewer the start of a registry.
    private const int AtOnce = 50;

    private const int Turns = 36;

    // Rarer ones have tests of their own.
    private static readonly string[] Refusals = ["forbidden", "not-found", "wrong-status", "four-eyes", "papers-missing", "below-level-3", "no-level-asked-for",
        "no-revision", "not-a-lower-level", "not-the-next-level", "visit-not-passed", "pledge-not-registered",
        "suspended-by-the-other-side"];

    private static int Lives => int.Parse(Environment.GetEnvironmentVariable(Variable) ?? "100", CultureInfo.InvariantCulture);

    [Theory, EachEngine]
    public Task Under_the_policy_of_2024_lives_go_as_the_papers_say(Engine engine) => Live(engine, "pcrs-2024", seed: 2024);

    [Theory, EachEngine]
    public Task Under_the_policy_of_2015_lives_go_as_the_papers_say(Engine engine) => Live(engine, "pcrs-2015-faq", seed: 2015);

    private static async Task Live(Engine engine, string policy, int seed)
    {
        var told = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var begun = 0; begun < Lives; begun += AtOnce)
        {
            await using var app = await RegistryApp.On(engine, "catalogue", ("Readiness:Policy", policy), ("Logging:Watch:LogLevel:Default", "Warning"));
            var group = await LifeGroup.Of(app, policy, new Random(seed + begun), told);
            for (var life = 0; life < Math.Min(AtOnce, Lives - begun); life++)
            {
                await group.Begin();
            }

            for (var turn = 0; turn < Turns; turn++)
            {
                foreach (var life in group.Alive)
                {
                    await group.TakeAStep(life);
                }

                await group.TimeGoesBy();
            }

            await group.End();
        }

        // Every step succeeded and was refused, and every refusal that the model knows was met.
        var met = string.Join(", ", told.Select(each => $"{each.Key} {each.Value}"));
        var lacking = LifeGroup.Steps.Except(policy == "pcrs-2024" ? ["revive"] : []).Select(step => $"{step}: done").Where(each => !told.ContainsKey(each))
            .Concat(Refusals.Where(code => !told.Keys.Any(each => each.EndsWith($": {code}", StringComparison.Ordinal)))).ToList();
        Assert.True(lacking.Count == 0, $"never met: {string.Join(", ", lacking)} in {met}");
    }
}
