/* SPDX-License-Identifier: Apache-2.0 */
/* What a run tells of itself: how far it is, to the caller's pk_options.progress; and how long what took, when that is asked for. */
#ifndef WATCH_H
#define WATCH_H

#include "session.h"

struct watch;

/* Begins; NULL when nobody asks. */
struct watch *watch_new(struct session *s);
void watch_free(struct watch *w);
/* Tells of the configuration, which was read before the documents. */
void watch_configuration(struct watch *w);
/* What the workspace and the run call; all empty without a watch. */
struct workspace_watch watch_workspace(struct watch *w);
void watch_check(struct watch *w, struct check *c);
/* The clock, 0 when nothing is measured. */
double watch_clock(const struct watch *w);

#endif
