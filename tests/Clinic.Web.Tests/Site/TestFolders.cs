using Clinic.Web.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace Clinic.Web.Tests.Site;

/// <summary>The site's folders without the site.</summary>
public static class TestFolders
{
    public static SiteFolders In(TemporaryFolder data) => new(
        new ConfigurationBuilder().AddInMemoryCollection([new("Data:Directory", data.Path)]).Build(),
        new HostingEnvironment { ContentRootPath = Repository.Root });
}
