using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Clinic.Web.Security;

/// <summary>A part whose own properties lie in the JSON of the whole, as if they were the whole's.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FlatAttribute : Attribute;

/// <summary>What a property of a flat part is called in this whole, where that is not its own name.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class FlatNameAttribute(string property, string name) : Attribute
{
    public string Property => property;

    public string Name => name;
}

/// <summary>
/// How everything that is sealed is written: envelopes, drafts and what a page carries. Parts marked <see cref="FlatAttribute"/> lie
/// flat in it, so that what was sealed before they were parts can still be read.
/// </summary>
public static class SealedJson
{
    public static readonly JsonSerializerOptions Options = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Flatten } } };

    /// <summary>The same with the names of a file for people's programs: <c>timeToReach</c>.</summary>
    public static readonly JsonSerializerOptions Copy = new(Options) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static void Flatten(JsonTypeInfo whole)
    {
        if (whole.Kind is not JsonTypeInfoKind.Object) return;
        foreach (var part in whole.Properties.Where(property => property.AttributeProvider?.IsDefined(typeof(FlatAttribute), inherit: true) == true).ToList())
        {
            var place = whole.Properties.IndexOf(part);
            whole.Properties.RemoveAt(place);
            var names = part.AttributeProvider!.GetCustomAttributes(typeof(FlatNameAttribute), inherit: true).Cast<FlatNameAttribute>()
                .ToDictionary(name => Named(name.Property), name => Named(name.Name));
            foreach (var own in whole.Options.GetTypeInfo(part.PropertyType).Properties.Where(property => property.Get is not null))
            {
                var flat = whole.CreateJsonPropertyInfo(own.PropertyType, names.GetValueOrDefault(own.Name, own.Name));
                flat.Get = of => own.Get!(part.Get!(of)!);
                if (own.Set is { } set) flat.Set = (of, value) => set(part.Get!(of)!, value);
                flat.IsRequired = own.IsRequired;
                whole.Properties.Insert(place++, flat);
            }
        }

        string Named(string name) => whole.Options.PropertyNamingPolicy?.ConvertName(name) ?? name;
    }
}
