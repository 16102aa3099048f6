using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clinic.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Requests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ErasureAskedAt",
                table: "Inquiries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "RequestCodes",
                columns: table => new
                {
                    Reference = table.Column<string>(type: "TEXT", unicode: false, maxLength: 8, nullable: false),
                    Nonce = table.Column<Guid>(type: "TEXT", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RequestCodes", x => x.Reference);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RequestCodes");

            migrationBuilder.DropColumn(
                name: "ErasureAskedAt",
                table: "Inquiries");
        }
    }
}
