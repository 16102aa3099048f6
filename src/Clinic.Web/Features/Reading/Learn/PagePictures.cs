using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Clinic.Content;
using Microsoft.Net.Http.Headers;

namespace Clinic.Web.Features.Reading.Learn;

/// <summary>Each page's picture, drawn when it is first asked for and kept while title and clinic are the same.</summary>
public sealed class PagePictures(PageLibrary library)
{
    private readonly ConcurrentDictionary<string, (string Version, byte[] Png)> drawn = new(StringComparer.Ordinal);

    /// <summary>Changes with what the picture shows, so that browsers may keep it for good.</summary>
    public string VersionOf(Clinic.Content.Page page) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{page.Title}\n{library.Current.Clinic.Name}")).AsSpan(0, 6));

    public string PathOf(Clinic.Content.Page page) => $"{page.Path}/picture.png?v={VersionOf(page)}";

    public (byte[] Png, EntityTagHeaderValue EntityTag) Of(Clinic.Content.Page page)
    {
        var version = VersionOf(page);
        if (!drawn.TryGetValue(page.Slug, out var picture) || picture.Version != version)
            drawn[page.Slug] = picture = (version, PagePicture.Draw(page.Title, library.Current.Clinic.Name));
        return (picture.Png, new EntityTagHeaderValue($"\"{version}\""));
    }
}
