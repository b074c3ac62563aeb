// Changes one thing at a time in the compiled registry and runs the tests that are about it: a mutant that no test notices tells of a
// test that is missing. Nothing is rebuilt: constants and instructions are changed in a copy of the built test folder.
//
//   dotnet build tests/CapabilityRegistry.Tests
//   dotnet run tests/mutations/mutate.cs -- columns --in CapabilityRegistry.Registry --tests '*EveryChangeTests'
//   dotnet run tests/mutations/mutate.cs -- sql     --in CapabilityRegistry.Registry
//   dotnet run tests/mutations/mutate.cs -- code    --in CapabilityRegistry.Matching.Rules --every 5
//
//   columns   every column left out of the INSERT and the UPDATE of a table that objects are stored in
//   sql       every column left out of another INSERT or UPDATE, every condition left out of a WHERE
//   code      every comparison (of dates too) moved by one, every branch and every equality that is given back turned round, every small number
//             made larger by one
//   --in      the namespaces to change, separated by commas
//   --tests   the classes (*NameTests) or namespaces (A.B*) to run, the likeliest to notice first, since the first that fails ends a run.
//             A comma begins another run, a plus adds to the same one. 'folder', which is also what is run without it, means the tests of
//             the folder in which the mutant stands: --tests 'folder,*EveryChangeTests+*RouteTests'.
//   --every   only each so many-th mutant: a sample
//   --only    only the mutants (of the sample) whose names hold this text, or another after a |, such as 'UPDATE pledge '
//   --from    only from the so many-th mutant of these on
//   --list    shows the mutants and runs nothing
//
// Each line says how long the tests took, and which test noticed; the last one how many were noticed. Tests that take longer than two minutes
// are given up, and the mutant counts as not tried. Several may run side by side.
#:sdk Microsoft.NET.Sdk.Web
#:property PublishAot=false
#:package Mono.Cecil
#:property NoWarn=$(NoWarn);CA1852;CA1050;CA1861
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

var kind = args.FirstOrDefault();
var options = args.Skip(1).Select((word, index) => (Word: word, Next: args.ElementAtOrDefault(index + 2) ?? ""))
    .Where(each => each.Word.StartsWith("--", StringComparison.Ordinal))
    .ToDictionary(each => each.Word, each => each.Next);
if (kind is not ("columns" or "sql" or "code") || !options.TryGetValue("--in", out var within))
{
    Console.Error.WriteLine("Usage: dotnet run mutate.cs -- columns|sql|code --in NAMESPACES [--tests CLASSES] [--only TEXT] [--every N] [--from N] [--list]");
    return 2;
}

var root = Path.GetFullPath(Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, "../.."));
var built = Path.Combine(root, "tests/CapabilityRegistry.Tests/bin/Debug/net10.0");
var every = int.Parse(options.GetValueOrDefault("--every", "1"), CultureInfo.InvariantCulture);
var from = int.Parse(options.GetValueOrDefault("--from", "0"), CultureInfo.InvariantCulture);
SqlChanges.Schema = File.ReadAllText(Path.Combine(root, "db/schema.sql"));
var all = kind == "columns" ? TableColumns.All(built, within.Split(',')) : Mutant.All(built, kind == "sql", within.Split(','));
var only = options.GetValueOrDefault("--only", "").Split('|');
var mutants = all.Where((_, index) => index % every == 0)
    .Where(mutant => only.Any(text => mutant.Name.Contains(text, StringComparison.Ordinal))).Skip(from).ToList();
if (options.ContainsKey("--list"))
{
    mutants.ForEach(mutant => Console.WriteLine(mutant.Name));
    return 0;
}

