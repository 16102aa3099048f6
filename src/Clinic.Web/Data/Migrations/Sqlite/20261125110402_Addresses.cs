using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clinic.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Addresses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "NormalizedEmail",
                table: "StaffInvitations",
                type: "TEXT",
                maxLength: 254,
                nullable: false,
                defaultValue: "");

            // The links of before go on working; addresses with other letters than ASCII may have to be invited anew.
            migrationBuilder.Sql("UPDATE StaffInvitations SET NormalizedEmail = UPPER(TRIM(Email))");

            migrationBuilder.AlterColumn<Guid>(
                name: "InquiryId",
                table: "Outbox",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.AddColumn<byte[]>(
                name: "SealedTo",
                table: "Outbox",
                type: "BLOB",
                maxLength: 1500,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "NormalizedEmail",
                table: "StaffInvitations");

            migrationBuilder.DropColumn(
                name: "SealedTo",
                table: "Outbox");

            migrationBuilder.AlterColumn<Guid>(
                name: "InquiryId",
                table: "Outbox",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
