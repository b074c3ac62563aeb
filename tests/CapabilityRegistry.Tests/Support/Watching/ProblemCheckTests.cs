using System.Text.Json.Nodes;

namespace CapabilityRegistry.Tests.Support.Watching;

/// <summary>The check that every test's problems pass sees a problem that is not as the catalogue has it.</summary>
public sealed class ProblemCheckTests
{
    [Fact]
    public void A_problem_that_the_operation_tells_of_is_well() =>
        Assert.Empty(ProblemCheck.Complaints("POST", "/v1/pledges/KAZ-00001/raise", 409, Problem("visit-not-passed", "visit-not-passed")));

    [Fact]
    public void An_unknown_code_is_seen() => Assert.NotEmpty(ProblemCheck.Complaints("GET", "/nowhere", 404, Problem("no-such-code")));

    [Fact]
    public void Another_status_is_seen() => Assert.NotEmpty(ProblemCheck.Complaints("GET", "/nowhere", 400, Problem("not-found")));

    [Fact]
    public void Another_type_is_seen()
    {
        var problem = Problem("not-found");
        problem["type"] = "about:blank";
        Assert.NotEmpty(ProblemCheck.Complaints("GET", "/nowhere", 404, problem));
    }

    [Fact]
    public void An_unknown_code_among_the_errors_is_seen() =>
        Assert.NotEmpty(ProblemCheck.Complaints("GET", "/nowhere", 400, Problem("invalid-request", "no-such-code")));

    [Fact]
    public void A_code_of_another_operation_is_seen() =>
        Assert.Equal(["SubmitPledge does not tell of visit-not-passed"],
            ProblemCheck.Complaints("POST", "/v1/pledges/KAZ-00001/submit", 409, Problem("visit-not-passed")));

    [Fact]
    public void A_path_without_a_parameter_is_meant_before_one_with_it() =>
        Assert.Equal(["GetGapChanges does not tell of not-found"], ProblemCheck.Complaints("GET", "/v1/gaps/changes", 404, Problem("not-found")));

    private static JsonObject Problem(string code, params string[] errors) => new()
    {
        ["type"] = $"/errors/{code}",
        ["code"] = code,
        ["errors"] = new JsonArray([.. errors.Select(each => new JsonObject { ["code"] = each })]),
    };
}
