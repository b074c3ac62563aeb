using System.Data.Common;
using Polly;
using Polly.Retry;

namespace CapabilityRegistry.Data;

/// <summary>
/// What to do when the database is busy or away for a moment: try the whole unit of work again, a few times.
/// Never inside a transaction: half of one cannot be repeated.
/// </summary>
public static class Retries
{
    public const int Attempts = 3;

    public static ResiliencePipeline Pipeline(Dialect dialect, TimeProvider clock) =>
        new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<DbException>(dialect.IsTransient),
                MaxRetryAttempts = Attempts,
                Delay = TimeSpan.FromMilliseconds(50),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .Build();
}
