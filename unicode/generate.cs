// Writes the properties of characters that .NET does not know, as ICU 72 has them: lookalikes.txt, scripts.txt and joining.txt.
//
//   dotnet run unicode/generate.cs      needs the libraries of ICU 72 (Debian 12: libicu72)
#pragma warning disable CA2101, SYSLIB1054, MA0047, MA0048
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

var folder = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
var assigned = Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Where(code => Icu.Category(code) is not (Icu.Unassigned or Icu.PrivateUse)).ToList();

Write("lookalikes.txt", "A character, and what it looks like (UTS #39, skeleton). Those that NFKD takes apart are left out: their parts are looked up.",
    from code in assigned
    let text = char.ConvertFromUtf32(code)
    where text.IsNormalized(NormalizationForm.FormKD)
    let skeleton = Icu.Skeleton(text)
    where skeleton != text
    select $"{code:X4} {string.Join(' ', skeleton.EnumerateRunes().Select(rune => rune.Value.ToString("X4", CultureInfo.InvariantCulture)))}");
Write("scripts.txt", "From, to, and the scripts in which these characters are used (UAX #24, Script_Extensions). What is not listed is in none.",
    Ranges(code => string.Join(' ', Icu.Scripts(code))));
Write("joining.txt", "From, to, and how these characters join: L, R, D, T (Joining_Type), or V for a virama (combining class 9).",
    Ranges(code => Icu.IsVirama(code) ? "V" : Icu.Joining(code)));

void Write(string name, string what, IEnumerable<string> lines) => File.WriteAllText(Path.Combine(folder, name),
    $"# {what}\n# Unicode {Icu.UnicodeVersion}, made by generate.cs; source and terms of use: README.md\n{string.Join('\n', lines)}\n");

// Neighbours of equal value in one line.
IEnumerable<string> Ranges(Func<int, string> valueOf)
{
    var (first, last, value) = (-1, -1, "");
    foreach (var code in assigned.Append(-1))
    {
        var next = code < 0 ? "" : valueOf(code);
        if (next != value || code != last + 1)
        {
            if (value.Length > 0)
            {
                yield return $"{first:X4} {last:X4} {value}";
            }

            (first, value) = (code, next);
        }

        last = code;
    }
}

internal static class Icu
{
    public const int Unassigned = 0;
    public const int PrivateUse = 17;

    private const int JoiningType = 0x1007;

    private static readonly IntPtr Checker = Open();

    // The order of UJoiningType: non-joining, join-causing, dual, left, right, transparent.
    private static readonly string[] JoiningTypes = ["", "", "D", "L", "R", "T"];

    public static string UnicodeVersion
    {
        get
        {
            var version = new byte[4];
            GetUnicodeVersion(version);
            return $"{version[0]}.{version[1]}";
        }
    }

    public static int Category(int code) => CharType(code);

    public static bool IsVirama(int code) => CombiningClass(code) == 9;

    public static string Joining(int code) => JoiningTypes[Property(code, JoiningType)];

    public static IEnumerable<string> Scripts(int code)
    {
        var scripts = new int[64];
        var error = 0;
        var count = ScriptExtensions(code, scripts, scripts.Length, ref error);
        return scripts.Take(Sound(count, error)).Select(script => Marshal.PtrToStringAnsi(ShortName(script))!).Where(name => name != "Zzzz");
    }

    public static string Skeleton(string text)
    {
        var skeleton = new char[256];
        var error = 0;
        var length = GetSkeleton(Checker, 0, text, text.Length, skeleton, skeleton.Length, ref error);
        return new string(skeleton, 0, Sound(length, error));
    }

    private static IntPtr Open()
    {
        var error = 0;
        var checker = OpenChecker(ref error);
        Sound(0, error);
        return checker;
    }

    private static int Sound(int value, int error) => error > 0 ? throw new InvalidOperationException($"ICU reports error {error}.") : value;

    [DllImport("libicuuc.so.72", EntryPoint = "u_getUnicodeVersion_72")]
    private static extern void GetUnicodeVersion(byte[] version);

    [DllImport("libicuuc.so.72", EntryPoint = "u_charType_72")]
    private static extern sbyte CharType(int code);

    [DllImport("libicuuc.so.72", EntryPoint = "u_getCombiningClass_72")]
    private static extern byte CombiningClass(int code);

    [DllImport("libicuuc.so.72", EntryPoint = "u_getIntPropertyValue_72")]
    private static extern int Property(int code, int property);

    [DllImport("libicuuc.so.72", EntryPoint = "uscript_getScriptExtensions_72")]
    private static extern int ScriptExtensions(int code, int[] scripts, int capacity, ref int error);

    [DllImport("libicuuc.so.72", EntryPoint = "uscript_getShortName_72")]
    private static extern IntPtr ShortName(int script);

    [DllImport("libicui18n.so.72", EntryPoint = "uspoof_open_72")]
    private static extern IntPtr OpenChecker(ref int error);

    [DllImport("libicui18n.so.72", EntryPoint = "uspoof_getSkeleton_72", CharSet = CharSet.Unicode)]
    private static extern int GetSkeleton(IntPtr checker, uint type, string id, int length, [Out] char[] dest, int capacity, ref int error);
}
