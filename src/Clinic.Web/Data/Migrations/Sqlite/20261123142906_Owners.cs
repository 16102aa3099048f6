using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clinic.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Owners : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "StaffActions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    AboutId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AboutName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Detail = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffActions", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_InquiryEvents_Kind_At_Id",
                table: "InquiryEvents",
                columns: new[] { "Kind", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_StaffActions_At_Id",
                table: "StaffActions",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_StaffActions_StaffId_Kind_At",
                table: "StaffActions",
                columns: new[] { "StaffId", "Kind", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "StaffActions");

            migrationBuilder.DropIndex(
                name: "IX_InquiryEvents_Kind_At_Id",
                table: "InquiryEvents");
        }
    }
}
