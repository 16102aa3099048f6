// Makes the pictures in this folder from the running site: home, a page, the form with errors, the desk's Today, its queue
// and an inquiry, on a phone and on a desktop, light and dark.
//
//   npm install --no-save playwright-core     (once, anywhere above this folder)
//   dotnet build src/Clinic.Web
//   node docs/images/make.mjs                 (CHROMIUM_PATH where it is not /usr/bin/chromium)
//
// It starts a site of its own in a temporary folder, with invented inquiries, and removes both.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../..");
const program = path.join(root, "src/Clinic.Web/bin/Debug/net10.0/Clinic.Web.dll");
const address = "http://localhost:5098";
const data = mkdtempSync(path.join(tmpdir(), "clinic-pictures-"));
const settings = ["--environment", "Development", "--Data:Directory", data, "--contentRoot", path.join(root, "src/Clinic.Web")];
const quiet = { cwd: root, stdio: ["ignore", "pipe", "inherit"], encoding: "utf8" };

execFileSync("dotnet", [program, "demo", "seed", "--inquiries", "40", ...settings], quiet);
const invited = execFileSync("dotnet", [program, "staff", "invite", "nora@clinic.example", "--role", "owner", ...settings], quiet);
const join = new URL(invited.match(/https?:\S+\/desk\/join\/\S+/)[0]).pathname;

const site = spawn("dotnet", [program, "--urls", address, ...settings], { cwd: root, stdio: "ignore" });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});

try {
  await answering();
  const cookies = await joinTheDesk();
  for (const [device, viewport] of [["", { width: 1280, height: 860 }], ["-phone", { width: 390, height: 844 }]]) {
    for (const [shade, colorScheme] of [["", "light"], ["-dark", "dark"]]) {
      const context = await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce" });
      await context.addCookies(cookies);
      const page = await context.newPage();
      const picture = (name) => page.screenshot({ path: path.join(here, `${name}${device}${shade}.png`) });

      await page.goto(address);
      await picture("home");
      await page.goto(`${address}/learn/ketamine-for-depression`);
      await picture("page");
      await page.goto(`${address}/consultation`);
      await page.getByRole("button", { name: "Check my answers" }).click();
      await page.locator("#error-summary").waitFor();
      await picture("form-with-errors");
      await page.goto(`${address}/desk`);
      await picture("today");
      await page.goto(`${address}/desk/inquiries?status=all`);
      await picture("queue");
      await page.locator("a[href^='/desk/inquiries/']").first().click();
      await page.waitForLoadState();
      await picture("inquiry");
      await context.close();
    }
  }
} finally {
  await browser.close();
  site.kill();
  rmSync(data, { recursive: true, force: true });
}

async function answering() {
  for (const last = Date.now() + 60_000; ;) {
    try {
      if ((await fetch(`${address}/health/live`)).ok) return;
    } catch {
      if (Date.now() > last) throw new Error("The site did not start.");
    }
    await new Promise((later) => setTimeout(later, 250));
  }
}

async function joinTheDesk() {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address + join);
  await page.locator("[name=Name]").fill("Nora Field");
  for (const field of await page.locator("[type=password]").all()) await field.fill("four unrelated words here");
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL("**/desk**");
  return context.cookies();
}
