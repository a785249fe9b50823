/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A saved report, read back. The file comes from others: it is compared with the schema while it is read, its ids must be unique and its rules known, and what it says of itself is
 * believed only where it is not better than what it holds: numbers are compared with what can be counted, what is named must be there, and dates and exceptions must come out as said.
 * What nothing else in the file tells of cannot be missed: that a submission, an earlier report, a message or evidence was taken out, what a document or a place in it said, who met a
 * demand. tests/unit/distrust_rows.h lists all of it, with the reasons; against that there is only where the file comes from.
 * report_write_xml() of what was read gives the same bytes again, and the views show what they showed of the run,
 * but for the run's time, and for characters that XML cannot hold (they are U+FFFD in the file).
 */
#ifndef REPORT_READ_H
#define REPORT_READ_H

#include "report.h"

/*
 * Reads the file ("-": standard input). Always gives a report, finished, with the file's own threshold; file_sha256 is the file's. Where the file cannot be read, or is no report
 * that this version knows, the report is refused: it holds the messages that say so, nothing else, and its exit code is 3. Where the file says of itself what does not fit what it
 * holds, a message says so and the report is incomplete (exit code 3, if nothing worse).
 */
struct report *report_read(const char *path);

#endif
