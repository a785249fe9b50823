/* SPDX-License-Identifier: Apache-2.0 */
/* A difference of two saved reports. Private to this floor. */
#ifndef DIFF_H
#define DIFF_H

#include "report_compare.h"

struct pk_diff {
	struct report *old, *new;             /* NULL: refused */
	struct report_comparison comparison;
	struct report_diff shown;             /* borrows what is beside it */
	struct diag_list *messages;
	struct arena *arena;
	int exit_code;
};

#endif
