using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clinic.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Conversation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // SQLite's own command: EF Core would write the whole table anew.
            migrationBuilder.Sql("ALTER TABLE \"Inquiries\" DROP COLUMN \"AccessHash\";");

            migrationBuilder.CreateTable(
                name: "AnswerReadings",
                columns: table => new
                {
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AnswerReadings", x => x.EventId);
                    table.ForeignKey(
                        name: "FK_AnswerReadings_InquiryEvents_EventId",
                        column: x => x.EventId,
                        principalTable: "InquiryEvents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RequestAccess",
                columns: table => new
                {
                    InquiryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Stamp = table.Column<Guid>(type: "TEXT", nullable: false),
                    PhraseHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 256, nullable: true),
                    WrongPhrases = table.Column<int>(type: "INTEGER", nullable: false),
                    WrongPhraseAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OpenedBeforeAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RequestAccess", x => x.InquiryId);
                    table.ForeignKey(
                        name: "FK_RequestAccess_Inquiries_InquiryId",
                        column: x => x.InquiryId,
                        principalTable: "Inquiries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RequestLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InquiryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Spoken = table.Column<bool>(type: "INTEGER", nullable: false),
                    Nonce = table.Column<Guid>(type: "TEXT", nullable: false),
                    Digest = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SpentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SpentBy = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RequestLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RequestLinks_Inquiries_InquiryId",
                        column: x => x.InquiryId,
                        principalTable: "Inquiries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RequestLinks_Digest",
                table: "RequestLinks",
                column: "Digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RequestLinks_ExpiresAt",
                table: "RequestLinks",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_RequestLinks_InquiryId",
                table: "RequestLinks",
                column: "InquiryId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AnswerReadings");

            migrationBuilder.DropTable(
                name: "RequestAccess");

            migrationBuilder.DropTable(
                name: "RequestLinks");

            migrationBuilder.AddColumn<byte[]>(
                name: "AccessHash",
                table: "Inquiries",
                type: "BLOB",
                maxLength: 32,
                nullable: false,
                defaultValue: new byte[0]);
        }
    }
}
