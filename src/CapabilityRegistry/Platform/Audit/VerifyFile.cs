using CapabilityRegistry.Platform.Events;

namespace CapabilityRegistry.Platform.Audit;

/// <summary>Checks an export with nothing but the file and the anchors.</summary>
public static class VerifyFile
{
    public static LogCheckResult Run(Stream file, IReadOnlyCollection<Anchor> anchors)
    {
        var check = new ChainCheck(anchors);
        var number = 0;
        try
        {
            foreach (var line in FileLines.Of(file))
            {
                number++;
                if (check.Next(EventLineReader.Read(line)) is { } fault)
                {
                    return new LogCheckResult($"{fault} (line {number})");
                }
            }
        }
        catch (FormatException malformed)
        {
            return new LogCheckResult(malformed.Message.StartsWith("Line ", StringComparison.Ordinal)
                ? malformed.Message
                : $"Line {number} {malformed.Message}");
        }

        return number == 0 ? new LogCheckResult("The file is empty: it holds no event.") : LogCheckResult.Of(check, anchors);
    }
}
