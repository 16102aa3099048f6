using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clinic.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Queue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Inquiries_ReceivedAt_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_Status_ReceivedAt_Reference",
                table: "Inquiries");

            migrationBuilder.AddColumn<DateTime>(
                name: "ErasedAt",
                table: "Inquiries",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "Inquiries",
                type: "varchar(8)",
                unicode: false,
                maxLength: 8,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SearchKey",
                table: "Inquiries",
                type: "uniqueidentifier",
                nullable: true);

            // Inquiries erased before this version: their trail says when.
            migrationBuilder.Sql(
                "UPDATE Inquiries SET ErasedAt = (SELECT MAX(e.At) FROM InquiryEvents e WHERE e.InquiryId = Inquiries.Id AND e.Kind = 'Erased') "
                + "WHERE EXISTS (SELECT 1 FROM InquiryEvents e WHERE e.InquiryId = Inquiries.Id AND e.Kind = 'Erased')");

            migrationBuilder.CreateTable(
                name: "InquirySearchTokens",
                columns: table => new
                {
                    Token = table.Column<int>(type: "int", nullable: false),
                    InquiryId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InquirySearchTokens", x => new { x.Token, x.InquiryId });
                    table.ForeignKey(
                        name: "FK_InquirySearchTokens_Inquiries_InquiryId",
                        column: x => x.InquiryId,
                        principalTable: "Inquiries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_AssignedAt",
                table: "Inquiries",
                column: "AssignedAt",
                filter: "[AssigneeId] IS NOT NULL AND [Status] <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_AssigneeId_ReceivedAt_Reference",
                table: "Inquiries",
                columns: new[] { "AssigneeId", "ReceivedAt", "Reference" },
                filter: "[Suspicion] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_Distress_ReceivedAt_Reference",
                table: "Inquiries",
                columns: new[] { "Distress", "ReceivedAt", "Reference" },
                filter: "[Suspicion] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_Distress_Status_ReceivedAt_Reference",
                table: "Inquiries",
                columns: new[] { "Distress", "Status", "ReceivedAt", "Reference" },
                filter: "[Suspicion] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_ErasureAskedAt_Reference",
                table: "Inquiries",
                columns: new[] { "ErasureAskedAt", "Reference" },
                filter: "[ErasureAskedAt] IS NOT NULL AND [ErasedAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_EstimateDueOn_Reference",
                table: "Inquiries",
                columns: new[] { "EstimateDueOn", "Reference" },
                filter: "[Suspicion] IS NULL AND [EstimateDueOn] IS NOT NULL AND [EstimateGivenAt] IS NULL AND [Status] <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_FollowUpOn_Reference",
                table: "Inquiries",
                columns: new[] { "FollowUpOn", "Reference" },
                filter: "[Suspicion] IS NULL AND [FollowUpOn] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_Language_ReceivedAt_Reference",
                table: "Inquiries",
                columns: new[] { "Language", "ReceivedAt", "Reference" },
                filter: "[Suspicion] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_ReadBy_Reference",
                table: "Inquiries",
                columns: new[] { "ReadBy", "Reference" },
                filter: "[Suspicion] IS NULL AND [Status] = 'New'");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_ReceivedAt_Reference",
                table: "Inquiries",
                columns: new[] { "ReceivedAt", "Reference" },
                filter: "[Suspicion] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_ScheduledFor_Reference",
                table: "Inquiries",
                columns: new[] { "ScheduledFor", "Reference" },
                filter: "[Suspicion] IS NULL AND [Status] = 'Scheduled'");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_SearchKey",
                table: "Inquiries",
                column: "SearchKey");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_SetAside",
                table: "Inquiries",
                columns: new[] { "ReceivedAt", "Reference" },
                filter: "[Suspicion] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_Status_AssigneeId_ReceivedAt_Reference",
                table: "Inquiries",
                columns: new[] { "Status", "AssigneeId", "ReceivedAt", "Reference" },
                filter: "[Suspicion] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_Status_Language_ReceivedAt_Reference",
                table: "Inquiries",
                columns: new[] { "Status", "Language", "ReceivedAt", "Reference" },
                filter: "[Suspicion] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_Status_ReceivedAt_Reference",
                table: "Inquiries",
                columns: new[] { "Status", "ReceivedAt", "Reference" },
                filter: "[Suspicion] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_Status_Topic_ReceivedAt_Reference",
                table: "Inquiries",
                columns: new[] { "Status", "Topic", "ReceivedAt", "Reference" },
                filter: "[Suspicion] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_Topic_ReceivedAt_Reference",
                table: "Inquiries",
                columns: new[] { "Topic", "ReceivedAt", "Reference" },
                filter: "[Suspicion] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_InquirySearchTokens_InquiryId",
                table: "InquirySearchTokens",
                column: "InquiryId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "InquirySearchTokens");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_AssignedAt",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_AssigneeId_ReceivedAt_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_Distress_ReceivedAt_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_Distress_Status_ReceivedAt_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_ErasureAskedAt_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_EstimateDueOn_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_FollowUpOn_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_Language_ReceivedAt_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_ReadBy_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_ReceivedAt_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_ScheduledFor_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_SearchKey",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_SetAside",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_Status_AssigneeId_ReceivedAt_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_Status_Language_ReceivedAt_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_Status_ReceivedAt_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_Status_Topic_ReceivedAt_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_Topic_ReceivedAt_Reference",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "Language",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "SearchKey",
                table: "Inquiries");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_ReceivedAt_Reference",
                table: "Inquiries",
                columns: new[] { "ReceivedAt", "Reference" });

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_Status_ReceivedAt_Reference",
                table: "Inquiries",
                columns: new[] { "Status", "ReceivedAt", "Reference" });
        }
    }
}
