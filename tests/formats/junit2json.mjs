// SPDX-License-Identifier: Apache-2.0
// JUnit files read by junit2json: the counts are those of the cases, and every result has its message. junit2json.mjs NODE_MODULES FILE...
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(path.join(path.resolve(process.argv[2]), "x.js"));
const { parse } = require("junit2json");
let bad = 0;
for (const file of process.argv.slice(3)) {
	const faults = [];
	const suites = await parse(fs.readFileSync(file, "utf8"));
	const cases = (suites?.testsuite ?? []).flatMap((suite) => suite.testcase ?? []);
	const count = (name) => cases.filter((c) => c[name]?.length).length;
	if (suites?.tests !== cases.length || !cases.length) faults.push(`${suites?.tests} tests, ${cases.length} cases`);
	if (suites?.failures !== count("failure") || suites?.errors !== count("error")) faults.push("counts of failures or errors");
	for (const c of cases) {
		if (!c.name || !c.classname) faults.push("a case without a name");
		for (const r of [...(c.failure ?? []), ...(c.error ?? [])]) if (!r.message || !r.inner) faults.push(c.name + " without a message");
	}
	if (faults.length) {
		console.log(file + ": " + faults.slice(0, 3).join("; "));
		bad = 1;
	}
}
process.exit(bad);
