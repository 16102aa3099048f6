using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Clinic.Web.Tests.Hosting;

/// <summary>
/// Who reads configuration or the environment in a compiled program, and which key where it is written out: as the compiler wrote the
/// call, so that no name of a variable and no way of reading is missed.
/// </summary>
internal sealed class ConfigurationReaders
{
    private const byte Call = 0x28, CallVirtual = 0x6F, LoadString = 0x72;

    // Types whose every member reads, and those of which some do.
    private static readonly string[] Readers =
    [
        "Microsoft.Extensions.Configuration.IConfiguration", "Microsoft.Extensions.Configuration.IConfigurationSection",
        "Microsoft.Extensions.Configuration.IConfigurationRoot", "Microsoft.Extensions.Configuration.IConfigurationProvider",
        "Microsoft.Extensions.Configuration.ConfigurationManager", "Microsoft.Extensions.Configuration.ConfigurationExtensions", "Microsoft.Extensions.Configuration.ConfigurationBinder",
        "Microsoft.Extensions.Configuration.ConfigurationRootExtensions", "Microsoft.Extensions.DependencyInjection.OptionsBuilderConfigurationExtensions",
        "Microsoft.Extensions.DependencyInjection.OptionsConfigurationServiceCollectionExtensions",
        "System.Environment.GetEnvironmentVariable", "System.Environment.GetEnvironmentVariables", "Microsoft.AspNetCore.Hosting.IWebHostBuilder.GetSetting",
    ];

    private readonly MetadataReader metadata;

    private ConfigurationReaders(MetadataReader metadata) => this.metadata = metadata;

    /// <summary>Each call, such as <c>MailOptions: IConfiguration.get_Item "urls"</c>.</summary>
    public static IReadOnlyList<string> In(string assembly)
    {
        using var stream = File.OpenRead(assembly);
        using var program = new PEReader(stream);
        return [.. new ConfigurationReaders(program.GetMetadataReader()).Calls(program).Distinct().Order(StringComparer.Ordinal)];
    }

    private IEnumerable<string> Calls(PEReader program)
    {
        var readers = Members();
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0) continue;
            var code = program.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!;
            for (var at = 0; at + 5 <= code.Length; at++)
            {
                if (code[at] is not (Call or CallVirtual) || !readers.TryGetValue(BitConverter.ToInt32(code, at + 1), out var member)) continue;
                yield return $"{Outermost(method.GetDeclaringType())}: {member}{KeyBefore(code, at)}";
            }
        }
    }

    // By the token that a call names them with; a generic one has a token for each of its uses.
    private Dictionary<int, string> Members()
    {
        var members = metadata.MemberReferences.Select(handle => (Token: MetadataTokens.GetToken(handle), Name: Name(handle)))
            .Where(member => Readers.Any(reader => member.Name == reader || member.Name.StartsWith(reader + ".", StringComparison.Ordinal)))
            .ToDictionary(member => member.Token, member => Short(member.Name));
        for (var row = 1; row <= metadata.GetTableRowCount(TableIndex.MethodSpec); row++)
        {
            var handle = MetadataTokens.MethodSpecificationHandle(row);
            if (members.TryGetValue(MetadataTokens.GetToken(metadata.GetMethodSpecification(handle).Method), out var name)) members[MetadataTokens.GetToken(handle)] = name;
        }

        return members;
    }

    private string Name(MemberReferenceHandle handle)
    {
        var member = metadata.GetMemberReference(handle);
        if (member.Parent.Kind is not HandleKind.TypeReference) return "";
        var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}";
    }

    private static string Short(string name) => string.Join('.', name.Split('.')[^2..]);

    // Lambdas and iterators are types within the one that was written.
    private string Outermost(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } around ? Outermost(around) : metadata.GetString(type.Name);
    }

    private string KeyBefore(byte[] code, int at) => at >= 5 && code[at - 5] == LoadString
        ? $" \"{metadata.GetUserString(MetadataTokens.UserStringHandle(BitConverter.ToInt32(code, at - 4) & 0xFFFFFF))}\"" : "";
}
