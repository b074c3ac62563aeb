namespace CapabilityRegistry.Data;

/// <summary>
/// Whose rows a statement may touch. Every statement on rows that belong to a state holds <see cref="Mark"/> inside
/// its WHERE clause. Only a caller takes the mark out, and <see cref="Work"/> sends no statement that still has it: so
/// no state's row is read or changed without somebody on whose behalf.
/// </summary>
public static class OwnRows
{
    public const string Mark = "/*own*/";

    /// <summary>What stands at the mark for a caller who speaks for one state; its value is <see cref="Caller.Scope"/>.</summary>
    public const string Condition = "AND contributor = @Scope";

    /// <summary>The statement on behalf of a caller; <c>Scope</c> must be among its values.</summary>
    public static string For(this string statement, Caller caller) =>
        statement.Replace(Mark, caller.IsScoped ? Condition : "", StringComparison.Ordinal);

    /// <exception cref="InvalidOperationException">The statement belongs to nobody.</exception>
    public static string OnBehalf(string statement) => statement.Contains(Mark, StringComparison.Ordinal)
        ? throw new InvalidOperationException("A statement on a state's rows was sent on behalf of nobody.")
        : statement;

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
