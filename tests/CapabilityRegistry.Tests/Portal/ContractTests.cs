using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CapabilityRegistry.Portal;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Pages.Units;
using CapabilityRegistry.Tests.Conformance.House;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Portal;

/// <summary>The pages know the API by its document alone: what they read of an answer is there, what they send is asked for.</summary>
public sealed partial class ContractTests
{
    // Shapes of the pages' own: who asks, what carries a request and its answer, and lists of any kind.
    private static readonly HashSet<string> OwnShapes = ["AbsentPerson", "ApiRequest", "ApiAnswer", "Listed`1"];

    // What pages read of several schemas alike, or of one in passing: each member is in one of these.
    private static readonly Dictionary<string, string[]> Readings = new()
    {
        ["EndingThing"] = ["Agreement", "Mission", "Recognition"],
        ["EngagedUnit"] = ["DeploymentView"],
        ["FiledObject"] = ["Paper", "Finding", "Deficiency", "Visit"],
        ["NextLapse"] = ["Reminder"],
        ["OverriddenObject"] = ["Invitation", "DeploymentView"],
        ["SourcedChecklist"] = ["Checklist"],
        ["SourcedFact"] = ["UnitType", "Mission", "Category", "TrainingCentre", "Organisation"],
        ["SubmittedUnit"] = ["Pledge"],
        ["UnitDates"] = ["Pledge"],
    };

    private static readonly JsonNode Document = JsonNode.Parse(File.ReadAllText(Repository.PathOf("openapi/capability-registry.v1.json")))!;

    public static TheoryData<string> Records => [.. typeof(ApiAnswer).Assembly.GetTypes()
        .Where(type => !type.IsNested && type.Namespace == typeof(ApiAnswer).Namespace && type.GetMethod("<Clone>$") is not null)
        .Where(type => !OwnShapes.Contains(type.Name))
        .Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Records))]
    public void A_record_of_an_answer_has_members_of_its_schema_alone_and_demands_none_that_may_be_missing(string name)
    {
        var type = typeof(ApiAnswer).Assembly.GetType($"{typeof(ApiAnswer).Namespace}.{name}")!;
        var schemas = Readings.GetValueOrDefault(name, [name])
            .Select(each => Document["components"]!["schemas"]![each] ?? throw new InvalidOperationException($"The document has no schema {each}.")).ToList();
        var members = schemas.SelectMany(schema => schema["properties"]!.AsObject()).DistinctBy(member => member.Key).ToDictionary();
        var always = schemas.Select(schema => (schema["required"]?.AsArray() ?? []).Select(each => (string)each!))
            .Aggregate((some, others) => some.Intersect(others)).ToHashSet();
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            var member = $"{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}";
            Assert.True(members.ContainsKey(member), $"{name} has no {member}.");
            Assert.True(always.Contains(member) || !IsRequired(property), $"{name}.{member} may be missing.");
            Assert.True(MayBeNull(property) || !IsNullable(members[member]!), $"{name}.{member} may be null.");
        }
    }

    [Fact]
    public void A_step_of_a_pledge_sends_what_its_request_asks_for()
    {
        Assert.All(StepForm.All, step =>
        {
            var operation = Document["paths"]![$"/v1/pledges/{{id}}/{step.Action}"]!["post"]!;
            var body = (string?)operation["requestBody"]?["content"]!["application/json"]!["schema"]!["$ref"];
            if (body is null)
            {
                Assert.Empty(step.Fields);
                return;
            }

            var schema = Document["components"]!["schemas"]![body.Split('/')[^1]]!;
            Assert.Equal(
                (schema["required"]?.AsArray() ?? []).Select(each => (string)each!).Order(StringComparer.Ordinal),
                step.Fields.Where(field => field.Required).Select(field => field.Name).Order(StringComparer.Ordinal));
            Assert.Empty(step.Fields.Select(field => field.Name).Except(schema["properties"]!.AsObject().Select(each => each.Key)));
        });
    }

    [Fact]
    public void Every_address_that_a_page_asks_is_in_the_document()
    {
        var paths = Document["paths"]!.AsObject().Select(path => AnyKey().Replace(path.Key, "*")).ToHashSet();
        var asked = SourceFile.In("src/CapabilityRegistry.Portal", "*.cs").SelectMany(file => AskedAddress().Matches(RouteKey().Replace(file.Text, "key")))
            .Select(match => AnyKey().Replace(match.Groups[1].Value.Split('?')[0], "*")).Where(path => !path.EndsWith('/')).Distinct().ToList();
        Assert.NotEmpty(asked);
        Assert.All(asked, path => Assert.Contains(paths, known => Matches(path, known)));
    }

    [Fact]
    public void The_pages_reference_nothing_of_ours_and_no_database() =>
        Assert.All(typeof(PortalSetup).Assembly.GetReferencedAssemblies(), each =>
        {
            Assert.DoesNotContain("CapabilityRegistry", each.Name, StringComparison.Ordinal);
            Assert.DoesNotContain("Data.Sql", each.Name, StringComparison.Ordinal);
            Assert.NotEqual("Dapper", each.Name);
            Assert.NotEqual("System.Data.Common", each.Name);
        });

    // A part may be any word: /v1/pledges/*/* stands for each step.
    private static bool Matches(string asked, string known)
    {
        var (one, other) = (asked.Split('/'), known.Split('/'));
        return one.Length == other.Length && one.Zip(other).All(pair => pair.First == pair.Second || pair.First == "*");
    }

    private static bool IsRequired(PropertyInfo property) => property.GetCustomAttribute<System.Runtime.CompilerServices.RequiredMemberAttribute>() is not null;

    private static bool MayBeNull(PropertyInfo property) => property.PropertyType.IsValueType
        ? Nullable.GetUnderlyingType(property.PropertyType) is not null
        : new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;

    private static bool IsNullable(JsonNode schema) =>
        (schema["type"] is JsonArray types && types.Any(type => (string?)type == "null"))
            || (schema["oneOf"] is JsonArray choices && choices.Any(choice => (string?)choice!["type"] == "null"));

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex AnyKey();

    [GeneratedRegex("""page\.Route\("\w+"\)""")]
    private static partial Regex RouteKey();

    [GeneratedRegex("""\$?"(/v1/[^"]*)""")]
    private static partial Regex AskedAddress();
}
