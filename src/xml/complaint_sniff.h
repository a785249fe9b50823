/* SPDX-License-Identifier: Apache-2.0 */
/* Private to the complaints: what a file is that is no XML. */
#ifndef COMPLAINT_SNIFF_H
#define COMPLAINT_SNIFF_H

#include "msg.h"

/* Finds the message for a file that begins with these bytes; 0 when they tell nothing (or look like XML). */
int sniff(enum msg_id *out, const char *text, size_t n);

#endif
