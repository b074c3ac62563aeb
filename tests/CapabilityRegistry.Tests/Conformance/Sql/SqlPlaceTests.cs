using System.Text.RegularExpressions;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Tests.Conformance.CounterCases;
using CapabilityRegistry.Tests.Conformance.House;

namespace CapabilityRegistry.Tests.Conformance.Sql;

/// <summary>Where SQL stands, and how it is written down.</summary>
public sealed partial class SqlPlaceTests
{
    private static readonly HashSet<string> Known = [.. SqlClass.All.SelectMany(each => each.Statements).Select(sql => sql.Text)];

    [Fact]
    public void SQL_stands_in_a_class_named_Sql_and_nowhere_else()
    {
        Assert.Empty(Elsewhere(CodeType.Ours));
        Assert.NotEmpty(Elsewhere([CodeType.As(typeof(SaysSql), "CapabilityRegistry.Registry.Pledges")]));
    }

    [Fact]
    public void A_text_of_a_class_named_Sql_is_a_whole_statement_or_a_condition_with_AND() =>
        Assert.Empty(SqlClass.All.SelectMany(each => each.Statements).Where(sql => !Statement().IsMatch(sql.Text)).Select(sql => sql.Name));

    [Fact]
    public void Conditions_have_a_statement_to_stand_in() =>
        Assert.Empty(SqlClass.All.Where(each => each.Conditions.Count > 0 && !each.Statements.Any(TakesConditions)).Select(each => each.Owner.Name));

    internal static bool TakesConditions(SqlText sql) => sql.Text.Contains(CapabilityRegistry.Platform.Data.Conditions.Mark, StringComparison.Ordinal);

    // A constant stands as a literal wherever it is used; what equals a known statement comes from there. A table begins the statements that
    // classes named Sql go on with, or that are said of every listed one; a migration is one of the scripts.
    private static IEnumerable<string> Elsewhere(IEnumerable<CodeType> types) =>
        from type in types
        where !new[] { typeof(Table<>).Name, typeof(ListedTable<,>).Name, nameof(FillSearchNames), nameof(FoldNamesAgain), nameof(FillPledgeDecisions),
            nameof(CarryVisitsOver) }.Contains(type.Name)
        from text in type.Texts
        where Statement().IsMatch(text) && !Known.Contains(text)
        select $"{type.FullName}: {text}";

    // Whatever comments stand before it.
    [GeneratedRegex(@"^(\s|/\*.*?\*/|--[^\n]*\n)*(SELECT|INSERT|UPDATE|DELETE|MERGE|TRUNCATE)\s", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Statement();
}
