using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace CapabilityRegistry.Portal.Api;

/// <summary>
/// What the API writes: kept, or passed on to the browser with the headers that say what it is and under which name it is saved. A refusal is always kept,
/// so that a page can say it.
/// </summary>
/// <param name="head">Status and headers, which are settled with the first byte.</param>
/// <param name="to">Whom it is passed on to; null if it is kept.</param>
public sealed class AnswerStream(AnswerHead head, HttpResponse? to) : Stream
{
    private static readonly string[] Passed =
        [HeaderNames.ContentType, HeaderNames.ContentLength, HeaderNames.ContentDisposition, HeaderNames.ETag, HeaderNames.XContentTypeOptions];

    private readonly MemoryStream _kept = new();
    private Stream? _target;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>What was kept.</summary>
    public byte[] Kept() => _kept.ToArray();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await head.Start();
        _target ??= Target();
        await _target.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("As in the server of this process, nothing is written while a thread waits.");

    public override Task FlushAsync(CancellationToken cancellationToken) => _target?.FlushAsync(cancellationToken) ?? Task.CompletedTask;

    public override void Flush()
    {
        // What is written goes on by itself.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private Stream Target()
    {
        if (to is null || head.StatusCode != StatusCodes.Status200OK)
        {
            return _kept;
        }

        foreach (var name in Passed)
        {
            if (head.Headers.TryGetValue(name, out var value))
            {
                to.Headers[name] = value;
            }
        }

        return to.Body;
    }
}

/// <summary>Status and headers of an answer of the API, with what is to be done before its first byte and after its last.</summary>
public sealed class AnswerHead : HttpResponseFeature
{
    private readonly Stack<(Func<object, Task> Callback, object State)> _starting = new();
    private readonly Stack<(Func<object, Task> Callback, object State)> _completed = new();
    private bool _hasStarted;

    public override bool HasStarted => _hasStarted;

    public override void OnStarting(Func<object, Task> callback, object state) => _starting.Push((callback, state));

    public override void OnCompleted(Func<object, Task> callback, object state) => _completed.Push((callback, state));

    /// <summary>Before the first byte; nothing if that was done.</summary>
    public async Task Start()
    {
        while (_starting.TryPop(out var each))
        {
            await each.Callback(each.State);
        }

        _hasStarted = true;
    }

    /// <summary>After the last byte: what was borrowed for the answer is given back.</summary>
    public async Task Complete()
    {
        while (_completed.TryPop(out var each))
        {
            await each.Callback(each.State);
        }
    }
}
