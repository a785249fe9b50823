/* SPDX-License-Identifier: Apache-2.0 */
/* Constructed reports for the unit tests of report and view. Nothing in them is about a real municipality. */
#ifndef REPORT_SAMPLE_H
#define REPORT_SAMPLE_H

#include "report.h"

#define SAMPLE_UNUSED __attribute__((unused))
#define TEXTS(english, swedish) (struct report_text){ { [LANG_EN] = (english), [LANG_SV] = (swedish) } }

/* 2026-09-01 */
#define SAMPLE_DAY 20697

SAMPLE_UNUSED static struct report_rule *sample_rule(struct report *r, const char *id)
{
	struct report_rule *rule = arena_alloc(r->arena, sizeof *rule);

	*rule = (struct report_rule){ .id = id, .severity = SEVERITY_ERROR, .ran = true };
	vec_push(&r->rules, rule);
	return rule;
}

SAMPLE_UNUSED static struct report_policy *sample_policy(struct report *r, const char *id, const char *origin)
{
	struct report_policy *p = arena_alloc(r->arena, sizeof *p);

	*p = (struct report_policy){ .id = id, .origin = origin, .file = arena_printf(r->arena, "policies/%s.xml", id), .line = 2 };
	vec_push(&r->policies, p);
	return p;
}

SAMPLE_UNUSED static struct report_clause *sample_clause(struct report *r, struct report_policy *p, const char *id, const char *coverage)
{
	struct report_clause *c = arena_alloc(r->arena, sizeof *c);

	*c = (struct report_clause){ .id = id, .class = "machine", .obligation = "shall", .coverage = coverage, .line = 10 };
	vec_push(&p->clauses, c);
	return c;
}

SAMPLE_UNUSED static void sample_input(struct report *r, const char *path, const char *status, size_t assets)
{
	struct report_input in = {
		.path = path, .kind = "inventory", .status = status, .bytes = 1234, .assets = assets,
		.sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	};

	vec_push(&r->inputs, in);
}

/* A gap of severity error at the place. */
SAMPLE_UNUSED static struct finding *sample_finding(struct report *r, const char *rule, const char *subject, const char *file, uint32_t line, uint32_t column)
{
	struct finding *f = report_add_finding(r);

	f->rule = rule;
	f->outcome = OUTCOME_GAP;
	f->severity = SEVERITY_ERROR;
	f->place = (struct place){ .file = file, .line = line, .column = column };
	f->subject_kind = "asset";
	f->subject_id = subject;
	f->message = TEXTS(arena_printf(r->arena, "%s is wrong", subject), arena_printf(r->arena, "%s är fel", subject));
	return f;
}

SAMPLE_UNUSED static void sample_cite(struct finding *f, const char *policy, const char *clause)
{
	struct report_clause_ref c = { .policy = policy, .clause = clause };

	vec_push(&f->clauses, c);
}

