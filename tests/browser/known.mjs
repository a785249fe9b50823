// SPDX-License-Identifier: Apache-2.0
// What axe cannot decide ("incomplete") and people have looked at: the rule, the reason axe gives, and why it is right. Anything else fails.
const known = [
	["color-contrast", /./, "inside.js measures every text of the page by another way"],
	["th-has-data-cells", /^Table data cells are missing or empty$/, "the head of a group of rows; inside.js looks at the cells of every head"],
];

export function leftToPeople({ rule, why }) {
	return known.find(([id, reason]) => id === rule && reason.test(why))?.[2];
}
