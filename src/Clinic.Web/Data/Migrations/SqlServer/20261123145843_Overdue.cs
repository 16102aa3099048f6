using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clinic.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Overdue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Inquiries_ReadBy_Reference",
                table: "Inquiries");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_Status_ReadBy_Reference",
                table: "Inquiries",
                columns: new[] { "Status", "ReadBy", "Reference" },
                filter: "[Suspicion] IS NULL AND [Status] = 'New'");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_ScheduledFor_Reference",
                table: "Inquiries");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_Status_ScheduledFor_Reference",
                table: "Inquiries",
                columns: new[] { "Status", "ScheduledFor", "Reference" },
                filter: "[Suspicion] IS NULL AND [Status] = 'Scheduled'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Inquiries_Status_ScheduledFor_Reference",
                table: "Inquiries");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_ScheduledFor_Reference",
                table: "Inquiries",
                columns: new[] { "ScheduledFor", "Reference" },
                filter: "[Suspicion] IS NULL AND [Status] = 'Scheduled'");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_Status_ReadBy_Reference",
                table: "Inquiries");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_ReadBy_Reference",
                table: "Inquiries",
                columns: new[] { "ReadBy", "Reference" },
                filter: "[Suspicion] IS NULL AND [Status] = 'New'");
        }
    }
}
