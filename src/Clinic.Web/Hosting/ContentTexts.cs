using System.Globalization;
using Clinic.Content;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Hosting;

/// <summary>
/// The framework's localizers over the texts of the content: <c>AskingTexts</c> are those of <c>content/es/texts/asking.yml</c> where
/// Spanish is spoken. A text that a language lacks is said in English, which is its name and stands in the source.
/// </summary>
/// <remarks>Files and no compiled resources: a language is a folder that its authors fill in, and is checked with the pages.</remarks>
public sealed class ContentTexts(Lazy<PageLibrary> library) : IStringLocalizerFactory
{
    private const string Ending = "Texts";

    public IStringLocalizer Create(Type resourceSource) => Of(resourceSource.Name);

    public IStringLocalizer Create(string baseName, string location) => Of(baseName[(baseName.LastIndexOf('.') + 1)..]);

    private FileTexts Of(string name) =>
        new(library, (name.EndsWith(Ending, StringComparison.Ordinal) ? name[..^Ending.Length] : name).ToLowerInvariant());

    private sealed class FileTexts(Lazy<PageLibrary> library, string file) : IStringLocalizer
    {
        public LocalizedString this[string name] =>
            library.Value.Current.Texts.Find(file, name) is { } text ? new(name, text) : new(name, name, resourceNotFound: true);

        public LocalizedString this[string name, params object[] arguments]
        {
            get
            {
                var text = this[name];
                return new(name, string.Format(CultureInfo.CurrentCulture, text.Value, arguments), text.ResourceNotFound);
            }
        }

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
            library.Value.Current.Texts.In(file).Select(text => new LocalizedString(text.Key, text.Value));
    }
}
