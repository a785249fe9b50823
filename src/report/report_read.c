/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reading a saved report (report_read.h): tags come validated, each finds its shape among the children of the one around it, and fills in the struct that is open. What is wrong
 * with the file ends it at once, and then nothing of it is used.
 */
#include "report_read.h"

#include "bounds.h"
#include "date.h"
#include "report_finish.h"
#include "report_reading.h"

#include <string.h>

#define DEPTH_MAX 8 /* deeper than any element of the schema */
#define NAMESPACE "urn:policykoll:1"

/* The shapes that the children of the open elements have. */
struct descent {
	struct reading reading;
	const struct shape *open[DEPTH_MAX];
};

const char *reading_string(struct reading *r, const struct event_tag *t, const char *name)
{
	size_t n;
	const char *value = event_attribute(t, name, &n);

	return value ? arena_strndup(r->report->arena, value, n) : NULL;
}

static const char *share(struct reading *r, const char *text, size_t n)
{
	const char *copy = map_get_n(r->shared, text, n);

	if (!copy) {
		copy = arena_strndup(r->report->arena, text, n);
		map_set(r->shared, copy, (void *)copy);
	}
	return copy;
}

const char *reading_shared(struct reading *r, const struct event_tag *t, const char *name)
{
	size_t n;
	const char *value = event_attribute(t, name, &n);

	return value ? share(r, value, n) : NULL;
}

uint64_t reading_number(const struct event_tag *t, const char *name)
{
	size_t n = 0, i;
	const char *value = event_attribute(t, name, &n);
	uint64_t number = 0;

	for (i = 0; value && i < n; i++)
		if (value[i] >= '0' && value[i] <= '9')
			number = number * 10 + (uint64_t)(value[i] - '0');
	return number;
}

uint32_t reading_position(const struct event_tag *t, const char *name)
{
	uint64_t number = reading_number(t, name);

	return number < UINT32_MAX ? (uint32_t)number : UINT32_MAX;
}

bool reading_is(const struct event_tag *t, const char *name, const char *value)
{
	size_t n;
	const char *is = event_attribute(t, name, &n);

	return is && n == strlen(value) && !memcmp(is, value, n);
}

enum severity reading_severity(const struct event_tag *t)
{
	if (reading_is(t, "severity", severity_name(SEVERITY_INFO)))
		return SEVERITY_INFO;
	return reading_is(t, "severity", severity_name(SEVERITY_WARNING)) ? SEVERITY_WARNING : SEVERITY_ERROR;
}

struct outcomes reading_outcomes(const struct event_tag *t)
{
	struct outcomes o;
	int i;

	for (i = 0; i < OUTCOME_COUNT; i++)
		o.n[i] = (size_t)reading_number(t, outcome_name((enum outcome)i));
	return o;
}

void reading_text(struct reading *r, const struct event_tag *t, struct report_text *to, bool repeated)
{
	int l;

	r->text_is_shared = repeated;
	for (l = 0; l < LANG_COUNT; l++)
		if (reading_is(t, "xml:lang", lang_code((enum lang)l)))
			r->text = &to->in[l];
}

void reading_refuse(struct reading *r, enum msg_id id, const struct event_tag *t, const char *attribute)
{
	struct diag_sink sink = diag_list_sink(r->report->diagnostics);
	struct place place = events_place(r->events, attribute);
	size_t n = 0;
	const char *value = attribute ? event_attribute(t, attribute, &n) : NULL;
	const char *text = value ? arena_strndup(r->report->arena, value, n) : t->name;

	if (!r->failed)
		diag_emit(&sink, id, &place, "key", text, "name", text, "candidate", arena_printf(r->report->arena, "%s-2", text), NULL);
	r->failed = true;
}

void reading_take_id(struct reading *r, const struct event_tag *t, struct map *taken, void *value)
{
	size_t n = 0;
	const char *id = event_attribute(t, "id", &n);

	if (!id)
		return;
	if (map_get_n(taken, id, n))
		reading_refuse(r, MSG_XML_DUPLICATE_KEY, t, "id");
	else
		map_set(taken, arena_strndup(r->report->arena, id, n), value);
}

