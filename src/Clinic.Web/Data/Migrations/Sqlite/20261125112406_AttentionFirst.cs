using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clinic.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AttentionFirst : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "IX_Inquiries_Language_ReceivedAt_Reference",
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

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Kind_SentAt",
                table: "Outbox",
                columns: new[] { "Kind", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_AddedReadBy_Reference",
                table: "Inquiries",
                columns: new[] { "AddedReadBy", "Reference" },
                filter: "[AddedReadBy] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_AssigneeId_Attention_ReceivedAt_Reference",
                table: "Inquiries",
                columns: new[] { "AssigneeId", "Attention", "ReceivedAt", "Reference" },
                filter: "[Suspicion] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_Attention_DangerDueAt_Reference",
                table: "Inquiries",
                columns: new[] { "Attention", "DangerDueAt", "Reference" },
                filter: "[Suspicion] IS NULL AND [Attention] = 'Danger'");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_Attention_ReceivedAt_Reference",
                table: "Inquiries",
                columns: new[] { "Attention", "ReceivedAt", "Reference" },
                filter: "[Suspicion] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_Distress_Attention_ReceivedAt_Reference",
                table: "Inquiries",
                columns: new[] { "Distress", "Attention", "ReceivedAt", "Reference" },
                filter: "[Suspicion] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_Distress_Status_Attention_ReceivedAt_Reference",
                table: "Inquiries",
                columns: new[] { "Distress", "Status", "Attention", "ReceivedAt", "Reference" },
                filter: "[Suspicion] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_Language_Attention_ReceivedAt_Reference",
                table: "Inquiries",
                columns: new[] { "Language", "Attention", "ReceivedAt", "Reference" },
                filter: "[Suspicion] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_ReadBy",
                table: "Inquiries",
                column: "ReadBy",
                filter: "[Status] = 'New' AND [EscalatedAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_Status_AssigneeId_Attention_ReceivedAt_Reference",
                table: "Inquiries",
                columns: new[] { "Status", "AssigneeId", "Attention", "ReceivedAt", "Reference" },
                filter: "[Suspicion] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_Status_Attention_ReceivedAt_Reference",
                table: "Inquiries",
                columns: new[] { "Status", "Attention", "ReceivedAt", "Reference" },
                filter: "[Suspicion] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_Status_Language_Attention_ReceivedAt_Reference",
                table: "Inquiries",
                columns: new[] { "Status", "Language", "Attention", "ReceivedAt", "Reference" },
                filter: "[Suspicion] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_Status_Topic_Attention_ReceivedAt_Reference",
                table: "Inquiries",
                columns: new[] { "Status", "Topic", "Attention", "ReceivedAt", "Reference" },
                filter: "[Suspicion] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inquiries_Topic_Attention_ReceivedAt_Reference",
                table: "Inquiries",
                columns: new[] { "Topic", "Attention", "ReceivedAt", "Reference" },
                filter: "[Suspicion] IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Outbox_Kind_SentAt",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_AddedReadBy_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_AssigneeId_Attention_ReceivedAt_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_Attention_DangerDueAt_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_Attention_ReceivedAt_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_Distress_Attention_ReceivedAt_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_Distress_Status_Attention_ReceivedAt_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_Language_Attention_ReceivedAt_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_ReadBy",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_Status_AssigneeId_Attention_ReceivedAt_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_Status_Attention_ReceivedAt_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_Status_Language_Attention_ReceivedAt_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_Status_Topic_Attention_ReceivedAt_Reference",
                table: "Inquiries");

            migrationBuilder.DropIndex(
                name: "IX_Inquiries_Topic_Attention_ReceivedAt_Reference",
                table: "Inquiries");

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
                name: "IX_Inquiries_Language_ReceivedAt_Reference",
                table: "Inquiries",
                columns: new[] { "Language", "ReceivedAt", "Reference" },
                filter: "[Suspicion] IS NULL");

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
        }
    }
}
