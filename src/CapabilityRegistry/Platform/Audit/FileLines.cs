namespace CapabilityRegistry.Platform.Audit;

/// <summary>The lines of a file as bytes. Each ends with a line feed, which is taken off.</summary>
public static class FileLines
{
    /// <summary>Longest line in bytes: room for the plan of a run over many thousands of pledges.</summary>
    public const int Longest = 64 * 1024 * 1024;

    /// <returns>Each line, good until the next one is asked for.</returns>
    /// <exception cref="FormatException">The last line is cut off, or one is too long; the message says which.</exception>
    public static IEnumerable<ReadOnlyMemory<byte>> Of(Stream file)
    {
        var (buffer, from, until, number) = (new byte[64 * 1024], 0, 0, 1);
        while (true)
        {
            var length = buffer.AsSpan(from, until - from).IndexOf((byte)'\n');
            if (length >= 0)
            {
                yield return buffer.AsMemory(from, length);
                (from, number) = (from + length + 1, number + 1);
                continue;
            }

            (buffer, from, until) = WithRoom(buffer, from, until, number);
            var read = file.Read(buffer, until, buffer.Length - until);
            if (read == 0)
            {
                break;
            }

            until += read;
        }

        if (until > from)
        {
            throw new FormatException($"Line {number} is cut off: the file ends within it, without a line feed.");
        }
    }

    private static (byte[] Buffer, int From, int Until) WithRoom(byte[] buffer, int from, int until, int number)
    {
        var kept = until - from;
        if (kept > Longest)
        {
            throw new FormatException($"Line {number} is longer than {Longest} bytes: it is no line of an export.");
        }

        var roomy = kept > buffer.Length / 2 ? new byte[buffer.Length * 2] : buffer;
        Buffer.BlockCopy(buffer, from, roomy, 0, kept);
        return (roomy, 0, kept);
    }
}
