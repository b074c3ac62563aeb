using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Platform.Data;

/// <summary>
/// Restricts a statement to the rows that a caller may reach. Every statement on rows of a state holds <see cref="Mark"/>, or
/// <see cref="OwnOrLedMark"/>, in its WHERE clause; only <see cref="For"/> replaces the mark, and <see cref="Work"/> sends no statement that
/// still holds it. So no row of a state is read or changed without a caller.
/// </summary>
public static class OwnRows
{
    public const string Mark = "/*own*/";

    /// <summary>The mark of tables whose rows may concern a second state: that which leads a joint pledge, in the column <c>lead</c>.</summary>
    public const string OwnOrLedMark = "/*own or led*/";

    /// <summary>What stands at that mark for a caller who speaks for one state.</summary>
    public const string OwnOrLedCondition = "AND (contributor = @Scope OR lead = @Scope)";

    /// <summary>What stands at the mark for a caller who speaks for one state; its value is <see cref="Caller.Scope"/>.</summary>
    public const string Condition = "AND contributor = @Scope";

    /// <summary>The statement on behalf of a caller; <c>Scope</c> must be among its values.</summary>
    public static string For(this string statement, Caller caller) =>
        statement.Replace(Mark, caller.IsScoped ? Condition : "", StringComparison.Ordinal)
            .Replace(OwnOrLedMark, caller.IsScoped ? OwnOrLedCondition : "", StringComparison.Ordinal);

    /// <exception cref="InvalidOperationException">The statement still holds the mark: no caller was given.</exception>
    public static string OnBehalf(string statement) => IsMarked(statement)
        ? throw new InvalidOperationException("A statement on a state's rows was sent on behalf of nobody.")
        : statement;

    /// <summary>Whether the statement waits for the caller on whose behalf it is sent.</summary>
    public static bool IsMarked(string statement) =>
        statement.Contains(Mark, StringComparison.Ordinal) || statement.Contains(OwnOrLedMark, StringComparison.Ordinal);

    /// <summary>Guards a new row, which no WHERE clause can.</summary>
    /// <exception cref="InvalidOperationException">The row would belong to another state than the caller's.</exception>
    public static void MayAdd(Caller caller, string contributor)
    {
        if (caller.IsScoped && caller.Scope != contributor)
        {
            throw new InvalidOperationException($"{caller.Name} may not add rows of {contributor}.");
        }
    }
}
