using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Platform.Endpoints;

/// <summary>Carries out many changes in the unit of work of one request, each as its own endpoint would.</summary>
public sealed class BulkChanges(Work work, EventLog log, IHttpContextAccessor accessor)
{
    /// <summary>The most changes of one request.</summary>
    public const int Most = 1_000;

    /// <summary>The longest body, in bytes: as many pledges with 10,000 bytes each.</summary>
    public const int LongestBody = 10_000_000;

    // As many as of any request.
    private const int MostFaults = 50;

    /// <param name="change">Carries out the change of one item.</param>
    public async Task<Results<Ok<BulkOutcome>, Refused>> Each<T>(BulkMode mode, IReadOnlyList<T> items, Func<T, Task<IResult>> change)
    {
        var results = new List<IResult>();
        foreach (var item in items)
        {
            results.Add(mode == BulkMode.OneByOne ? await Alone(() => change(item)) : Unwrapped(await change(item)));
        }

        var refused = results.OfType<Refused>().Count();
        if (mode == BulkMode.AllOrNothing && refused > 0)
        {
            return Refused.Because(new Refusal("bulk-refused", $"{refused} of {items.Count} changes are refused, and so none is made.", Faults(results)))
                .Showing(results.OfType<Refused>().SelectMany(each => each.DisclosedObjects()));
        }

        if (refused == results.Count)
        {
            await work.Reset();
        }

        return TypedResults.Ok(new BulkOutcome
        {
            Succeeded = results.Count - refused,
            Refused = refused,
            Items = [.. results.Select(Item)],
            Disclosed =
            [
                .. results.Select(each => each as IDisclosesObjects ?? (each as IValueHttpResult)?.Value as IDisclosesObjects).OfType<IDisclosesObjects>()
                    .SelectMany(each => each.DisclosedObjects()),
            ],
        });
    }

    // What a refused change wrote before it was refused is undone, and nothing else.
    private async Task<IResult> Alone(Func<Task<IResult>> change)
    {
        var events = log.Pending;
        await work.Mark();
        var result = Unwrapped(await change());
        if (result is Refused)
        {
            log.BackTo(events);
            await work.BackToMark();
        }

        return result;
    }

    private static IReadOnlyList<Fault> Faults(IEnumerable<IResult> results) =>
    [
        .. (from each in results.Index()
            where each.Item is Refused
            from fault in RefusalOfItem(((Refused)each.Item).Refusal).Faults
            select fault.Under($"/items/{each.Index}")).Take(MostFaults),
    ];

    // The header field of a request of its own is the member version of an item.
    private static Refusal RefusalOfItem(Refusal refusal) => refusal with
    {
        Faults = refusal.Faults.Count == 0
            ? [Fault.At("", refusal.Code, "a change that nothing stands against", refusal.Detail)]
            : [.. refusal.Faults.Select(fault => fault.Parameter is null ? fault : fault with { Parameter = null, Pointer = "/version" })],
    };

    private BulkItem Item(IResult result, int index)
    {
        var (status, changed) = (((IStatusCodeHttpResult)result).StatusCode!.Value, (result as IValueHttpResult)?.Value as IVersioned);
        return new BulkItem
        {
            Index = index,
            Status = status,
            Id = changed?.Id,
            Version = changed?.Version,
            Problem = result is Refused refused ? Problem.Of(accessor.HttpContext!, status, RefusalOfItem(refused.Refusal)) : null,
        };
    }

    private static IResult Unwrapped(IResult result) => result is INestedHttpResult nested ? nested.Result : result;
}
