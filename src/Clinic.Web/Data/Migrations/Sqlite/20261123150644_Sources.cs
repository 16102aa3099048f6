using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clinic.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Sources : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "HeardFrom",
                table: "Inquiries",
                type: "TEXT",
                unicode: false,
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MinutesToContact",
                table: "Inquiries",
                type: "INTEGER",
                nullable: true);

            // Those answered before this version are counted too.
            migrationBuilder.Sql(@"UPDATE ""Inquiries"" SET ""MinutesToContact"" = CAST((julianday(""FirstContactAt"") - julianday(""ReceivedAt"")) * 1440 AS INTEGER) WHERE ""FirstContactAt"" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "HeardFrom",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "MinutesToContact",
                table: "Inquiries");
        }
    }
}
