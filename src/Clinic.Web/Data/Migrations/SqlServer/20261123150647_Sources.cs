using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clinic.Web.Data.Migrations.SqlServer
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
                type: "varchar(32)",
                unicode: false,
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MinutesToContact",
                table: "Inquiries",
                type: "int",
                nullable: true);

            // Those answered before this version are counted too.
            migrationBuilder.Sql(@"UPDATE [Inquiries] SET [MinutesToContact] = DATEDIFF(minute, [ReceivedAt], [FirstContactAt]) WHERE [FirstContactAt] IS NOT NULL");
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
