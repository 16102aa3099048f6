using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clinic.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Asking : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "AccessHash",
                table: "Inquiries",
                type: "BLOB",
                maxLength: 32,
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<string>(
                name: "ConsentHash",
                table: "Inquiries",
                type: "TEXT",
                unicode: false,
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "Distress",
                table: "Inquiries",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<byte[]>(
                name: "EmailDigest",
                table: "Inquiries",
                type: "BLOB",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HowSoon",
                table: "Inquiries",
                type: "TEXT",
                unicode: false,
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "PhoneDigest",
                table: "Inquiries",
                type: "BLOB",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReadBy",
                table: "Inquiries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Suspicion",
                table: "Inquiries",
                type: "TEXT",
                unicode: false,
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_EmailDigest",
                table: "Inquiries",
                column: "EmailDigest");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_PhoneDigest",
                table: "Inquiries",
                column: "PhoneDigest");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Inquiries_EmailDigest",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_PhoneDigest",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "AccessHash",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "ConsentHash",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "Distress",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "EmailDigest",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "HowSoon",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "PhoneDigest",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "ReadBy",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "Suspicion",
                table: "Inquiries");
        }
    }
}
