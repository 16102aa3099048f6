using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clinic.Web.Data.Migrations.SqlServer
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
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "RequestCodes",
                columns: table => new
                {
                    Reference = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: false),
                    Nonce = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false)
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