var copy = Path.Combine(root, $"tests/CapabilityRegistry.Tests/bin/mutant-{Environment.ProcessId}");
using var trial = new Trial(built, copy, options.GetValueOrDefault("--tests"));
var sound = new HashSet<string>();
var (noticed, tried) = (0, 0);
foreach (var mutant in mutants)
{
    var clock = Stopwatch.StartNew();
    var (tests, failed) = trial.About(mutant).Select(each => (each, trial.Failed(mutant, each))).FirstOrDefault(each => each.Item2 is not null);
    if (failed == Trial.TooLong)
    {
        Console.WriteLine($"TOO LONG {mutant.Name} [{clock.Elapsed.TotalSeconds:F0} s] {tests}");
        continue;
    }

    Console.WriteLine($"{(failed is null ? "SURVIVED" : "noticed ")} {mutant.Name} [{clock.Elapsed.TotalSeconds:F0} s] {failed}");
    tried++;
    noticed += failed is null ? 0 : 1;

    // A test that fails anyway notices nothing.
    if (failed is not null && !sound.Contains(tests))
    {
        switch (trial.Failed(null, tests))
        {
            case null:
                sound.Add(tests);
                break;
            case Trial.TooLong:
                Console.Error.WriteLine($"{tests} did not end in time without any mutant either: not known to be sound.");
                break;
            case { } anyway:
                Console.Error.WriteLine($"{anyway} fails without any mutant.");
                return 1;
        }
    }
}

Console.WriteLine($"{noticed} of {tried} noticed, {mutants.Count - tried} not tried");
return 0;

/// <summary>One change to one instruction of an assembly.</summary>
/// <param name="Space">The namespace that it is about.</param>
/// <param name="Line">Where it is written: file and line.</param>
/// <param name="Method">The full name of the method.</param>
/// <param name="At">Which instruction of it.</param>
internal sealed record Mutant(string Assembly, string Space, string Line, string Method, int At, string What, Action<MethodDefinition, Instruction> Change)
{
    public static readonly string[] Files = ["CapabilityRegistry.dll", "CapabilityRegistry.Matching.dll", "CapabilityRegistry.Readiness.dll"];

    /// <summary>One line may hold the same change more than once, so the place within the method is said too.</summary>
    public string Name => $"{Line}: {What}, {At}";

    public static IEnumerable<Mutant> All(string folder, bool sql, string[] within) =>
        from file in Files
        let assembly = AssemblyDefinition.ReadAssembly(Path.Combine(folder, file), new ReaderParameters { ReadSymbols = true })
        from type in assembly.MainModule.Types.SelectMany(WithNested)
        where within.Any(space => $"{Outermost(type).FullName}.".StartsWith($"{space}.", StringComparison.Ordinal))
        from method in type.Methods
        where method.HasBody
        from each in method.Body.Instructions.Select((instruction, index) => (instruction, index))
        let line = LineOf(method, each.instruction)
        where line is not null
        from change in sql ? OfText(each.instruction) : OfCode(method, each.instruction)
        select new Mutant(file, Outermost(type).Namespace, line, method.FullName, each.index, change.What, change.Change);

    /// <summary>Writes the assembly with this change to the folder.</summary>
    public void WriteTo(string folder, string original)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(Path.Combine(original, Assembly));
        var method = assembly.MainModule.Types.SelectMany(WithNested).SelectMany(type => type.Methods).First(each => each.FullName == Method);
        var text = method.Body.Instructions[At].Operand as string;
        Change(method, method.Body.Instructions[At]);
        // Rules about statements read them where they are declared, not where they are used.
        foreach (var field in assembly.MainModule.Types.SelectMany(WithNested).SelectMany(type => type.Fields)
            .Where(each => text is not null && each.HasConstant && Equals(each.Constant, text)))
        {
            field.Constant = method.Body.Instructions[At].Operand;
        }

