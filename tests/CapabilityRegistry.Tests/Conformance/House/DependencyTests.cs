using System.Reflection;
using CapabilityRegistry.Tests.Conformance.CounterCases;

namespace CapabilityRegistry.Tests.Conformance.House;

/// <summary>Who may know whom; beside each rule the proof that it sees a violation.</summary>
public sealed class DependencyTests
{
    private static readonly HashSet<string> Endpoints =
        [.. CodeType.Ours.Where(type => type.IsOperation || type.Name.EndsWith("Endpoints", StringComparison.Ordinal)).Select(type => type.FullName)];

    [Fact]
    public void A_rule_knows_neither_the_web_nor_the_database()
    {
        Assert.Empty(HouseRules.RulesKnowNeitherWebNorDatabase(CodeType.Ours));
        Assert.NotEmpty(HouseRules.RulesKnowNeitherWebNorDatabase([CodeType.As(typeof(AnswersOverHttp), "CapabilityRegistry.Registry.Pledges", "LevelGates")]));
        Assert.NotEmpty(HouseRules.RulesKnowNeitherWebNorDatabase([CodeType.As(typeof(InAnAsyncLambda), "CapabilityRegistry.Registry.Pledges", "AnyName")]));
        Assert.Empty(HouseRules.RulesKnowNeitherWebNorDatabase([CodeType.As(typeof(InAnAsyncLambda), "CapabilityRegistry.Registry.Pledges", "AnyStore")]));
    }

    [Fact]
    public void What_is_named_as_something_else_than_a_rule_is_something_else() => Assert.Empty(HouseRules.NeedlessNames(CodeType.Ours));

    [Fact]
    public void Only_Data_knows_the_database()
    {
        Assert.Empty(HouseRules.OnlyDataKnowsTheDatabase(CodeType.Ours));
        Assert.NotEmpty(HouseRules.OnlyDataKnowsTheDatabase([CodeType.As(typeof(InAField), "CapabilityRegistry.Registry.Pledges")]));
    }

    [Theory]
    [InlineData(typeof(InAnAsyncLambda))]
    [InlineData(typeof(InAField))]
    [InlineData(typeof(IInASignature))]
    [InlineData(typeof(InAConstraint<>))]
    [InlineData(typeof(InAnAttribute))]
    [InlineData(typeof(InACatch))]
    [InlineData(typeof(InANestedType))]
    [InlineData(typeof(InAGenericCall))]
    public void The_scan_sees_a_mention_wherever_it_stands(Type counterCase) =>
        Assert.NotEmpty(CodeType.As(counterCase, "CapabilityRegistry.Registry.Pledges").MentionsOf("System.Data", "Microsoft.Data"));

    [Fact]
    public void Only_dialects_know_the_engines()
    {
        Assert.Empty(HouseRules.OnlyDialectsKnowTheEngines(CodeType.Ours));
        Assert.NotEmpty(HouseRules.OnlyDialectsKnowTheEngines([CodeType.As(typeof(InAnAsyncLambda), "CapabilityRegistry.Platform.Data")]));
    }

    [Fact]
    public void Only_the_solving_part_of_the_matching_knows_the_solver()
    {
        Assert.Empty(HouseRules.OnlySolvingKnowsTheSolver(CodeType.Ours));
        Assert.NotEmpty(HouseRules.OnlySolvingKnowsTheSolver([CodeType.As(typeof(Solves), "CapabilityRegistry.Matching")]));
    }

    [Fact]
    public void The_check_of_a_plan_shares_nothing_with_the_search()
    {
        Assert.Empty(HouseRules.TheCheckSharesNothingWithTheSearch(CodeType.Ours));
        Assert.NotEmpty(HouseRules.TheCheckSharesNothingWithTheSearch([CodeType.As(typeof(ChecksWithTheSearch), "CapabilityRegistry.Matching.Checking")]));
        Assert.NotEmpty(HouseRules.TheCheckSharesNothingWithTheSearch([CodeType.As(typeof(ChecksWithTheCriteria), "CapabilityRegistry.Matching.Checking")]));
        Assert.NotEmpty(HouseRules.TheCheckSharesNothingWithTheSearch([CodeType.As(typeof(Solves), "CapabilityRegistry.Matching.Checking")]));
    }

    [Fact]
    public void The_matching_references_nothing_of_ours_no_web_and_no_database()
    {
        Assert.Empty(Foreign(typeof(CapabilityRegistry.Matching.Planner).Assembly));
        Assert.NotEmpty(Foreign(typeof(Program).Assembly));

        static IEnumerable<string> Foreign(Assembly assembly) => assembly.GetReferencedAssemblies().Select(each => each.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("Google.", StringComparison.Ordinal)
                || name.StartsWith("System.Data", StringComparison.Ordinal));
    }

    [Fact]
    public void The_readiness_references_the_runtime_alone_and_nothing_that_reads_or_writes()
    {
        Assert.Empty(Foreign(typeof(CapabilityRegistry.Readiness.ReadinessJudge).Assembly));
        Assert.NotEmpty(Foreign(typeof(CapabilityRegistry.Matching.Planner).Assembly));

        static IEnumerable<string> Foreign(Assembly assembly) => assembly.GetReferencedAssemblies().Select(each => each.Name!)
            .Where(name => name is not ("System.Runtime" or "System.Collections" or "System.Linq" or "System.Memory"));
    }

    [Fact]
    public void Only_the_log_of_events_commits()
    {
        Assert.Empty(HouseRules.OnlyTheLogCommits(CodeType.Ours));
        Assert.NotEmpty(HouseRules.OnlyTheLogCommits([CodeType.As(typeof(Commits), "CapabilityRegistry.Registry.Pledges")]));
    }

    [Fact]
    public void The_registry_calls_no_address_that_a_request_names()
    {
        Assert.Empty(HouseRules.NobodyIsCalled(CodeType.Ours));
        Assert.NotEmpty(HouseRules.NobodyIsCalled([CodeType.As(typeof(CallsAnAddress), "CapabilityRegistry.Registry.Pledges")]));
    }

    [Fact]
    public void No_slice_calls_an_endpoint_of_another()
    {
        Assert.Empty(HouseRules.NoSliceCallsAnEndpointOfAnother(CodeType.Ours, Endpoints));
        Assert.NotEmpty(HouseRules.NoSliceCallsAnEndpointOfAnother([CodeType.As(typeof(CallsAHandler), "CapabilityRegistry.Registry.Visits")], Endpoints));
    }
}