static void start_tool(struct reading *r, const struct event_tag *t)
{
	r->report->tool_version = reading_string(r, t, "version");
}

static void start_option(struct reading *r, const struct event_tag *t)
{
	vec_push(&r->report->options, (struct report_option){ reading_string(r, t, "name"), reading_string(r, t, "value") });
}

static void claim(struct reading *r, const struct event_tag *t, const char *name)
{
	vec_push(&r->totals, (struct claim){ name, reading_number(t, name), events_place(r->events, name) });
}

static void start_baseline(struct reading *r, const struct event_tag *t)
{
	r->report->baseline = (struct report_baseline){
		.as_of = reading_string(r, t, "as-of"), .sha256 = reading_string(r, t, "sha256"), .known = (size_t)reading_number(t, "known"),
		.new = (size_t)reading_number(t, "new"), .fixed = (size_t)reading_number(t, "fixed"), .fixed_restricted = (size_t)reading_number(t, "fixed-restricted"), .only_new = reading_is(t, "only-new", "yes"),
	};
	claim(r, t, "known");
	claim(r, t, "new");
}

static void read_previous_numbers(struct report_previous *p, const struct event_tag *t)
{
	p->by_severity[SEVERITY_ERROR] = (size_t)reading_number(t, "errors");
	p->by_severity[SEVERITY_WARNING] = (size_t)reading_number(t, "warnings");
	p->by_severity[SEVERITY_INFO] = (size_t)reading_number(t, "infos");
	p->excepted = (size_t)reading_number(t, "excepted");
	p->not_evaluable = (size_t)reading_number(t, "not-evaluable");
	p->errors = (size_t)reading_number(t, "rule-errors");
	p->assets = (size_t)reading_number(t, "assets");
}

static void start_previous(struct reading *r, const struct event_tag *t)
{
	struct report_previous p = {
		.as_of = reading_string(r, t, "as-of"), .sha256 = reading_string(r, t, "sha256"), .status = reading_shared(r, t, "status"),
		.partial = reading_is(t, "partial", "yes"), .files = (size_t)reading_number(t, "files"), .is_public = reading_is(t, "audience", "public"),
	};

	read_previous_numbers(&p, t);
	vec_push(&r->report->previous, p);
	vec_push(&r->previous, events_place(r->events, "as-of"));
}

static void start_previous_outcomes(struct reading *r, const struct event_tag *t)
{
	r->report->previous.items[r->report->previous.len - 1].outcomes = reading_outcomes(t);
}

static void start_previous_restricted(struct reading *r, const struct event_tag *t)
{
	r->previous_restricted = arena_alloc(r->report->arena, sizeof *r->previous_restricted);
	read_previous_numbers(r->previous_restricted, t);
	r->report->previous.items[r->report->previous.len - 1].restricted = r->previous_restricted;
}

static void start_previous_restricted_outcomes(struct reading *r, const struct event_tag *t)
{
	r->previous_restricted->outcomes = reading_outcomes(t);
}

static void start_withheld(struct reading *r, const struct event_tag *t)
{
	r->withholds = true;
	r->report->withheld = (struct report_withheld){
		.assets = (size_t)reading_number(t, "assets"), .findings = (size_t)reading_number(t, "findings"),
		.by_severity = {
			[SEVERITY_ERROR] = (size_t)reading_number(t, "errors"), [SEVERITY_WARNING] = (size_t)reading_number(t, "warnings"),
			[SEVERITY_INFO] = (size_t)reading_number(t, "infos"),
		},
		.errors = (size_t)reading_number(t, "rule-errors"), .exceptions = (size_t)reading_number(t, "exceptions"),
		.messages = (size_t)reading_number(t, "messages"), .evaluated = reading_is(t, "evaluated", "yes"), .unmarked = reading_is(t, "unmarked", "yes"),
		.previous = (size_t)reading_number(t, "previous"),
	};
}

