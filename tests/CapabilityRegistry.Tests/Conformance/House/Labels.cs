// Ways in which a literal becomes a code.
namespace CapabilityRegistry.Tests.Conformance.House;

internal sealed record Label(string Code, string Text);

internal sealed record Reason(string Code);

internal static class Labels
{
    private const string Constant = "of-a-constant";

    private static readonly Reason Kept = new("from-a-field");

    public static Label InPlace() => new("in-place", "no-code-1");

    public static Label OfAConstant() => new(Constant, "no-code-2");

    public static Label Either(bool so) => new(so ? "if-so" : "if-not", so ? "no-code-3" : "no-code-4");

    public static Label BySwitch(int number) => number switch
    {
        1 => new(number > 0 ? "by-switch" : Constant, "no-code-5"),
        _ => Through(number switch { 2 => "by-default", _ => Constant }),
    };

    public static Label InsteadOfNull(Reason? reason) => new(reason?.Code ?? "instead-of-null", "");

    public static Label OfAHelper() => Through("through-a-helper");

    public static Label OfAResult() => new(Result(), "");

    public static Label OfAField() => new(Kept.Code, "");

    public static Label OfATuple()
    {
        var (code, text) = Pair(true);
        return new(code, text);
    }

    public static Label OfOut()
    {
        Give(out var code);
        return new(code, "");
    }

    public static IEnumerable<Label> InALambda(IEnumerable<int> numbers) => numbers.Select(number => new Label("in-a-lambda", $"{number}"));

    public static IEnumerable<Label> InAnIterator(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            yield return new Label("in-an-iterator", text);
        }
    }

    public static async Task<Label> AfterAnAwait(Task<string> text) => new("after-an-await", await text);

    public static Label Unknown() => new(Console.ReadLine()!, "");

    private static Label Through(string code) => new(code, "no-code-6");

    private static string Result() => "from-a-result";

    private static (string Code, string Text) Pair(bool so) => so ? ("from-a-tuple", "") : ("from-a-tuple", "other");

    private static void Give(out string code) => code = "through-out";
}
