using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clinic.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Addresses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "NormalizedEmail",
                table: "StaffInvitations",
                type: "TEXT",
                maxLength: 254,
                nullable: false,
                defaultValue: "");

            // The links of before go on working; addresses with other letters than ASCII may have to be invited anew.
            migrationBuilder.Sql("UPDATE StaffInvitations SET NormalizedEmail = UPPER(TRIM(Email))");

            // By hand: EF Core would write the table anew outside of the migration's transaction, and a power cut could leave half of it.
            // Nothing refers to Outbox.
            migrationBuilder.Sql("""
                CREATE TABLE "OutboxAnew" (
                    "Id" TEXT NOT NULL CONSTRAINT "PK_Outbox" PRIMARY KEY,
                    "Attempts" INTEGER NOT NULL,
                    "CreatedAt" TEXT NOT NULL,
                    "DeadAt" TEXT NULL,
                    "EventId" TEXT NULL,
                    "InquiryId" TEXT NULL,
                    "Kind" TEXT NOT NULL,
                    "LastError" TEXT NULL,
                    "LeasedUntil" TEXT NULL,
                    "NextAttemptAt" TEXT NOT NULL,
                    "SealedTo" BLOB NULL,
                    "SentAt" TEXT NULL,
                    CONSTRAINT "FK_Outbox_Inquiries_InquiryId" FOREIGN KEY ("InquiryId") REFERENCES "Inquiries" ("Id") ON DELETE CASCADE
                );
                INSERT INTO "OutboxAnew" ("Id", "Attempts", "CreatedAt", "DeadAt", "EventId", "InquiryId", "Kind", "LastError", "LeasedUntil", "NextAttemptAt", "SentAt")
                SELECT "Id", "Attempts", "CreatedAt", "DeadAt", "EventId", "InquiryId", "Kind", "LastError", "LeasedUntil", "NextAttemptAt", "SentAt" FROM "Outbox";
                DROP TABLE "Outbox";
                ALTER TABLE "OutboxAnew" RENAME TO "Outbox";
                CREATE INDEX "IX_Outbox_InquiryId" ON "Outbox" ("InquiryId");
                CREATE INDEX "IX_Outbox_SentAt_DeadAt_NextAttemptAt" ON "Outbox" ("SentAt", "DeadAt", "NextAttemptAt");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "NormalizedEmail",
                table: "StaffInvitations");

            migrationBuilder.DropColumn(
                name: "SealedTo",
                table: "Outbox");

            migrationBuilder.AlterColumn<Guid>(
                name: "InquiryId",
                table: "Outbox",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
