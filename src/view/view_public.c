/* SPDX-License-Identifier: Apache-2.0 */
/* Of a public report, before its summary: that it is one, and what it leaves out. */
#include "view_parts.h"

void view_public(struct buf *out, const struct report *r, const struct view_text_options *o)
{
	static const struct view_plural assets = { MSG_PUBLIC_ONE_ASSET, MSG_PUBLIC_N_ASSETS }, findings = { MSG_PUBLIC_ONE_FINDING, MSG_PUBLIC_N_FINDINGS };

	view_paint(out, o->color, VIEW_YELLOW);
	view_say(out, o->lang, MSG_PUBLIC_VERSION, NULL);
	if (r->withheld.unmarked) {
		view_say(out, o->lang, MSG_PUBLIC_UNMARKED, NULL);
		buf_puts(out, "; ");
	}
	if (r->withheld.assets) {
		view_count(out, o->lang, assets, r->withheld.assets);
		buf_puts(out, "; ");
	}
	if (r->withheld.findings) {
		view_count(out, o->lang, findings, r->withheld.findings);
		buf_puts(out, "; ");
	}
	view_say(out, o->lang, MSG_PUBLIC_RULES, NULL);
	view_paint(out, o->color, VIEW_PLAIN);
	buf_putc(out, '\n');
}
