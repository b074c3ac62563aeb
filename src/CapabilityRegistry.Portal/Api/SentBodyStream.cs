using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CapabilityRegistry.Portal.Api;

/// <summary>The body of a request to the API: refused, as the server of this process refuses one, if it is longer than the operation says.</summary>
public sealed class SentBodyStream(Stream content, IHttpMaxRequestBodySizeFeature limit) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => content.Length;

    public override long Position
    {
        get => content.Position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Checked().Read(buffer, offset, count);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Checked().ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
        // Nothing is written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private Stream Checked() => content.Length > limit.MaxRequestBodySize
        ? throw new BadHttpRequestException("Request body too large.", StatusCodes.Status413PayloadTooLarge)
        : content;
}
