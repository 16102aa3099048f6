using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Clinic.Web.Data;

/// <summary>Stores UTC and gives the kind back, which neither provider keeps.</summary>
public sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    toStore => toStore.Kind == DateTimeKind.Utc ? toStore : toStore.ToUniversalTime(),
    fromStore => DateTime.SpecifyKind(fromStore, DateTimeKind.Utc));
