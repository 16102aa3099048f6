using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Clinic.Web.Tests.Site;

/// <summary>The test server has no sockets: gives each request the address its browser claims to have.</summary>
internal sealed class ClientAddressFilter : IStartupFilter
{
    public const string Header = "Test-Client-Address";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, rest) =>
        {
            var claimed = context.Request.Headers[Header].ToString();
            context.Connection.RemoteIpAddress = IPAddress.Parse(claimed.Length > 0 ? claimed : ClinicSite.UsualClient);
            context.Request.Headers.Remove(Header);
            return rest(context);
        });
        next(app);
    };
}
