using System.Globalization;
using System.Text.Json.Nodes;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;

namespace CapabilityRegistry.Portal.Pages.Plans;

/// <summary>One kind of thing that a what-if supposes, as rows of a table: a member of the scenario of the API.</summary>
/// <param name="Name">The member: withdrawals.</param>
public sealed record ScenarioList(string Name, params IReadOnlyList<ScenarioColumn> Columns)
{
    private const int EmptyRows = 2;

    public static readonly IReadOnlyList<ScenarioList> All =
    [
        new("withdrawals", new ScenarioColumn("", ScenarioCell.Unit)),
        new("elevations", new ScenarioColumn("pledge", ScenarioCell.Unit), new ScenarioColumn("to", ScenarioCell.Level)),
        new(
            "pledgeDates",
            new ScenarioColumn("pledge", ScenarioCell.Unit),
            new ScenarioColumn("availableFrom", ScenarioCell.Day),
            new ScenarioColumn("availableUntil", ScenarioCell.Day)),
        new("cancelledRequirements", new ScenarioColumn("", ScenarioCell.Requirement)),
        new(
            "requirementDates",
            new ScenarioColumn("requirement", ScenarioCell.Requirement),
            new ScenarioColumn("neededBy", ScenarioCell.Day),
            new ScenarioColumn("durationDays", ScenarioCell.Number)),
        new(
            "newRequirements",
            new ScenarioColumn("mission", ScenarioCell.Mission),
            new ScenarioColumn("unitType", ScenarioCell.UnitType),
            new ScenarioColumn("quantity/amount", ScenarioCell.Number),
            new ScenarioColumn("minimumLevel", ScenarioCell.Level),
            new ScenarioColumn("priority", ScenarioCell.Priority),
            new ScenarioColumn("neededBy", ScenarioCell.Day),
            new ScenarioColumn("durationDays", ScenarioCell.Number)),
    ];

    /// <summary>Where it stands in the request, as a JSON pointer.</summary>
    public string Pointer => $"/scenario/{Name}";

    /// <summary>The name of a field, as the API points at it.</summary>
    public string Field(int row, ScenarioColumn column) =>
        string.Create(CultureInfo.InvariantCulture, $"scenario/{Name}/{row}{(column.Name.Length == 0 ? "" : "/")}{column.Name}");

    /// <summary>How many rows a form shows: those that were sent, or are stored, and some to fill in.</summary>
    public int Rows(FormFields form, JsonObject? stored)
    {
        var sent = Sent(form);
        return sent > 0
            ? sent + (form.Has("more") ? EmptyRows : 0)
            : ((stored?["scenario"]?[Name] as JsonArray)?.Count ?? 0) + EmptyRows;
    }

    /// <summary>Which rows hold something.</summary>
    public List<int> Filled(FormFields form) =>
        [.. Enumerable.Range(0, Sent(form)).Where(row => Columns.Any(column => form[Field(row, column)] is not null))];

    /// <summary>What was filled in, as the API takes it.</summary>
    public JsonArray Read(FormFields form, IReadOnlyList<UnitType> types) => [.. Filled(form).Select(row => Item(form, row, types))];

    private int Sent(FormFields form) =>
        Enumerable.Range(0, int.MaxValue).TakeWhile(row => Columns.Any(column => form.Has(Field(row, column)))).Count();

    private JsonNode? Item(FormFields form, int row, IReadOnlyList<UnitType> types)
    {
        if (Columns is [{ Name: "" } only])
        {
            return form[Field(row, only)];
        }

        var item = new JsonObject();
        foreach (var column in Columns)
        {
            var name = Field(row, column);
            // What is no number is sent as it was typed: the API says what is wrong with it.
            JsonNode? value = column.Cell is ScenarioCell.Number or ScenarioCell.Priority && form.Number(name) is { } number ? number : form[name];
            if (column.Name.Split('/') is [var outer, var inner])
            {
                // The measure goes with the type.
                var type = form[Field(row, Columns.First(each => each.Cell == ScenarioCell.UnitType))];
                item[outer] = new JsonObject { [inner] = value, ["unit"] = types.FirstOrDefault(each => each.Id == type)?.Measure ?? "units" };
            }
            else if (value is not null)
            {
                item[column.Name] = value;
            }
        }

        return item;
    }
}

/// <param name="Name">The member of an item; empty where the item is but a text.</param>
public sealed record ScenarioColumn(string Name, ScenarioCell Cell)
{
    /// <summary>The text that names it.</summary>
    public string Text => Name switch
    {
        "" => Cell == ScenarioCell.Unit ? "Field.pledge" : "Field.requirement",
        "quantity/amount" => "Field.quantity",
        var name => $"Field.{name}",
    };
}

/// <summary>What is chosen or typed.</summary>
public enum ScenarioCell
{
    Unit,
    Requirement,
    Mission,
    UnitType,
    Level,
    Priority,
    Day,
    Number,
}
