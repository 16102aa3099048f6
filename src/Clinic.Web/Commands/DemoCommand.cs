using System.CommandLine;
using Bogus;
using Clinic.Web.Data;
using Clinic.Web.Features.Find;
using Clinic.Web.Features.Shared;
using Clinic.Web.Security;

namespace Clinic.Web.Commands;

/// <summary><c>demo seed --inquiries N</c>: invented people, to try the desk with. Refused in Production.</summary>
public static class DemoCommand
{
    private const int BatchSize = 500;

    private static readonly string[] Messages =
    [
        "I have tried three antidepressants and would like to know whether this could be an option for me.",
        "My sister told me about you. I sleep badly and cannot focus at work.",
        "How many sessions do people usually have, and can I drive afterwards?",
        "I take lithium. Is that a problem?",
        "I would like to understand the costs before I come in.\nCan you send me a written estimate?",
        "I am asking for my father, who is 61 and does not like to use the computer.",
    ];

    public static Command Create(WebApplication app)
    {
        var count = new Option<int>("--inquiries") { Description = "How many.", DefaultValueFactory = _ => 50 };
        var seed = new Command("seed", "Make synthetic inquiries.") { count };
        seed.SetAction(async (parsed, cancellation) =>
        {
            if (app.Environment.IsProduction())
            {
                await Console.Error.WriteLineAsync("Refused: this is Production, and invented people would stand among real ones.");
                return 1;
            }

            await StartUp.PrepareAsync(app.Services, cancellation);
            var made = await SeedAsync(app.Services, parsed.GetRequiredValue(count), cancellation);
            Console.WriteLine($"Made {made} synthetic inquiries.");
            return 0;
        });
        return new Command("demo", "Try the site out.") { seed };
    }

    private static async Task<int> SeedAsync(IServiceProvider services, int count, CancellationToken cancellation)
    {
        var vault = services.GetRequiredService<Vault>();
        var clock = services.GetRequiredService<ClinicClock>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var faker = new Faker();
        foreach (var batch in Enumerable.Range(0, count).Chunk(BatchSize))
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ClinicDbContext>();
            var tokens = scope.ServiceProvider.GetRequiredService<InquiryTokenWriter>();
            foreach (var _ in batch)
            {
                var (inquiry, words) = Invent(faker, vault, clock, now);
                db.Inquiries.Add(inquiry);
                tokens.Add(inquiry, words);
            }

            await db.SaveChangesAsync(cancellation);
        }

        return count;
    }

    private static (Inquiry Inquiry, InquiryWords Words) Invent(Faker faker, Vault vault, ClinicClock clock, DateTime now)
    {
        var id = Guid.CreateVersion7();
        var first = faker.Name.FirstName();
        var last = faker.Name.LastName();
        var words = new InquiryWords
        {
            Name = $"{first} {last}",
            Email = faker.Random.Bool(0.8f) ? faker.Internet.ExampleEmail(first, last) : null,
            Phone = faker.Phone.PhoneNumber("201-555-01##"),
            ReachBy = faker.PickRandom<ContactWay>(),
            TimeToReach = faker.PickRandom("Mornings", "After 5 pm", "Weekdays at lunch", null!),
            Message = faker.PickRandom(Messages),
            Language = faker.PickRandom(null, null, null, null, "Spanish", "한국어", "Portuguese", "Quechua"),
        };
        var kind = faker.Random.Bool(0.7f) ? InquiryKind.ConsultationRequest : InquiryKind.Question;
        var receivedAt = now - faker.Date.Timespan(TimeSpan.FromDays(30));
        return (Inquiry.Receive(
            new ReceivedInquiry(
                id, InquiryReference.New(), kind, faker.PickRandom<InquiryTopic>(), AboutPage: null, Guid.NewGuid(),
                vault.Digest("demo", id.ToByteArray()), Consent.Version,
                vault.Seal(id, InquiryWords.Purpose, words),
                vault.Seal(id, InquiryWords.InitialsPurpose, words.Initials()))
            {
                ReadBy = clock.ReadBy(receivedAt)?.UtcDateTime,
            },
            receivedAt), words);
    }
}
