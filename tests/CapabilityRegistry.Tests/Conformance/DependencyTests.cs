using System.Reflection;
using CapabilityRegistry.Tests.Conformance.CounterCases;

namespace CapabilityRegistry.Tests.Conformance;

/// <summary>Who may know whom; beside each rule the proof that it sees a violation.</summary>
public sealed class DependencyTests
{
    private static readonly HashSet<string> Endpoints =
    [
        .. from type in typeof(Program).Assembly.GetTypes()
           where type.Name.EndsWith("Endpoints", StringComparison.Ordinal) || type.GetMethod("Handle", BindingFlags.Public | BindingFlags.Static) is not null
           select type.FullName,
    ];

    [Fact]
    public void Rule_types_know_neither_the_web_nor_the_database()
    {
        Assert.Empty(HouseRules.RuleTypesKnowNeitherWebNorDatabase(CodeType.Ours));
        Assert.NotEmpty(HouseRules.RuleTypesKnowNeitherWebNorDatabase([CodeType.As(typeof(AnswersOverHttp), "CapabilityRegistry.Pledges", "LevelGates")]));
        Assert.NotEmpty(HouseRules.RuleTypesKnowNeitherWebNorDatabase([CodeType.As(typeof(InAnAsyncLambda), "CapabilityRegistry.Pledges", "Pledge")]));
    }

    [Fact]
    public void Every_rule_type_in_the_list_exists() =>
        Assert.Empty(HouseRules.RuleTypes.Except(CodeType.Ours.Select(type => type.FullName["CapabilityRegistry.".Length..])));

    [Fact]
    public void Only_Data_knows_the_database()
    {
        Assert.Empty(HouseRules.OnlyDataKnowsTheDatabase(CodeType.Ours));
        Assert.NotEmpty(HouseRules.OnlyDataKnowsTheDatabase([CodeType.As(typeof(InAField), "CapabilityRegistry.Pledges")]));
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
        Assert.NotEmpty(CodeType.As(counterCase, "CapabilityRegistry.Pledges").MentionsOf("System.Data", "Microsoft.Data"));

    [Fact]
    public void Only_dialects_know_the_engines()
    {
        Assert.Empty(HouseRules.OnlyDialectsKnowTheEngines(CodeType.Ours));
        Assert.NotEmpty(HouseRules.OnlyDialectsKnowTheEngines([CodeType.As(typeof(InAnAsyncLambda), "CapabilityRegistry.Data")]));
    }

    [Theory]
    [InlineData("CapabilityRegistry.Http")]
    [InlineData("CapabilityRegistry.Data")]
    [InlineData("CapabilityRegistry.Events")]
    [InlineData("CapabilityRegistry")]
    public void The_foundation_knows_no_slice(string @namespace)
    {
        Assert.Empty(HouseRules.TheFoundationKnowsNoSlice(CodeType.Ours));
        Assert.NotEmpty(HouseRules.TheFoundationKnowsNoSlice([CodeType.As(typeof(KnowsPledges), @namespace)]));
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
    public void Only_the_log_of_events_commits()
    {
        Assert.Empty(HouseRules.OnlyTheLogCommits(CodeType.Ours));
        Assert.NotEmpty(HouseRules.OnlyTheLogCommits([CodeType.As(typeof(Commits), "CapabilityRegistry.Pledges")]));
    }

    [Fact]
    public void The_registry_calls_no_address_that_a_request_names()
    {
        Assert.Empty(HouseRules.NobodyIsCalled(CodeType.Ours));
        Assert.NotEmpty(HouseRules.NobodyIsCalled([CodeType.As(typeof(CallsAnAddress), "CapabilityRegistry.Pledges")]));
    }

    [Fact]
    public void No_slice_calls_an_endpoint_of_another()
    {
        Assert.Empty(HouseRules.NoSliceCallsAnEndpointOfAnother(CodeType.Ours, Endpoints));
        Assert.NotEmpty(HouseRules.NoSliceCallsAnEndpointOfAnother([CodeType.As(typeof(CallsAHandler), "CapabilityRegistry.Visits")], Endpoints));
    }
}
