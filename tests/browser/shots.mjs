// SPDX-License-Identifier: Apache-2.0
// Pictures of a page for people to look at: wide, narrow, dark, and on paper.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { execFileSync } from "node:child_process";

export async function shots(page, folder, name) {
	const stem = join(folder, name.replace(/\.html$/, "").replace(/\//g, "-"));
	mkdirSync(folder, { recursive: true });
	for (const [what, width, scheme, height] of [["wide", 1280, "light", 2600], ["dark", 1280, "dark", 1600], ["320", 320, "light", 2200]]) {
		await page.emulateMedia({ media: "screen", colorScheme: scheme });
		await page.setViewportSize({ width, height });
		await page.evaluate(() => scrollTo(0, 0));
		await page.screenshot({ path: `${stem}-${what}.png` });
	}
	await page.emulateMedia({ media: "print", colorScheme: "light" });
	await page.pdf({ path: `${stem}.pdf`, format: "A4", preferCSSPageSize: true, pageRanges: "1-6" });
	execFileSync("pdftoppm", ["-r", "50", "-png", `${stem}.pdf`, `${stem}-page`]);
	await page.emulateMedia({ media: "screen", colorScheme: "light" });
	await page.setViewportSize({ width: 1280, height: 900 });
}