        // A longer instruction may move the target of a short jump out of its reach.
        method.Body.SimplifyMacros();
        assembly.Write(Path.Combine(folder, Assembly));
    }

    // Null for what the compiler adds by itself: records, the steps of asynchronous methods, generated files.
    private static string? LineOf(MethodDefinition method, Instruction instruction) =>
        method.DebugInformation.SequencePoints.LastOrDefault(point => point.Offset <= instruction.Offset) is { IsHidden: false } point
        && !point.Document.Url.EndsWith(".g.cs", StringComparison.Ordinal)
            ? $"{Path.GetFileName(point.Document.Url)}:{point.StartLine}"
            : null;

    public static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<(string What, Action<MethodDefinition, Instruction> Change)> OfText(Instruction instruction) =>
        instruction.OpCode == OpCodes.Ldstr && (string)instruction.Operand is var text
            ? SqlChanges.Of(text).Select(change => (change.What, (Action<MethodDefinition, Instruction>)((_, each) => each.Operand = change.Text)))
            : [];

    private static IEnumerable<(string What, Action<MethodDefinition, Instruction> Change)> OfCode(MethodDefinition within, Instruction instruction)
    {
        if (Other.TryGetValue(instruction.OpCode.Code, out var other) && !IsOfTheCompiler(instruction))
        {
            yield return ($"{instruction.OpCode.Name} becomes {other.Name}", (_, each) => each.OpCode = other);
        }

        if (Opposite.TryGetValue(instruction.OpCode.Code, out var opposite))
        {
            // a < b becomes a <= b, which is: not a > b.
            yield return ($"{instruction.OpCode.Name} becomes {instruction.OpCode.Name} or equal", (method, each) =>
            {
                each.OpCode = opposite;
                AddNot(method, each);
            });
        }

        if (instruction.OpCode == OpCodes.Ceq && instruction.Next.OpCode == OpCodes.Ret)
        {
            yield return ("ceq becomes its opposite", AddNot);
        }

        if (instruction.Operand is MethodReference called && OtherOperator.TryGetValue(called.Name, out var operation)
            && (!called.Name.EndsWith("quality", StringComparison.Ordinal) || instruction.Next.OpCode == OpCodes.Ret))
        {
            yield return ($"{called.Name} becomes {operation}", (_, each) => each.Operand = Named(operation, (MethodReference)each.Operand));
        }

        if (Number(instruction) is { } number && instruction.Next is { } next && Counts.Contains(next.OpCode.Code) && !IsHint(within, next))
        {
            yield return ($"{number} becomes {number + 1}", (_, each) => (each.OpCode, each.Operand) = (OpCodes.Ldc_I4, number + 1));
        }
    }

    private static void AddNot(MethodDefinition method, Instruction comparison)
    {
        var body = method.Body.GetILProcessor();
        body.InsertAfter(comparison, body.Create(OpCodes.Ceq));
        body.InsertAfter(comparison, body.Create(OpCodes.Ldc_I4_0));
    }

    private static MethodReference Named(string name, MethodReference like)
    {
        var named = new MethodReference(name, like.ReturnType, like.DeclaringType);
        foreach (var parameter in like.Parameters)
        {
            named.Parameters.Add(new ParameterDefinition(parameter.ParameterType));
        }

        return named;
    }

    // Whether a lambda was made before: whatever comes by fails without the answer. And a step to the next line, written as a branch on 1.
    private static bool IsOfTheCompiler(Instruction instruction) => instruction.Previous?.OpCode == OpCodes.Ldc_I4_1
        || (instruction.Previous is { OpCode.Code: Code.Dup, Previous.Operand: FieldReference field } && field.Name.StartsWith('<'));

    // 1 is how true is passed on and given back, and 2 is as true; an interpolated text is told its length only as a guess.
    private static bool IsHint(MethodDefinition within, Instruction instruction) =>
        (instruction.OpCode == OpCodes.Ret && within.ReturnType.Name == "Boolean")
        || (instruction.Operand is MethodReference method
            && (method.DeclaringType.Name == "DefaultInterpolatedStringHandler" || method.Parameters.LastOrDefault()?.ParameterType.Name == "Boolean"));

    // The neighbour for comparisons, so that each boundary is tried; the opposite for the rest.
    private static readonly Dictionary<Code, OpCode> Other = new()
    {
        [Code.Blt] = OpCodes.Ble, [Code.Blt_S] = OpCodes.Ble_S, [Code.Ble] = OpCodes.Blt, [Code.Ble_S] = OpCodes.Blt_S,
        [Code.Bgt] = OpCodes.Bge, [Code.Bgt_S] = OpCodes.Bge_S, [Code.Bge] = OpCodes.Bgt, [Code.Bge_S] = OpCodes.Bgt_S,
        [Code.Brtrue] = OpCodes.Brfalse, [Code.Brtrue_S] = OpCodes.Brfalse_S, [Code.Brfalse] = OpCodes.Brtrue, [Code.Brfalse_S] = OpCodes.Brtrue_S,
        [Code.Beq] = OpCodes.Bne_Un, [Code.Beq_S] = OpCodes.Bne_Un_S, [Code.Bne_Un] = OpCodes.Beq, [Code.Bne_Un_S] = OpCodes.Beq_S,
        [Code.Add] = OpCodes.Sub, [Code.Sub] = OpCodes.Add,
    };

    private static readonly Dictionary<Code, OpCode> Opposite = new() { [Code.Clt] = OpCodes.Cgt, [Code.Cgt] = OpCodes.Clt };

    // Of dates and whatever else has operators of its own. Where a branch follows an equality, the branch is turned round anyway.
    private static readonly Dictionary<string, string> OtherOperator = new()
    {
        ["op_LessThan"] = "op_LessThanOrEqual", ["op_LessThanOrEqual"] = "op_LessThan",
        ["op_GreaterThan"] = "op_GreaterThanOrEqual", ["op_GreaterThanOrEqual"] = "op_GreaterThan",
        ["op_Equality"] = "op_Inequality", ["op_Inequality"] = "op_Equality",
    };

    // A number is changed where it is compared, reckoned with or given back, not where it only says how long a list is.
    private static readonly HashSet<Code> Counts =
    [
        Code.Add, Code.Sub, Code.Mul, Code.Div, Code.Ret, Code.Clt, Code.Cgt, Code.Call, Code.Callvirt,
        Code.Blt, Code.Blt_S, Code.Ble, Code.Ble_S, Code.Bgt, Code.Bgt_S, Code.Bge, Code.Bge_S,
    ];

    private static int? Number(Instruction instruction) => instruction.OpCode.Code switch
    {
        >= Code.Ldc_I4_1 and <= Code.Ldc_I4_8 => instruction.OpCode.Code - Code.Ldc_I4_0,
        Code.Ldc_I4_S => (sbyte)instruction.Operand,
        Code.Ldc_I4 => (int)instruction.Operand,
        _ => null,
    };
}

