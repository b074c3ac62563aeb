using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CapabilityRegistry.Portal.Api;

/// <summary>
/// What the API writes, on its way to the browser: with the headers that say what it is and under which name it is kept. A refusal is not passed on but
/// held, so that a page can say it.
/// </summary>
public sealed class AnswerStream(HttpResponse to) : Stream
{
    private static readonly string[] Passed =
        [HeaderNames.ContentType, HeaderNames.ContentLength, HeaderNames.ContentDisposition, HeaderNames.ETag, HeaderNames.XContentTypeOptions];

    private HttpResponse? _from;
    private bool _begun;

    /// <summary>What the API refused with; null if it did not.</summary>
    public MemoryStream? Refusal { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Tells whose status and headers count.</summary>
    public void From(HttpResponse response) => _from = response;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        await Target().WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => Target().Write(buffer, offset, count);

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        _begun && Refusal is null ? to.Body.FlushAsync(cancellationToken) : Task.CompletedTask;

    public override void Flush()
    {
        // What is written goes on by itself.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private Stream Target()
    {
        if (!_begun)
        {
            _begun = true;
            Begin(_from ?? throw new InvalidOperationException("Nobody said whose answer it is."));
        }

        return Refusal is null ? to.Body : Refusal;
    }

    private void Begin(HttpResponse from)
    {
        if (from.StatusCode != StatusCodes.Status200OK)
        {
            Refusal = new MemoryStream();
            return;
        }

        foreach (var name in Passed)
        {
            if (from.Headers.TryGetValue(name, out var value))
            {
                to.Headers[name] = value;
            }
        }
    }
}
