using System.Reflection;
using Clinic.Web.Data;
using Clinic.Web.Features.Asking;
using Clinic.Web.Features.Asking.Consultation;
using Clinic.Web.Features.Asking.Contact;
using Clinic.Web.Typed;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Clinic.Web.Tests.Asking;

/// <summary>What a form is and asks is told by its type and its properties, by no name.</summary>
public sealed class FormByTypeTests
{
    [Fact]
    public void Every_field_of_the_form_stands_in_one_step()
    {
        var carried = new[] { "Draft", "RequestKey", "Opened", "InDanger" }; // what the page carries, and what the page with help asks
        var fields = typeof(ConsultationForm).GetProperties().Where(property => property.CanWrite && property.GetCustomAttribute<BindNeverAttribute>() is null && property.Name != nameof(ConsultationForm.Reach))
            .Concat(typeof(Reach).GetProperties().Where(property => property.CanWrite)).Select(property => property.Name).Except(carried);

        Assert.Equal(fields.Order(StringComparer.Ordinal), ConsultationForm.Steps.SelectMany(step => step.Fields).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_step_takes_its_own_answers_and_no_others()
    {
        var typed = new ConsultationForm { Reach = new Reach { Name = "Typed", Phone = "201-555-0147", Voicemail = true }, Topic = InquiryTopic.Anxiety };
        var form = new ConsultationForm { Reach = new Reach { Name = "Before", Email = "before@mail.example" }, Topic = InquiryTopic.Depression };

        ConsultationForm.Steps[ConsultationStep.NumberOf(nameof(Reach.Phone)) - 1].Copy(typed, form);

        Assert.Equal(new Reach { Name = "Before", Phone = "201-555-0147" }, form.Reach);
        Assert.Equal(InquiryTopic.Depression, form.Topic);
    }

    /// <summary>A field that were left out would be one in which somebody tells of danger and gets no help.</summary>
    [Theory]
    [InlineData(typeof(ConsultationForm))]
    [InlineData(typeof(ContactForm))]
    public void Whatever_can_be_typed_is_looked_at_for_danger(Type type)
    {
        string[] others = ["Email", "Phone", "Draft", "Opened", "Blank", "About"]; // have a form of their own, or are carried by the page
        var form = (InquiryForm)Activator.CreateInstance(type)!;
        foreach (var (holder, property) in type.GetProperties().Select(property => ((object)form, property)).Concat(typeof(Reach).GetProperties().Select(property => ((object)form.Reach, property))))
            if (property.CanWrite && property.PropertyType == typeof(string)) property.SetValue(holder, property.Name);

        Assert.Equal(
            type.GetProperties().Concat(typeof(Reach).GetProperties()).Where(property => property.CanWrite && property.PropertyType == typeof(string)).Select(property => property.Name).Except(others).Order(StringComparer.Ordinal),
            form.FreeTexts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_typed_is_cleaned_whatever_the_class_is_called()
    {
        var metadata = new EmptyModelMetadataProvider();

        Assert.NotNull(new TypedTextBinderProvider().GetBinder(new Binding(metadata.GetMetadataForProperty(typeof(Whatever), nameof(Whatever.Words)))));
        Assert.Null(new TypedTextBinderProvider().GetBinder(new Binding(metadata.GetMetadataForType(typeof(string)))));
    }

    [Fact]
    public void No_source_tells_a_type_by_the_end_of_its_name() =>
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories),
            file => File.ReadAllText(file).Contains("Name.EndsWith(", StringComparison.Ordinal));

    private sealed class Whatever
    {
        public string? Words { get; set; }
    }

    private sealed class Binding(ModelMetadata metadata) : ModelBinderProviderContext
    {
        public override BindingInfo BindingInfo { get; } = new();

        public override ModelMetadata Metadata => metadata;

        public override IModelMetadataProvider MetadataProvider { get; } = new EmptyModelMetadataProvider();

        public override IModelBinder CreateBinder(ModelMetadata metadata) => throw new NotSupportedException();
    }
}