/// <summary>The statements of the tables that objects are stored in, which are put together at run time, each without one of its columns.</summary>
internal static class TableColumns
{
    private const string Host = "CapabilityRegistry.dll";
    private const BindingFlags Hidden = BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly;

    public static IEnumerable<Mutant> All(string folder, string[] within) =>
        from store in Assembly.LoadFrom(Path.Combine(folder, Host)).GetTypes()
        where within.Any(space => $"{store.FullName}.".StartsWith($"{space}.", StringComparison.Ordinal))
        from field in store.GetFields(Hidden)
        where field.IsStatic && field.FieldType.Name == "Table`1"
        let table = field.GetValue(null)!
        from statement in new[] { "Insert", "Update" }
        let text = (string)table.GetType().GetProperty(statement)!.GetValue(table)!
        from change in SqlChanges.OfTable(text)
        select Without(folder, store.Namespace!, statement, change);

    // Changes the text just before the constructor of Table<T> keeps it.
    private static Mutant Without(string folder, string space, string statement, (string What, string Pattern, string Instead) change)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(Path.Combine(folder, Host));
        var constructor = assembly.MainModule.Types.Single(type => type.Name == "Table`1").Methods.Single(method => method.IsConstructor);
        var at = constructor.Body.Instructions.Index().Single(each => Keeps(each.Item, statement)).Index;
        return new Mutant(Host, space, "Table.cs", constructor.FullName, at, change.What, (method, store) =>
        {
            var replace = typeof(Regex).GetMethod(nameof(Regex.Replace), [typeof(string), typeof(string), typeof(string)]);
            var body = method.Body.GetILProcessor();
            body.InsertBefore(store, body.Create(OpCodes.Ldstr, change.Pattern));
            body.InsertBefore(store, body.Create(OpCodes.Ldstr, change.Instead));
            body.InsertBefore(store, body.Create(OpCodes.Call, method.Module.ImportReference(replace)));
        });
    }

    private static bool Keeps(Instruction instruction, string statement) =>
        instruction.OpCode == OpCodes.Stfld && ((FieldReference)instruction.Operand).Name == $"<{statement}>k__BackingField";
}

/// <summary>A statement with one column or one condition less.</summary>
internal static partial class SqlChanges
{
    /// <summary>The definitions of all tables.</summary>
    public static string Schema { get; set; } = "";

    public static IEnumerable<(string What, string Text)> Of(string text) => text switch
    {
        _ when Insert().Match(text) is { Success: true } insert => Columns(text, insert),
        _ when text.StartsWith("UPDATE ", StringComparison.Ordinal) => [.. Assignments(text), .. Conditions(text)],
        _ when text.StartsWith("SELECT ", StringComparison.Ordinal) => Conditions(text),
        // A filter: with it left out, everything is found.
        _ when text.StartsWith("AND ", StringComparison.Ordinal) => [(OneLine(text), "")],
        _ => [],
    };

