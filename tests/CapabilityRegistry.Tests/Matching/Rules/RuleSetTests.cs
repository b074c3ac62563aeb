using System.Security.Cryptography;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Rules;
using CapabilityRegistry.Planning.Runs.Questions;
using CapabilityRegistry.Tests.Matching.Cases;
using CapabilityRegistry.Tests.Support;
using CsCheck;

namespace CapabilityRegistry.Tests.Matching.Rules;

/// <summary>
/// The version of the rules goes up whenever they change. Judgements and plans of many drawn cases are the fingerprint
/// of the rules; the committed file holds it beside each version, and beside the fingerprint of the cases.
/// </summary>
public sealed class RuleSetTests
{
    private const string Committed = "tests/CapabilityRegistry.Tests/Matching/rule-set.txt";

    [Fact]
    public void Whoever_changes_the_rules_raises_their_version()
    {
        var (cases, rules) = Fingerprints();
        var lines = File.Exists(Repository.PathOf(Committed)) ? File.ReadAllLines(Repository.PathOf(Committed)) : [];
        if (lines.LastOrDefault()?.Split(' ') is [var version, var ofCases, var ofRules] && version == RuleSet.Version && ofCases == cases)
        {
            Assert.True(ofRules == rules,
                $"The same cases are judged or planned otherwise: raise {nameof(RuleSet)}.{nameof(RuleSet.Version)} from {version}, then renew {Committed}.");
        }

        IEnumerable<string> kept = lines.Where(line => line.Split(' ')[0] != RuleSet.Version);
        Repository.Holds(Committed, string.Concat(kept.Append($"{RuleSet.Version} {cases} {rules}").Select(line => line + "\n")));
    }

    [Fact]
    public void Versions_are_numbers_that_only_go_up()
    {
        var versions = File.ReadAllLines(Repository.PathOf(Committed)).Select(line => int.Parse(line.Split(' ')[0], null)).ToList();

        Assert.Equal(versions.Distinct().Order(), versions);
        Assert.Equal(RuleSet.Version, $"{versions[^1]}");
    }

    private static (string Cases, string Rules) Fingerprints()
    {
        using var cases = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var rules = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        HostilePairs.Each(60, 20_261_124, (need, offers, weights) =>
        {
            cases.AppendData(CanonicalJson.Of((need, offers, weights).ToTuple()));
            rules.AppendData(CanonicalJson.Of(Ranking.Of(need, offers, Example.AsOf, weights)));
        }, offers: 40);
        var random = new PCG(20_261_124, 20_180_917);
        for (var i = 0; i < 150; i++)
        {
            var input = RandomPlans.Full.Generate(random, null, out _);
            cases.AppendData(CanonicalJson.Of(input));
            rules.AppendData(CanonicalJson.Of(Planner.Of(input, TestContext.Current.CancellationToken)));
        }

        return (Short(cases), Short(rules));
    }

    private static string Short(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
}