/* A small run with everything that a report can hold. */
SAMPLE_UNUSED static struct report *sample_report(void)
{
	struct report *r = report_new();
	struct report_policy *policy = sample_policy(r, "exempelkommun", "policy"), *law = sample_policy(r, "gdpr", "law");
	struct report_clause *owner = sample_clause(r, policy, "E-40", "checked"), *agreement = sample_clause(r, law, "art-28", "checked");
	struct report_clause *awareness = sample_clause(r, policy, "E-41", "no-rule-yet"), *goal = sample_clause(r, policy, "E-07", "informative");
	struct report_rule *missing = sample_rule(r, "system-owner-missing"), *expired = sample_rule(r, "processor-agreement-expired");
	struct report_rule *overdue = sample_rule(r, "classification-overdue");
	struct finding *f;

	r->tool_version = "0.1.0";
	r->as_of = SAMPLE_DAY;
	r->seconds = 0.42;
	sample_input(r, "inventory/social.xml", "valid", 100);
	sample_input(r, "inventory/law.xml", "valid", 18);
	sample_input(r, "policies/exempelkommun.xml", "valid", 0);
	vec_push(&r->packs, (struct report_pack){ "rules/ownership.sch", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", true });
	vec_push(&r->options, (struct report_option){ "config", "policykoll.xml" });
	policy->version = "1";
	policy->status = "in-force";
	policy->adopted_on = "2025-02-17";
	policy->adopted_by = "kommunfullmaktige";
	policy->title = TEXTS("Information security policy of Exempelkommun", "Informationssäkerhetspolicy för Exempelkommun");
	policy->short_title = TEXTS("Exempelkommun, information security policy", "Exempelkommun, informationssäkerhetspolicy");
	law->title = law->short_title = TEXTS("GDPR", "Dataskyddsförordningen");
	owner->summary = TEXTS("every system has an owner among the sector managers", "varje system har en ägare bland sektorcheferna");
	owner->source_line = "187-188";
	vec_push(&owner->requirements, (struct report_requirement){ "system-owner-missing", SEVERITY_ERROR });
	vec_push(&owner->requirements, (struct report_requirement){ "classification-overdue", SEVERITY_WARNING });
	owner->outcomes.n[OUTCOME_PASS] = 116;
	owner->outcomes.n[OUTCOME_GAP] = 1;
	agreement->summary = TEXTS("a supplier that handles personal data has an agreement", "en leverantör som behandlar personuppgifter har ett avtal");
	vec_push(&agreement->requirements, (struct report_requirement){ "processor-agreement-expired", SEVERITY_ERROR });
	awareness->class = "attested";
	goal->class = "informative";
	goal->summary = TEXTS("the goal of the work, told at such a length that no table of a hundred columns has room for it", "målet med arbetet");
	vec_push(&goal->notes, TEXTS("not checked", "kontrolleras inte"));
	missing->title = TEXTS("Systems have an owner", "System har en ägare");
	missing->rationale = TEXTS("Somebody has to answer for each system.", "Någon måste svara för varje system.");
	missing->fix = TEXTS("Name the position that owns the system.", "Ange vilken befattning som äger systemet.");
	vec_push(&missing->properties, (struct report_property){ "iso27001", "5.2" });
	vec_push(&missing->properties, (struct report_property){ "iso27001", "5.9" });
	vec_push(&missing->clauses, (struct report_clause_ref){ "exempelkommun", "E-40", "policy" });
	vec_push(&missing->parameters, (struct report_default){ "lifecycle", "in-introduction in-operation" });
	missing->outcomes = owner->outcomes;
	expired->title = TEXTS("Agreements are in force", "Avtal gäller");
	expired->outcomes.n[OUTCOME_GAP] = 1;
	vec_push(&expired->clauses, (struct report_clause_ref){ "gdpr", "art-28", "law" });
	overdue->severity = SEVERITY_WARNING;
	overdue->outcomes.n[OUTCOME_EXCEPTED] = 1;
	overdue->outcomes.n[OUTCOME_NOT_EVALUABLE] = 2;
	vec_push(&r->parameters, (struct report_parameter){ "system-owner-missing", "exempelkommun", "E-40", "lifecycle", "in-operation", "assumption", "", TEXTS("ours", "vårt"), "policy.xml", 12 });
	vec_push(&r->units, (struct report_unit){
		.id = "social", .kind = "sector", .name = TEXTS("Social services", "Sociala sektorn"), .file = "organisation.xml", .line = 3,
		.counted = true, .outcomes = { { [OUTCOME_PASS] = 98, [OUTCOME_GAP] = 1 } }
	});
	vec_push(&r->submissions, (struct report_submission){ "social", "inv-social", "2026-08-31", "2026-09-01", "inventory/social.xml", 100, 0 });

	f = sample_finding(r, "processor-agreement-expired", "sys-t", "inventory/social.xml", 21, 9);
	f->place.end_line = 21;
	f->place.text = "\t<agreement until=\"2026-03-31\"/>";
	f->place.column = 20;
	f->place.end_column = 30;
	f->location = "/*[1]/*[3]";
	f->discriminator = "proc-1";
	f->unit = "social";
	f->owner = "pos-1";
	f->owner_title = TEXTS("sector manager", "sektorchef");
	f->subject_name = TEXTS("Treserva", "Treserva");
	f->message = TEXTS("the agreement for Treserva expired 154 days ago", "avtalet för Treserva gick ut för 154 dagar sedan");
	f->help = TEXTS("renew the agreement", "förnya avtalet");
	f->cover = (struct report_cover){ .id = "exc-1", .file = "exceptions.xml", .line = 3, .expires_on = "2026-05-31", .status = "expired", .days_left = -93 };
	sample_cite(f, "gdpr", "art-28");
	vec_push(&f->evidence, (struct report_evidence){ "@valid-until", "2026-03-31" });
	f = sample_finding(r, "system-owner-missing", "sys-t", "inventory/social.xml", 12, 4);
	f->place.end_line = 12;
	f->place.end_column = 9;
	f->place.text = "  <asset id=\"sys-t\" criticality=\"critical\">";
	f->message = TEXTS("Treserva has no system owner", "Treserva saknar systemägare");
	f->help = TEXTS("add a system-owner", "lägg till en system-owner");
	sample_cite(f, "exempelkommun", "E-40");
	f = sample_finding(r, "classification-overdue", "sys-lex", "inventory/law.xml", 8, 4);
	f->outcome = OUTCOME_EXCEPTED;
	f->message = TEXTS("Lex was last classified 2024-05-02", "Lex klassades senast 2024-05-02");
	f->cover = (struct report_cover){
		.id = "exc-2", .file = "exceptions.xml", .line = 5, .expires_on = "2026-12-31", .status = "active", .days_left = 121,
		.approved_by = "pos-kommundirektor", .ref = "KS 2026/123"
	};
	f = sample_finding(r, "classification-overdue", "sys-a", "inventory/law.xml", 20, 4);
	f->outcome = OUTCOME_NOT_EVALUABLE;
	f = sample_finding(r, "classification-overdue", "sys-b", "inventory/law.xml", 30, 4);
	f->outcome = OUTCOME_NOT_EVALUABLE;
	vec_push(&r->exceptions, (struct report_exception){
		.id = "exc-2", .file = "exceptions.xml", .line = 5, .rule = "classification-overdue", .asset = "sys-lex", .expires_on = "2026-12-31",
		.approved_by = "pos-kommundirektor", .ref = "KS 2026/123", .status = "active", .matched = 1, .days_left = 121, .reason = TEXTS("being replaced", "byts ut")
	});
	return r;
}

#endif
