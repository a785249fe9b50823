// SPDX-License-Identifier: Apache-2.0
// Validates documents with a JSON Schema by ajv: NODE_PATH=… node ajv.cjs SCHEMA FILE…  Prints "FILE: what is wrong"; exit 1 when anything is.
// "--with SCHEMA" before it names another schema that it refers to. Our own schemas are compiled in strict mode; a schema that is not ours ("--loose" first) may say what ajv finds sloppy.
const fs = require('fs');
const Ajv = require('ajv/dist/2020');
const formats = require('ajv-formats');

const args = process.argv.slice(2);
const loose = args[0] === '--loose' && args.shift() !== undefined;
const other = args[0] === '--with' ? args.splice(0, 2)[1] : undefined;
const ajv = new Ajv({ allErrors: false, strict: !loose });
(formats.default || formats)(ajv);
if (other !== undefined)
	ajv.addSchema(JSON.parse(fs.readFileSync(other, 'utf8')));
const validate = ajv.compile(JSON.parse(fs.readFileSync(args.shift(), 'utf8')));
let failed = args.length === 0;
for (const file of args) {
	let why = '';
	try {
		if (!validate(JSON.parse(fs.readFileSync(file, 'utf8'))))
			why = ajv.errorsText(validate.errors, { dataVar: '' });
	} catch (error) {
		why = String(error);
	}
	if (why) {
		failed = true;
		console.log(`${file}: ${why.slice(0, 300)}`);
	}
}
process.exit(failed ? 1 : 0);
