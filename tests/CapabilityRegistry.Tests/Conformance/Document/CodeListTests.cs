using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CapabilityRegistry.App;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Conformance.Document;

/// <summary>Every closed list of the code stands in the document, once, under a name and with exactly its codes.</summary>
public sealed class CodeListTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Fact]
    public async Task Each_list_of_the_table_stands_in_the_document_with_exactly_its_codes()
    {
        var schemas = await Schemas();

        Assert.All(CodeLists.All, list => Assert.Equal(list.Codes, Codes(schemas[list.Name])));
    }

    [Fact]
    public async Task Each_enum_that_is_sent_stands_in_the_document_with_exactly_its_codes()
    {
        var schemas = await Schemas();
        var sent = typeof(CodeLists).Assembly.GetTypes().Where(type => type.IsEnum && type.GetCustomAttribute<JsonConverterAttribute>() is not null).ToList();

        Assert.True(sent.Count > 30);
        Assert.All(sent, type => Assert.Equal(CodesOf(type), Codes(schemas[type.Name])));
    }

    [Fact]
    public async Task No_list_stands_in_the_document_without_a_name()
    {
        var document = await Document();
        var lists = document.Schemas.Where(each => each.Schema["enum"] is JsonArray { Count: > 1 }).Select(each => each.Pointer).ToList();

        Assert.True(lists.Count > 70);
        Assert.All(lists, pointer => Assert.Matches("^/components/schemas/[A-Za-z]+$", pointer));
    }

    [Fact]
    public async Task No_two_lists_with_a_name_hold_the_same_codes() =>
        Assert.All(
            // Members and orders of a list are its own, even if another list has the same today.
            (await Schemas()).Where(each => !each.Key.EndsWith("Field", StringComparison.Ordinal) && !each.Key.EndsWith("Order", StringComparison.Ordinal))
                .Select(each => (each.Key, Codes: string.Join(' ', Codes(each.Value)))).Where(each => each.Codes.Length > 0)
                .GroupBy(each => each.Codes, each => each.Key),
            same => Assert.True(same.Count() == 1, $"{string.Join(" and ", same)} hold {same.Key}"));

    [Fact]
    public async Task Each_list_is_referred_to()
    {
        var text = (await Document()).Text;

        Assert.All(CodeLists.All, list => Assert.Contains($"\"#/components/schemas/{list.Name}\"", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(typeof(ProofStatus))]
    [InlineData(typeof(ShortfallReason))]
    [InlineData(typeof(PinPrice))]
    [InlineData(typeof(ImprovementGain))]
    public async Task The_codes_that_the_matching_library_names_are_all_in_the_document(Type named)
    {
        var known = (await Schemas()).SelectMany(each => Codes(each.Value)).ToHashSet();

        Assert.All(named.GetFields().Where(each => each.IsLiteral && each.FieldType == typeof(string)),
            code => Assert.Contains((string)code.GetRawConstantValue()!, known));
    }

    private static IEnumerable<string> CodesOf(Type type) => Enum.GetNames(type)
        .Select(name => type.GetField(name)!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? name);

    private static IReadOnlyList<string> Codes(JsonNode? schema) => [.. (schema!["enum"]?.AsArray() ?? []).Select(code => (string)code!)];

    private async Task<JsonObject> Schemas() => (await Document()).Root["components"]!["schemas"]!.AsObject();

    private async Task<OpenApiDocument> Document() => await OpenApiDocument.Served(await apps.On(Engine.Sqlite), "v1");
}
