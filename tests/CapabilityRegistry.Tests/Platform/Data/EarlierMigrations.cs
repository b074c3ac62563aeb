using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Data;
using DbUp.Engine;

namespace CapabilityRegistry.Tests.Platform.Data;

/// <summary>The scripts of an earlier version, for tests of what came later.</summary>
internal static class EarlierMigrations
{
    /// <param name="number">That of the first script that the earlier version did not have, e.g. 0060.</param>
    public static IEnumerable<SqlScript> Before(Dialect dialect, string number) =>
        from name in typeof(Migrations).Assembly.GetManifestResourceNames()
        where name.StartsWith("migrations/", StringComparison.Ordinal) && string.CompareOrdinal(name, $"migrations/{number}") < 0
        where name.Count(letter => letter == '.') == 1 || name.EndsWith(dialect.OwnScripts, StringComparison.Ordinal)
        orderby name
        select new SqlScript(name["migrations/".Length..], dialect.Definition(EmbeddedFile.Text(name)));
}