    /// <summary>For each column that a statement writes, the place of its value and what stands there instead.</summary>
    public static IEnumerable<(string What, string Pattern, string Instead)> OfTable(string text)
    {
        var table = text.Split(' ')[text.StartsWith("INSERT", StringComparison.Ordinal) ? 2 : 1];
        if (Insert().Match(text) is { Success: true } insert)
        {
            foreach (var (column, value) in Words(insert.Groups["columns"]).Zip(Words(insert.Groups["values"])))
            {
                var instead = Least(table, column.Value);
                yield return ($"INSERT INTO {table} with {instead} for {column.Value}", $@"(?<=^INSERT INTO {table} \(.*VALUES \(.*){value.Value}\b", instead);
            }
        }

        foreach (Match each in Assignment().Matches(text.StartsWith("UPDATE ", StringComparison.Ordinal) ? text.Split(" WHERE ")[0] : ""))
        {
            var column = each.Groups["column"].Value;
            yield return ($"UPDATE {table} without {column}", $@"(?<=^UPDATE {table} SET.*){Regex.Escape(each.Value)}\b", $"{column} = {column}");
        }
    }

    // Left out means NULL, or the least value where the column must have one.
    private static IEnumerable<(string, string)> Columns(string text, Match insert)
    {
        var (table, values) = (insert.Groups["table"].Value, insert.Groups["values"]);
        foreach (var (column, value) in Words(insert.Groups["columns"]).Zip(Words(values)).Where(pair => pair.Second.Value.StartsWith('@')))
        {
            var (at, instead) = (value.Index, Least(table, column.Value));
            yield return ($"INSERT INTO {table} with {instead} for {column.Value}", text.Remove(at, value.Length).Insert(at, instead));
        }
    }

    private static IEnumerable<(int Index, int Length, string Value)> Words(Group list) =>
        Regex.Matches(list.Value, @"[^\s,]+").Select(word => (list.Index + word.Index, word.Length, word.Value));

    private static string Least(string table, string column)
    {
        // A column that a later migration adds may be NULL.
        var lines = Schema[Schema.IndexOf($"CREATE TABLE {table} (", StringComparison.Ordinal)..].Split('\n').TakeWhile(line => line != ");");
        return lines.FirstOrDefault(line => line.TrimStart().StartsWith($"{column} ", StringComparison.Ordinal)) switch
        {
            null => "NULL",
            var line when !line.Contains("NOT NULL", StringComparison.Ordinal) => "NULL",
            var line when line.Contains(" DATE", StringComparison.Ordinal) => "'0001-01-01'",
            var line when line.Contains("INT ", StringComparison.Ordinal) => "0",
            _ => "''",
        };
    }

    private static IEnumerable<(string, string)> Assignments(string text)
    {
        var table = text.Split(' ', '\n')[1];
        foreach (Match each in Assignment().Matches(text.Split("WHERE")[0]))
        {
            // Set to what it was.
            var column = each.Groups["column"].Value;
            yield return ($"UPDATE {table} without {column}", text.Remove(each.Index, each.Length).Insert(each.Index, $"{column} = {column}"));
        }
    }

    private static IEnumerable<(string, string)> Conditions(string text)
    {
        foreach (Match each in Condition().Matches(text))
        {
            var condition = each.Groups["condition"];
            yield return ($"{Beginning(text)}… without {condition.Value}", text.Remove(condition.Index, condition.Length).Insert(condition.Index, "1 = 1"));
        }

        if (text.Contains("/*own*/", StringComparison.Ordinal))
        {
            yield return ($"{Beginning(text)}… of all states", text.Replace("/*own*/", "", StringComparison.Ordinal));
        }
    }

    private static string Beginning(string text) => OneLine(text)[..Math.Min(60, OneLine(text).Length)];

    private static string OneLine(string text) => Regex.Replace(text, @"\s+", " ");

    [GeneratedRegex(@"^INSERT INTO (?<table>\w+) \((?<columns>[^)]*)\)\s*VALUES \((?<values>[^)]*)\)")]
    private static partial Regex Insert();