static void start_totals(struct reading *r, const struct event_tag *t)
{
	size_t i;

	for (i = 0; i < t->count; i++)
		claim(r, t, arena_strdup(r->report->arena, (const char *)t->attributes[5 * i]));
	r->report->assets_judged = (size_t)reading_number(t, "assets-judged");
	r->report->restricted_judged = (size_t)reading_number(t, "restricted-judged");
	r->report->marked = event_attribute(t, "assets-restricted", &i) != NULL;
	r->report->assets = (size_t)reading_number(t, "assets");
	r->report->by_file = event_attribute(t, "files-judged", &i) != NULL;
	r->report->files_judged = (size_t)reading_number(t, "files-judged");
}

static void start_outcomes(struct reading *r, const struct event_tag *t)
{
	int i;

	for (i = 0; i < OUTCOME_COUNT; i++) {
		const char *name = outcome_name((enum outcome)i);

		vec_push(&r->outcomes, (struct claim){ name, reading_number(t, name), events_place(r->events, name) });
	}
}

static const struct shape options_shape[] = { { "option", start_option, NULL, NULL }, { 0 } };

static const struct shape previous_restricted_shape[] = { { "outcomes", start_previous_restricted_outcomes, NULL, NULL }, { 0 } };
static const struct shape previous_shape[] = {
	{ "outcomes", start_previous_outcomes, NULL, NULL },
	{ "restricted", start_previous_restricted, previous_restricted_shape, NULL },
	{ 0 }
};

static const struct shape report_shape[] = {
	{ "tool", start_tool, NULL, NULL },
	{ "options", NULL, options_shape, NULL },
	{ "baseline", start_baseline, NULL, NULL },
	{ "previous", start_previous, previous_shape, NULL },
	{ "withheld", start_withheld, NULL, NULL },
	{ "totals", start_totals, NULL, NULL },
	{ "outcomes", start_outcomes, NULL, NULL },
	{ "due-periods", reading_due_periods, NULL, NULL },
	{ "inputs", NULL, reading_inputs, NULL },
	{ "rule-packs", NULL, reading_packs, NULL },
	{ "policies", NULL, reading_policies, NULL },
	{ "rules", NULL, reading_rules, NULL },
	{ "parameters", NULL, reading_parameters, NULL },
	{ "units", NULL, reading_units, NULL },
	{ "positions", NULL, reading_positions, NULL },
	{ "findings", NULL, reading_findings, NULL },
	{ "exceptions", NULL, reading_exceptions, NULL },
	{ "dates-ahead", reading_dates_ahead, reading_ahead, NULL },
	{ "diagnostics", NULL, reading_diagnostics, NULL },
	{ 0 }
};

static int threshold_of(const struct event_tag *t)
{
	int s;

	for (s = SEVERITY_INFO; s <= SEVERITY_ERROR; s++)
		if (reading_is(t, "fail-on", severity_name((enum severity)s)))
			return s;
	return -1;
}

static void start_report(struct reading *r, const struct event_tag *t)
{
	struct report *report = r->report;
	const char *as_of = reading_string(r, t, "as-of");

	if (!as_of || date_parse(&report->as_of, as_of))
		reading_refuse(r, MSG_DATE_WRONG, t, "as-of");
	report->fail_on = threshold_of(t);
	report->partial = reading_is(t, "partial", "yes");
	report->is_public = reading_is(t, "audience", "public");
	report->allow_empty = reading_is(t, "allow-empty", "yes");
	report->validate_only = reading_is(t, "validate-only", "yes");
	r->status = reading_string(r, t, "status");
	r->exit_code = reading_number(t, "exit-code");
	r->verdict = events_place(r->events, "status");
}

static const struct shape root_shape[] = { { "report", start_report, report_shape, NULL }, { 0 } };

