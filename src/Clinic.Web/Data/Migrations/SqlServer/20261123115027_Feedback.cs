using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clinic.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Feedback : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PageFeedback",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RequestKey = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Page = table.Column<string>(type: "varchar(100)", unicode: false, maxLength: 100, nullable: false),
                    Helpful = table.Column<bool>(type: "bit", nullable: false),
                    SealedComment = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    Suspicion = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PageFeedback", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PageFeedback_At_Id",
                table: "PageFeedback",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PageFeedback_RequestKey",
                table: "PageFeedback",
                column: "RequestKey",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PageFeedback");
        }
    }
}
