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

    // Does what was done before anybody joined. Not stored: nobody can sign in as them.
    private static readonly StaffMember Somebody = new() { Id = new Guid("dec0de00-0000-4000-8000-000000000000"), DisplayName = "Demo Staff" };

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
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var clock = services.GetRequiredService<ClinicClock>();
        var faker = new Faker();
        foreach (var batch in Enumerable.Range(0, count).Chunk(BatchSize))
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ClinicDbContext>();
            var tokens = scope.ServiceProvider.GetRequiredService<InquiryTokenWriter>();
            foreach (var _ in batch)
            {
                var (inquiry, words) = Invent(faker, vault, clock, now);
                WorkOn(inquiry, faker, now);
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
        var received = now - faker.Date.Timespan(TimeSpan.FromDays(30));
        var first = faker.Name.FirstName();
        var last = faker.Name.LastName();
        var email = faker.Random.Bool(0.8f) ? faker.Internet.ExampleEmail(first, last) : null;
        var words = new InquiryWords
        {
            Name = $"{first} {last}",
            Email = email,
            Phone = faker.Phone.PhoneNumber("201-555-01##"),
            ReachBy = email is null ? faker.PickRandom(ContactWay.Phone, ContactWay.Text) : faker.PickRandom<ContactWay>(),
            TimeToReach = faker.PickRandom("Mornings", "After 5 pm", "Weekdays at lunch", null!),
            Message = faker.PickRandom(Messages),
            Language = faker.PickRandom(null, null, null, null, "Spanish", "한국어", "Portuguese", "Quechua"),
        };
        var kind = faker.Random.Bool(0.7f) ? InquiryKind.ConsultationRequest : InquiryKind.Question;
        return (Inquiry.Receive(
            new ReceivedInquiry(
                id, InquiryReference.New(), kind, faker.PickRandom<InquiryTopic>(), AboutPage: null, Guid.NewGuid(),
                vault.Digest("demo", id.ToByteArray()), Consent.Version,
                vault.Seal(id, InquiryWords.Purpose, words),
                vault.Seal(id, InquiryWords.InitialsPurpose, words.Initials()))
            {
                ReadBy = clock.ReadBy(new DateTimeOffset(received, TimeSpan.Zero))?.UtcDateTime,
                HeardFrom = faker.PickRandom<HeardFrom?>(null, HeardFrom.DoctorOrTherapist, HeardFrom.FriendOrFamily, HeardFrom.WebSearch),
            },
            received), words);
    }

    // A desk in the middle of its month: most were answered, a few wait, one or two for too long.
    private static void WorkOn(Inquiry inquiry, Faker faker, DateTime now)
    {
        var answered = inquiry.ReceivedAt + faker.Date.Timespan(TimeSpan.FromHours(40));
        if (answered > now || faker.Random.Bool(0.12f)) return;
        inquiry.RecordContact(faker.PickRandom<ContactOutcome>(), Guid.CreateVersion7(), sealedNote: null, Somebody, answered);
        switch (faker.Random.Int(0, 3))
        {
            case 0:
                inquiry.SetFollowUp(DateOnly.FromDateTime(now).AddDays(faker.Random.Int(-1, 6)), Somebody, answered);
                break;
            case 1:
                inquiry.Schedule(now.Date.AddDays(faker.Random.Int(0, 9)).AddHours(faker.Random.Int(15, 20)), Somebody, answered);
                break;
            case 2:
                inquiry.Close(faker.PickRandom(CloseReason.BecamePatient, CloseReason.QuestionAnswered, CloseReason.NotSuitable, CloseReason.NoReply), Somebody, answered);
                break;
        }
    }
}
