// SPDX-License-Identifier: Apache-2.0
// CSV files read by papaparse: no error, every row as wide as the first, the delimiter and line ends found by itself. papaparse.cjs FILE...
"use strict";
const fs = require("fs");
const papa = require("papaparse");
let bad = 0;
for (const file of process.argv.slice(2)) {
	const text = fs.readFileSync(file, "utf8");
	const read = papa.parse(text, { skipEmptyLines: false });
	const rows = read.data.filter((row) => !(row.length === 1 && row[0] === ""));
	const faults = read.errors.map((e) => e.message);
	if (text.charCodeAt(0) !== 0xfeff) faults.push("no byte order mark");
	if (read.meta.delimiter !== ";" || read.meta.linebreak !== "\r\n") faults.push("delimiter " + read.meta.delimiter);
	if (rows.some((row) => row.length !== rows[0].length)) faults.push("rows of different lengths");
	if (rows.some((row) => row.some((cell) => /^[=+@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(cell)))) faults.push("a formula");
	if (faults.length) {
		console.log(file + ": " + faults.slice(0, 3).join("; "));
		bad = 1;
	}
}
process.exit(bad);