    [GeneratedRegex(@"(?<column>\w+) = @\w+")]
    private static partial Regex Assignment();

    // Not "id > ''" nor "1 = 1", which are true of every row.
    [GeneratedRegex("""
        (?:WHERE|AND|OR)\s+\(?(?<condition>
            (?!id\ >\ ''|1\ =\ 1)[\w.]+\ (?:=|<>|<|<=|>|>=)\ (?:@\w+|'\w*'|[\w.]+)
            |[\w.]+\ IN\ (?:@\w+|\([^)]*\))
            |[\w.]+\ IS\ (?:NOT\ )?NULL)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Condition();
}

/// <summary>Runs the chosen tests on a copy of the built folder in which one assembly was changed.</summary>
internal sealed partial class Trial : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>What is said instead of a test that fails where the tests do not end in time.</summary>
    public const string TooLong = "no end in time";

    private const string Folder = "folder";

    private readonly string _original;
    private readonly string _copy;
    private readonly string _tests;
    private readonly IReadOnlyList<string> _tested;

    public Trial(string original, string copy, string? tests)
    {
        (_original, _copy, _tests) = (original, copy, tests ?? Folder);
        using var assembly = AssemblyDefinition.ReadAssembly(Path.Combine(original, "CapabilityRegistry.Tests.dll"));
        _tested =
        [
            .. assembly.MainModule.Types
                .Where(type => type.Methods.Any(method => method.CustomAttributes.Any(IsTest))).Select(type => type.Namespace).Distinct(),
        ];
        foreach (var file in Directory.GetFiles(original, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(original, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, true);
        }
    }

    /// <summary>Which tests are to notice a mutant, one text for each run.</summary>
    public IEnumerable<string> About(Mutant mutant)
    {
        const string ours = "CapabilityRegistry.";
        return _tests.Replace(Folder, $"{Nearest($"{ours}Tests.{mutant.Space[ours.Length..]}")}*", StringComparison.Ordinal).Split(',');
    }

    public void Dispose() => Directory.Delete(_copy, true);

    private static bool IsTest(CustomAttribute attribute) => attribute.AttributeType.Name is "FactAttribute" or "TheoryAttribute";

    // A folder without tests of its own is tested from the one above.
    private string Nearest(string space) =>
        _tested.Any(each => each == space || each.StartsWith($"{space}.", StringComparison.Ordinal)) ? space : Nearest(space[..space.LastIndexOf('.')]);

    /// <summary>A test that fails, or that they do not end in time; null when all pass.</summary>
    /// <param name="mutant">Null for the program as it is.</param>
    /// <param name="tests">Classes, beginning with an asterisk, or namespaces, with a plus between them.</param>
    /// <exception cref="ArgumentException">There are no such tests.</exception>
    public string? Failed(Mutant? mutant, string tests)
    {
        foreach (var file in Mutant.Files)
        {
            File.Copy(Path.Combine(_original, file), Path.Combine(_copy, file), true);
        }

        mutant?.WriteTo(_copy, _original);
        var filters = tests.Split('+').SelectMany(each => new[] { "-filter", each.StartsWith('*') ? $"/*/*/{each}" : $"/*/{each}" });
        using var run = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(_copy, "CapabilityRegistry.Tests.dll"), .. filters, "-stopOnFail"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        string? failed = null;
        var none = false;
        run.OutputDataReceived += (_, line) =>
        {
            failed ??= Failure().Match(line.Data ?? "") is { Success: true } test ? test.Groups["test"].Value : null;
            none |= line.Data?.Contains("Total: 0,", StringComparison.Ordinal) == true;
        };
        run.ErrorDataReceived += (_, _) => { };
        run.BeginOutputReadLine();
        run.BeginErrorReadLine();
        if (!run.WaitForExit(Patience))
        {
            run.Kill(true);
            return TooLong;
        }

        // Until all of the output was read.
        run.WaitForExit();
        return none ? throw new ArgumentException($"No test is called {tests}.")
            : run.ExitCode == 0 ? null
            : failed ?? "no test, but the program that runs them";
    }

    [GeneratedRegex(@"(?<test>\w+\.\w+)(?:\(.*)? \[FAIL\]")]
    private static partial Regex Failure();
}
