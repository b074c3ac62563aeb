using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>
/// What it takes to take over 100,000 pledges with their lines and events, 5,000 in a transaction, and the same rows when SQLite's own shell reads them
/// from CSV, without any rule.
/// </summary>
internal static class Import
{
    public static async Task Measure(Report report)
    {
        var (time, peak) = await BigRegistry.Ready();
        report.Add(
            $"import of {ManyPledges.Count:N0} pledges with their lines and events, when the database was made",
            Report.Text($"{time.TotalSeconds:0.0} s, {ManyPledges.Count / time.TotalSeconds:N0} pledges/s"), "< 60 s", time.TotalSeconds < 60);
        report.Add("resident memory of that process at its largest", Report.Text($"{peak:0} MB"), "< 300 MB", peak < 300);
        report.Add(
            "on disk, with events and indexes",
            Report.Text($"{new FileInfo(BigRegistry.File).Length / (double)ManyPledges.Count:N0} bytes for each pledge"));
        report.Add("that import ÷ sqlite3 .import of the same rows into the same columns and indexes", await Ratio(time));
    }

    private static async Task<string> Ratio(TimeSpan ours)
    {
        var folder = Directory.CreateTempSubdirectory("capability-registry-import-");
        try
        {
            var tables = await Tables();
            await Shell(BigRegistry.File, [".mode csv", .. tables.SelectMany(table => new[] { $".once {folder}/{table}.csv", $"SELECT * FROM {table};" })]);
            var file = Path.Combine(folder.FullName, "read.db");
            await Shell(file, [$"ATTACH '{BigRegistry.File}' AS big;", .. await Definitions(tables)]);
            var watch = Stopwatch.StartNew();
            await Shell(
                file, ["PRAGMA journal_mode = WAL;", "BEGIN;", ".mode csv", .. tables.Select(table => $".import {folder}/{table}.csv {table}"), "COMMIT;"]);
            return Report.Text($"{ours / watch.Elapsed:0.0} ({watch.Elapsed.TotalSeconds:0.0} s)");
        }
        catch (Win32Exception)
        {
            return "not measured: there is no sqlite3 on this machine";
        }
        finally
        {
            folder.Delete(true);
        }
    }

    /// <summary>The tables into which at least every second pledge has brought a row.</summary>
    private static async Task<IReadOnlyList<string>> Tables()
    {
        var large = new List<string>();
        foreach (var table in await Read("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
        {
            if (long.Parse((await Read($"SELECT COUNT(*) FROM {table}"))[0], System.Globalization.CultureInfo.InvariantCulture) >= ManyPledges.Count / 2)
            {
                large.Add(table);
            }
        }

        return large;
    }

    // Without checks and foreign keys: an empty cell of CSV is no NULL.
    private static async Task<IReadOnlyList<string>> Definitions(IReadOnlyList<string> tables) =>
    [
        .. tables.Select(table => $"CREATE TABLE {table} AS SELECT * FROM big.{table} WHERE 0;"),
        .. (await Read("SELECT tbl_name || ' ' || sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"))
            .Where(index => tables.Contains(index.Split(' ')[0])).Select(index => index[(index.IndexOf(' ') + 1)..] + ";"),
        .. await Read(
            "SELECT 'CREATE UNIQUE INDEX key_of_' || name || ' ON ' || name || ' (' || (SELECT group_concat(column.name) FROM pragma_table_info(main.name) AS "
            + $"column WHERE column.pk > 0) || ');' FROM sqlite_master AS main WHERE name IN ({string.Join(", ", tables.Select(table => $"'{table}'"))})"),
    ];

    private static async Task<IReadOnlyList<string>> Read(string sql)
    {
        await using var connection = new SqliteConnection(InProcess.ConnectionString(BigRegistry.File));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Made of names of tables.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var rows = await command.ExecuteReaderAsync();
        var read = new List<string>();
        while (await rows.ReadAsync())
        {
            read.Add(rows.GetValue(0).ToString()!);
        }

        return read;
    }

    private static async Task Shell(string file, IEnumerable<string> commands)
    {
        using var shell = Process.Start(new ProcessStartInfo("sqlite3", ["-bail", file]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        foreach (var command in commands)
        {
            await shell.StandardInput.WriteLineAsync(command);
        }

        shell.StandardInput.Close();
        await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        if (shell.ExitCode != 0)
        {
            throw new InvalidOperationException($"sqlite3 ended with {shell.ExitCode}.");
        }
    }
}
