using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clinic.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Handling : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "DisabledAt",
                table: "Staff",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "AssignedAt",
                table: "Inquiries",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AssigneeId",
                table: "Inquiries",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "EscalatedAt",
                table: "Inquiries",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "EstimateDueOn",
                table: "Inquiries",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "EstimateGivenAt",
                table: "Inquiries",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "MergedIntoId",
                table: "Inquiries",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ScheduledFor",
                table: "Inquiries",
                type: "datetime2",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "DisabledAt",
                table: "Staff");

            migrationBuilder.DropColumn(
                name: "AssignedAt",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "AssigneeId",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "EscalatedAt",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "EstimateDueOn",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "EstimateGivenAt",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "MergedIntoId",
                table: "Inquiries");

            migrationBuilder.DropColumn(
                name: "ScheduledFor",
                table: "Inquiries");
        }
    }
}
