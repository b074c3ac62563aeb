using System.Data.Common;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges;
using CapabilityRegistry.Registry.Pledges.Rules;
using Google.OrTools.Sat;
using Microsoft.Data.SqlClient;

// Code that breaks a rule, each in its own way: the rules must see it.
namespace CapabilityRegistry.Tests.Conformance.CounterCases;

internal static class InAnAsyncLambda
{
    public static Func<Task> Opens => async () =>
    {
        await using var connection = new SqlConnection();
        await connection.OpenAsync();
    };
}

internal sealed class InAField
{
    public static readonly DbConnection?[] Kept = [];
}

internal interface IInASignature
{
    Task<IReadOnlyList<DbConnection[]>> All(int count);
}

internal static class InAConstraint<T>
    where T : DbConnection;

[Converted(typeof(DbConnection))]
internal static class InAnAttribute;

[AttributeUsage(AttributeTargets.Class)]
internal sealed class ConvertedAttribute(Type by) : Attribute
{
    public Type By => by;
}

internal static class InACatch
{
    public static void Tries(Action action)
    {
        try
        {
            action();
        }
        catch (DbException)
        {
            action();
        }
    }
}

internal static class InANestedType
{
    internal static class Deeper
    {
        internal static bool Is(object value) => value is DbConnection;
    }
}

internal static class InAGenericCall
{
    public static Array Empty() => Array.Empty<DbConnection>();
}

internal static class AnswersOverHttp
{
    public static Refused Missing() => Refused.Missing("pledge", "KAZ-00001");
}

internal static class KnowsPledges
{
    public static Type Known => typeof(Pledge);
}

internal static class CallsAHandler
{
    public static Delegate Handler => RaisePledge.Handle;
}

internal static class Solves
{
    public static CpModel Model() => new();
}

internal static class ChecksWithTheSearch
{
    public static Func<CapabilityRegistry.Matching.Model.Plan> Again => () => CapabilityRegistry.Matching.Planner.Of(new([], [], default), default);
}

internal static class ChecksWithTheCriteria
{
    public static int Known => CapabilityRegistry.Matching.Rules.Criteria.All.Count;
}

internal static class PricesPins
{
    public static Type Used => typeof(CapabilityRegistry.Matching.WhatIf.PinPrices);
}

internal static class JudgesReadiness
{
    public static Type Used => typeof(CapabilityRegistry.Readiness.ReadinessJudge);
}

/// <summary>Has the name of a type of a library.</summary>
internal static class UnitEvidence;

internal static class MakesAStore
{
    public static Func<Task<long>> Head(Database database) => async () =>
    {
        await using var work = new Work(database);
        return await new EventStore(work).Head();
    };
}

internal sealed class TwoWaysStore(Work work)
{
    public Task Mark() => work.Mark();

    public static Task Mark(Work other) => other.Mark();
}

internal static class Commits
{
    public static async Task Now(Work work) => await work.Commit();
}

internal static class WritesWithoutAnEvent
{
    public static Task Now(WritesWithoutEvent writes) => writes.Write((Work work) => work.Mark());
}

internal static class SaysSql
{
    public static Func<Task<int>> Counts(Work work) => async () => await work.Find<int>(" select COUNT(*) FROM pledge");
}

internal static class CallsAnAddress
{
    public static Func<string, Task<string>> Fetches => async address =>
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri(address));
    };
}
