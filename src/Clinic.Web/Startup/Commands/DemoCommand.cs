using System.CommandLine;
using Clinic.Web.Clock;
using Clinic.Web.Data;
using Clinic.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Startup.Commands;

/// <summary><c>demo seed --inquiries N</c>: invented people, to try the desk with. Refused in Production.</summary>
public static class DemoCommand
{
    private const int BatchSize = 500;

    // Does what was done before anybody joined. Not stored: nobody can sign in as them.
    private static readonly StaffMember Somebody = new() { Id = new Guid("dec0de00-0000-4000-8000-000000000000"), DisplayName = "Demo Staff" };

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
        var before = await CountAsync(services, cancellation); // seeded again, others come, not the same ones twice
        foreach (var batch in Enumerable.Range(before, count).Chunk(BatchSize))
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ClinicDbContext>();
            var tokens = scope.ServiceProvider.GetRequiredService<InquiryTokenWriter>();
            foreach (var number in batch)
            {
                var person = new DemoPerson(number);
                var (inquiry, words) = Invent(person, vault, clock, now);
                WorkOn(inquiry, person, now);
                db.Inquiries.Add(inquiry);
                tokens.Add(inquiry, words);
            }

            await db.SaveChangesAsync(cancellation);
        }

        return count;
    }

    private static async Task<int> CountAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ClinicDbContext>().Inquiries.CountAsync(cancellation);
    }

    private static (Inquiry Inquiry, InquiryWords Words) Invent(DemoPerson person, Vault vault, ClinicClock clock, DateTime now)
    {
        var id = Guid.CreateVersion7();
        var received = now - person.UpTo(TimeSpan.FromDays(30));
        var words = person.Words();
        var (envelope, initials) = words.Seal(id, vault);
        var kind = person.Chance(0.7) ? InquiryKind.ConsultationRequest : InquiryKind.Question;
        return (Inquiry.Receive(
            new ReceivedInquiry(
                id, InquiryReference.New(), kind, person.Pick<InquiryTopic>(), AboutPage: null, Guid.NewGuid(),
                vault.Digest("demo", id.ToByteArray()), ConsentText.Version,
                envelope, initials)
            {
                ReadBy = clock.ReadBy(new DateTimeOffset(received, TimeSpan.Zero))?.UtcDateTime,
                HeardFrom = person.Pick<HeardFrom?>(null, HeardFrom.DoctorOrTherapist, HeardFrom.FriendOrFamily, HeardFrom.WebSearch),
            },
            received), words);
    }

    // A desk in the middle of its month: most were answered, a few wait, one or two for too long.
    private static void WorkOn(Inquiry inquiry, DemoPerson person, DateTime now)
    {
        var answered = inquiry.ReceivedAt + person.UpTo(TimeSpan.FromHours(40));
        if (answered > now || person.Chance(0.12)) return;
        inquiry.RecordContact(person.Pick<ContactOutcome>(), Guid.CreateVersion7(), sealedNote: null, Somebody, answered);
        switch (person.Number(0, 3))
        {
            case 0:
                inquiry.SetFollowUp(DateOnly.FromDateTime(now).AddDays(person.Number(-1, 6)), Somebody, answered);
                break;
            case 1:
                inquiry.Schedule(now.Date.AddDays(person.Number(0, 9)).AddHours(person.Number(15, 20)), Somebody, answered);
                break;
            case 2:
                inquiry.Close(person.Pick(CloseReason.BecamePatient, CloseReason.QuestionAnswered, CloseReason.NotSuitable, CloseReason.NoReply), Somebody, answered);
                break;
        }
    }
}
