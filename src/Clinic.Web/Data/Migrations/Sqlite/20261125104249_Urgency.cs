using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clinic.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Urgency : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "AddedReadBy",
                table: "Inquiries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Attention",
                table: "Inquiries",
                type: "TEXT",
                unicode: false,
                maxLength: 32,
                nullable: false,
                defaultValue: "Usual");

            migrationBuilder.AddColumn<string>(
                name: "CanWait",
                table: "Inquiries",
                type: "TEXT",
                unicode: false,
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DangerAt",
                table: "Inquiries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DangerDueAt",
                table: "Inquiries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DangerEscalatedAt",
                table: "Inquiries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DangerOutcome",
                table: "Inquiries",
                type: "TEXT",
                unicode: false,
                maxLength: 32,
                nullable: true);

            // What words told of before danger had a column: it is looked at again, and never stays set aside.
            migrationBuilder.Sql(
                """
                UPDATE [Inquiries] SET [Attention] = 'Danger', [DangerAt] = [ReceivedAt], [DangerDueAt] = [ReceivedAt], [Suspicion] = NULL
                WHERE [Distress] = 1 AND [Status] = 'New';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AddedReadBy",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "Attention",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "CanWait",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "DangerAt",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "DangerDueAt",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "DangerEscalatedAt",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "DangerOutcome",
                table: "Inquiries");
        }
    }
}
