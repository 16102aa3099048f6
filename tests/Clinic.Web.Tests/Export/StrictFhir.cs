using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Validation;

namespace Clinic.Web.Tests.Export;

/// <summary>Firely's SDK as the record system at the other end: it takes nothing that FHIR R4 does not know.</summary>
internal static class StrictFhir
{
    public static Bundle Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        Assert.True(FhirJsonDeserializer.STRICT.TryDeserializeResource(ref reader, out var resource, out var issues), string.Join('\n', issues.Select(issue => issue.Message)));
        var bundle = Assert.IsType<Bundle>(resource);
        Assert.Empty(bundle.Validate().Select(broken => broken.ToString()));
        return bundle;
    }
}
