using System.Globalization;
using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.Events;

/// <summary>Allocates keys, the short references that people can use in a note verbale: KAZ-00042, AAV-00031.</summary>
public sealed class Keys(Work work)
{
    /// <summary>The next key of a scope, part of the current transaction.</summary>
    public async Task<string> Next(string scope) => (await Next(scope, 1))[0];

    /// <summary>A block of keys in ascending order.</summary>
    public async Task<IReadOnlyList<string>> Next(string scope, int count)
    {
        var take = new { Scope = scope, Count = count };
        if (await work.Change(Sql.Take, take) == 0 && !await work.TryAdd(Sql.Start, take))
        {
            // Another writer gave out the scope's first key in between.
            await work.Change(Sql.Take, take);
        }

        var last = await Last(scope);
        return [.. Enumerable.Range(last - count + 1, count).Select(number => Key(scope, number))];
    }

    /// <summary>The last number of a scope that was given out or marked as used; 0 if none was.</summary>
    public Task<int> Last(string scope) => work.Find<int>(Sql.Last, new { Scope = scope });

    /// <summary>Marks keys that were imported, or are gone, as used, so that they are not given out again.</summary>
    public async Task Reserve(IEnumerable<string> given)
    {
        var highest = given.Select(key => (Key: key, Dash: key.LastIndexOf('-')))
            .Select(key => (Scope: key.Key[..key.Dash], Number: int.Parse(key.Key[(key.Dash + 1)..], CultureInfo.InvariantCulture)))
            .GroupBy(key => key.Scope, key => key.Number);
        foreach (var scope in highest)
        {
            var reserve = new { Scope = scope.Key, Count = scope.Max() };
            if (await work.Change(Sql.Raise, reserve) == 0)
            {
                await work.TryAdd(Sql.Start, reserve);
            }
        }
    }

    private static string Key(string scope, int number) => string.Create(CultureInfo.InvariantCulture, $"{scope}-{number:00000}");

    private static class Sql
    {
        public const string Take = "UPDATE key_counter SET last = last + @Count WHERE scope = @Scope";

        public const string Raise = "UPDATE key_counter SET last = CASE WHEN last < @Count THEN @Count ELSE last END WHERE scope = @Scope";

        public const string Start = "INSERT INTO key_counter (scope, last) VALUES (@Scope, @Count)";

        public const string Last = "SELECT last FROM key_counter WHERE scope = @Scope";
    }
}