static const struct shape *find_shape(const struct shape *among, const char *name)
{
	for (; among && among->name; among++)
		if (!strcmp(among->name, name))
			return among;
	return NULL;
}

/* Says what it is instead, before the schema has a say: those messages would be about its parts. */
static int on_root(void *payload, struct events *e, const struct event_tag *t)
{
	struct reading *r = payload;
	size_t n;

	r->events = e;
	if (strcmp(t->name, "report") || !t->namespace || strcmp(t->namespace, NAMESPACE))
		reading_refuse(r, MSG_REPORT_FOREIGN, t, NULL);
	else if (event_attribute(t, "format-version", &n) && !reading_is(t, "format-version", "1"))
		reading_refuse(r, MSG_REPORT_FORMAT, t, "format-version");
	return r->failed ? -1 : 0;
}

static int on_start(void *payload, struct events *e, const struct event_tag *t)
{
	struct descent *d = payload;
	const struct shape *among = t->depth == 0 ? root_shape : d->open[t->depth - 1] ? d->open[t->depth - 1]->inside : NULL;
	const struct shape *shape = find_shape(among, t->name);

	d->reading.events = e;
	d->reading.text = NULL;
	if (t->depth >= DEPTH_MAX)
		return -1;
	d->open[t->depth] = shape;
	if (shape && shape->start)
		shape->start(&d->reading, t);
	return d->reading.failed ? -1 : 0;
}

static int on_end(void *payload, struct events *e, const char *name, size_t depth, const char *text, size_t n)
{
	struct descent *d = payload;
	struct reading *r = &d->reading;
	const struct shape *shape = d->open[depth];

	(void)e;
	(void)name;
	if (r->text && !*r->text)
		*r->text = r->text_is_shared ? share(r, text, n) : arena_strndup(r->report->arena, text, n);
	r->text = NULL;
	if (shape && shape->end)
		shape->end(r);
	return r->failed ? -1 : 0;
}

/* A report of another version may be right by its own schema. */
static void say_other_version(struct reading *r)
{
	struct diag_sink sink = diag_list_sink(r->report->diagnostics);
	const char *version = r->report->tool_version;

	if (version && strcmp(version, VERSION))
		diag_emit(&sink, MSG_REPORT_OTHER_VERSION, NULL, "version", version, "own", VERSION, NULL);
}

/* Of what cannot be used only the messages stay. */
static struct report *refuse(struct report *r)
{
	struct report *refused = report_new();
	struct diag_list *empty = refused->diagnostics;

	refused->diagnostics = r->diagnostics;
	r->diagnostics = empty;
	refused->tool_version = VERSION;
	refused->refused = refused->incomplete = true;
	refused->seconds = -1;
	report_decide(refused);
	report_free(r);
	return refused;
}

static void release(struct reading *r)
{
	map_free(r->shared);
	map_free(r->rules);
	map_free(r->units);
	map_free(r->positions);
	map_free(r->findings);
	vec_free(&r->totals);
	vec_free(&r->previous);
	vec_free(&r->outcomes);
}

struct report *report_read(const char *path)
{
	struct report *report = report_new();
	struct descent d = { .reading = {
		.report = report, .shared = map_new(), .rules = map_new(), .units = map_new(), .positions = map_new(), .findings = map_new()
	} };
	struct events_source from = {
		.path = path, .name = arena_strdup(report->arena, path), .kind = "report", .limit = LIMIT_REPORT_BYTES, .arena = report->arena,
		.sink = diag_list_sink(report->diagnostics),
	};
	struct events_handler handler = { .root = on_root, .start = on_start, .end = on_end, .payload = &d };

	report->seconds = -1;
	if (events_read(&from, &handler) == 0) {
		report->file_sha256 = arena_strdup(report->arena, from.sha256);
		reading_verify(&d.reading);
	} else {
		say_other_version(&d.reading);
		report = refuse(report);
	}
	release(&d.reading);
	return report;
}
