using System.Reflection;
using System.Text.RegularExpressions;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Data.Statements;
using CapabilityRegistry.Platform.Http.Lists;

namespace CapabilityRegistry.Tests.Conformance.Sql;

/// <summary>A text of SQL and where it stands: PledgeStore.Page, PledgeStore.Page + OfUnitType.</summary>
internal sealed record SqlText(string Name, string Text)
{
    /// <summary>Its parameters, without the @.</summary>
    public IEnumerable<string> Parameters => Regex.Matches(Text, @"(?<=@)\w+").Select(match => match.Value).Distinct();
}

/// <summary>
/// A nested class named Sql. Its public texts are whole statements, or conditions that begin with AND and may
/// be put into the statements that hold <see cref="Conditions.Mark"/>. What a <see cref="IListedTable"/> of its owner says belongs to it, save for
/// statements for which the class has words of its own.
/// </summary>
/// <param name="Endings">The orders of <see cref="ListOrders"/> that its owner has, for statements that hold <see cref="ListOrders.Mark"/>.</param>
internal sealed partial record SqlClass(
    Type Owner, IReadOnlyList<SqlText> Statements, IReadOnlyList<SqlText> Conditions, IReadOnlyList<(string Name, string Ending)> Endings)
{
    public static IReadOnlyList<SqlClass> All { get; } =
        [.. typeof(Program).Assembly.GetTypes().Where(type => type.GetNestedType(Name, Hidden) is not null || ListedBy(type).Any()).Select(Of)];

    private static readonly Caller Everything = new("planner", Role.Planner, null);

    private static readonly Caller OneState = new("focal point", Role.FocalPoint, "KAZ");

    /// <summary>Every statement as an engine may get it: without conditions and with all in every order, with each one; whole and as a page.</summary>
    public static IReadOnlyList<SqlText> Sent(Dialect dialect) =>
        [.. All.SelectMany(each => each.Statements.SelectMany(OnBehalf).SelectMany(each.WithConditions).SelectMany(each.WithOrders)).Select(WithList)
            .SelectMany(sql => AsPage(sql, dialect))];

    private const string Name = "Sql";

    private const BindingFlags Hidden = BindingFlags.NonPublic;

    private static SqlClass Of(Type owner)
    {
        var own = (owner.GetNestedType(Name, Hidden)?.GetFields(BindingFlags.Public | BindingFlags.Static) ?? [])
            .Select(field => (field.Name, Text: (string)field.GetValue(null)!)).ToList();
        var listed = ListedBy(owner).SelectMany(each => each.Statements.Concat(each.Conditions))
            .Where(text => own.TrueForAll(each => each.Name != text.Name && each.Text != text.Text));
        var texts = own.Concat(listed).Select(text => new SqlText($"{owner.Name}.{text.Name}", text.Text))
            .ToLookup(text => text.Text.StartsWith("AND ", StringComparison.Ordinal));
        return new(owner, [.. texts[false]], [.. texts[true]], [.. StaticsOf<IListOrders>(owner).SelectMany(each => each.Endings)]);
    }

    private static IEnumerable<IListedTable> ListedBy(Type owner) => StaticsOf<IListedTable>(owner);

    private static IEnumerable<T> StaticsOf<T>(Type owner) =>
        owner.IsGenericTypeDefinition ? [] : owner.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
            .Where(field => field.FieldType.IsAssignableTo(typeof(T))).Select(field => (T)field.GetValue(null)!);

    private static IEnumerable<SqlText> OnBehalf(SqlText statement) => OwnRows.IsMarked(statement.Text)
        ? [statement with { Text = statement.Text.For(Everything) }, new($"{statement.Name} of one state", statement.Text.For(OneState))]
        : [statement];

    private IEnumerable<SqlText> WithConditions(SqlText statement)
    {
        if (!statement.Text.Contains(CapabilityRegistry.Platform.Data.Conditions.Mark, StringComparison.Ordinal))
        {
            return [statement];
        }

        SqlText[][] sets = [[], .. Conditions.Select(one => new[] { one }), [.. Conditions]];
        return sets.Select(set => new SqlText(
            string.Join(" + ", [statement.Name, .. set.Select(each => each.Name.Split('.')[1])]),
            statement.Text.Where([.. set.Select(each => (true, each.Text))])));
    }

    // The first ending is that of the usual page. A single condition has nothing to do with the order: it is tried with that one alone.
    private IEnumerable<SqlText> WithOrders(SqlText statement) => statement.Text.Contains(ListOrders.Mark, StringComparison.Ordinal)
        ? (statement.Name.Split(" + ").Length == 2 ? Endings.Take(1) : Endings).Select((each, place) => new SqlText(
            place == 0 ? statement.Name : $"{statement.Name}, sorted by {each.Name} {place}",
            statement.Text.Replace(ListOrders.Mark, each.Ending, StringComparison.Ordinal)))
        : [statement];

    // What Dapper makes of a list.
    private static SqlText WithList(SqlText sql) => sql with { Text = ListParameter().Replace(sql.Text, "IN (@$1_1, @$1_2)") };

    private static IEnumerable<SqlText> AsPage(SqlText sql, Dialect dialect) => sql.Text.Contains("ORDER BY", StringComparison.Ordinal)
        ? [sql, new($"{sql.Name}, first rows", dialect.FirstRows(sql.Text))]
        : [sql];

    [GeneratedRegex(@"IN @(\w+)")]
    private static partial Regex ListParameter();
}
