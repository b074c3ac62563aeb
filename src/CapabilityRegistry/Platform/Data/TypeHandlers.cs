using System.Data;
using System.Globalization;
using Dapper;

namespace CapabilityRegistry.Platform.Data;

/// <summary>Sends dates as DATE and times as UTC, for both database providers.</summary>
public static class TypeHandlers
{
    private static readonly Lazy<bool> Registered = new(() =>
    {
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.AddTypeHandler(new Day());
        SqlMapper.AddTypeHandler(new Instant());
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        return true;
    });

    public static void Register() => _ = Registered.Value;

    /// <summary>A day as either provider hands it over.</summary>
    public static DateOnly DayOf(object value) => value switch
    {
        DateOnly day => day,
        DateTime time => new DateOnly(time.Year, time.Month, time.Day),
        _ => DateOnly.ParseExact((string)value, "yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>A time in UTC as either provider hands it over.</summary>
    public static DateTimeOffset InstantOf(object value) => value switch
    {
        DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        _ => DateTimeOffset.Parse((string)value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
    };

    private sealed class Day : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(IDbDataParameter parameter, DateOnly value)
        {
            parameter.DbType = DbType.Date;
            parameter.Value = value;
        }

        public override DateOnly Parse(object value) => DayOf(value);
    }

    private sealed class Instant : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            parameter.DbType = DbType.DateTime2;
            parameter.Value = value.UtcDateTime;
        }

        public override DateTimeOffset Parse(object value) => InstantOf(value);
    }
}
