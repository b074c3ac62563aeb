using System.Text;

namespace CapabilityRegistry.Platform.Data;

/// <summary>
/// A statement with optional conditions. The statement holds <see cref="Mark"/> inside its WHERE clause; each
/// condition is a const that begins with AND. One condition per given filter keeps the index in use, which the
/// usual (@x IS NULL OR column = @x) loses on both engines.
/// </summary>
public static class Conditions
{
    public const string Mark = "/*and*/";

    public static string Where(this string statement, params ReadOnlySpan<(bool Given, string Condition)> conditions)
    {
        var text = new StringBuilder();
        foreach (var (given, condition) in conditions)
        {
            if (given)
            {
                text.Append(condition).Append(' ');
            }
        }

        return statement.Replace(Mark, text.ToString(), StringComparison.Ordinal);
    }
}
