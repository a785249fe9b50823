/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Words people write where the format has another: Swedish for English, and near words. A word can mean several names; which of them is right is told by what may stand
 * where it was written, so order matters only between names that may stand in the same place. Words are in lower case.
 */
#include "complaint_part.h"

#include <string.h>

static const struct { const char *word, *means[6]; } aliases[] = {
	/* elements and attributes */
	{ "ägare", { "role", "owning-unit", "document-owner-role" } },
	{ "systemägare", { "role" } },
	{ "informationsägare", { "role" } },
	{ "förvaltare", { "role" } },
	{ "ansvarig", { "role", "responsible", "owning-unit" } },
	{ "owner", { "role", "owning-unit" } },
	{ "system-owner", { "role" } },
	{ "roll", { "role", "role-definition" } },
	{ "klassning", { "classification", "classification-model" } },
	{ "informationsklassning", { "classification", "classification-model" } },
	{ "klassificering", { "classification", "classification-model" } },
	{ "avtal", { "agreement", "contract" } },
	{ "pub-avtal", { "agreement", "processor" } },
	{ "pub", { "processor", "agreement" } },
	{ "personuppgiftsbiträdesavtal", { "agreement", "processor" } },
	{ "biträde", { "processor", "sub-processor" } },
	{ "personuppgiftsbiträde", { "processor" } },
	{ "underbiträde", { "sub-processor" } },
	{ "leverantör", { "supplier", "processor", "contract" } },
	{ "granskning", { "review", "audit" } },
	{ "genomgång", { "review" } },
	{ "uppföljning", { "follow-up", "supplier-follow-up", "review" } },
	{ "tillgång", { "asset", "assets" } },
	{ "system", { "asset" } },
	{ "objekt", { "asset" } },
	{ "enhet", { "unit", "owning-unit" } },
	{ "förvaltning", { "unit", "administration", "owning-unit" } },
	{ "namn", { "name", "title", "label" } },
	{ "titel", { "title" } },
	{ "rubrik", { "title" } },
	{ "etikett", { "label" } },
	{ "beskrivning", { "description", "summary", "note" } },
	{ "sammanfattning", { "summary" } },
	{ "anmärkning", { "note" } },
	{ "kommentar", { "note" } },
	{ "comment", { "note" } },
	{ "skäl", { "reason" } },
	{ "motivering", { "reason", "justification" } },
	{ "beslut", { "decision", "decision-ref" } },
	{ "beslutad-av", { "decided-by", "adopted-by" } },
	{ "undantag", { "exception", "exceptions", "excepted" } },
	{ "krav", { "requirement", "security-requirements" } },
	{ "gallring", { "retention-decision", "dispose" } },
	{ "arkivering", { "retention-decision", "preserve" } },
	{ "bevarande", { "retention-decision", "preserve" } },
	{ "plan", { "plan", "action-plan" } },
	{ "handlingsplan", { "action-plan" } },
	{ "åtgärd", { "action", "measures" } },
	{ "kontinuitet", { "continuity" } },
	{ "loggning", { "logging" } },
	{ "beroende", { "dependency" } },
	{ "behandling", { "processing" } },
	{ "personuppgifter", { "personal-data", "processing" } },
	{ "känsliga-uppgifter", { "sensitive-data" } },
	{ "personnummer", { "personal-identity-number" } },
	{ "ändamål", { "purpose" } },
	{ "mottagare", { "recipients", "receiver" } },
	{ "överföring", { "transfer" } },
	{ "nivå", { "level" } },
	{ "aspekt", { "aspect" } },
	{ "klausul", { "clause" } },
	{ "paragraf", { "clause", "paragraph" } },
	{ "regel", { "rule" } },
	{ "parameter", { "parameter" } },
	{ "villkor", { "term" } },
	{ "omfattning", { "scope" } },
	{ "kommun", { "municipality" } },
	{ "kommunkod", { "municipality-code" } },
	{ "befattning", { "position" } },
	{ "tilldelning", { "assignment" } },
	{ "mandatperiod", { "term-of-office" } },
	{ "organisationsnummer", { "org-number" } },
	{ "incident", { "incident" } },
	{ "riskanalys", { "risk-analysis" } },
	{ "hotanalys", { "threat-analysis" } },
	{ "revision", { "audit" } },
	{ "övning", { "exercise" } },
	{ "utbildning", { "training" } },
	{ "dokument", { "document" } },
	{ "datum", { "date" } },
	{ "giltig-från", { "valid-from", "from" } },
	{ "giltig-till", { "valid-until", "valid-to", "expires-on", "to" } },
	{ "från", { "from", "valid-from" } },
	{ "till", { "to", "valid-to", "valid-until" } },
	{ "slutdatum", { "expires-on", "valid-until", "valid-to", "to" } },
	{ "startdatum", { "valid-from", "from" } },
	{ "land", { "country" } },
	{ "typ", { "kind", "type" } },
	{ "type", { "kind" } },
	{ "slag", { "kind" } },
	{ "språk", { "xml:lang", "language" } },
	{ "lang", { "xml:lang" } },
	{ "kritikalitet", { "criticality" } },
	{ "livscykel", { "lifecycle" } },
	{ "drift", { "hosting", "operations", "in-operation" } },
	{ "skyddsnivå", { "protection-level" } },
	/* roots */
	{ "inventering", { "inventory" } },
	{ "organisation", { "organisation" } },
	{ "organization", { "organisation" } },
	{ "policy", { "policy" } },
	{ "handlingar", { "records" } },
	{ "konfiguration", { "configuration" } },
	{ "config", { "configuration" } },
	/* values */
	{ "ja", { "yes", "true" } },
	{ "nej", { "no", "false" } },
	{ "true", { "yes" } },
	{ "false", { "no" } },
	{ "1", { "yes" } },
	{ "0", { "no" } },
	{ "sant", { "true", "yes" } },
	{ "falskt", { "false", "no" } },
	{ "vet ej", { "unknown" } },
	{ "okänt", { "unknown" } },
	{ "okänd", { "unknown" } },
	{ "oklart", { "unknown" } },
	{ "?", { "unknown" } },
	{ "delvis", { "partly" } },
	{ "ej tillämpligt", { "not-applicable" } },
	{ "ej relevant", { "not-applicable" } },
	{ "n/a", { "not-applicable" } },
	{ "ingen", { "none" } },
	{ "annan", { "other" } },
	{ "annat", { "other" } },
	{ "övrigt", { "other" } },
	{ "extern", { "external" } },
	{ "intern", { "internal" } },
	{ "båda", { "both" } },
	{ "öppen", { "public" } },
	{ "offentlig", { "public" } },
	{ "hemlig", { "restricted" } },
	{ "kritisk", { "critical" } },
	{ "kritiskt", { "critical" } },
	{ "samhällskritisk", { "societally-critical" } },
	{ "samhällsviktig", { "societally-critical" } },
	{ "viktig", { "important" } },
	{ "viktigt", { "important" } },
	{ "ej kritisk", { "not-critical" } },
	{ "planerad", { "planned" } },
	{ "i drift", { "in-operation" } },
	{ "under införande", { "in-introduction" } },
	{ "under avveckling", { "phasing-out" } },
	{ "avvecklad", { "retired" } },
	{ "moln", { "cloud" } },
	{ "tjänst", { "service" } },
	{ "register", { "register" } },
	{ "nätverk", { "network" } },
	{ "lokal", { "premises" } },
	{ "pappersarkiv", { "paper-archive" } },
	{ "bolag", { "company" } },
	{ "nämnd", { "board", "namnd" } },
	{ "kommunfullmäktige", { "kommunfullmaktige", "council" } },
	{ "kommunstyrelsen", { "kommunstyrelse", "executive-board" } },
	{ "fel", { "error" } },
	{ "varning", { "warning" } },
	{ "aldrig", { "never" } },
	{ "ska", { "shall" } },
	{ "skall", { "shall" } },
	{ "bör", { "should" } },
	{ "svenska", { "sv" } },
	{ "se", { "sv" } },
	{ "swe", { "sv" } },
	{ "sv-se", { "sv" } },
	{ "engelska", { "en" } },
	{ "eng", { "en" } },
	{ "en-us", { "en" } },
	{ "en-gb", { "en" } },
};

/* Equal but for the case of A to Z, å, ä and ö, and with space, hyphen and underscore the same. */
static int same(const char *word, const char *alias)
{
	unsigned char before = 0, a, b;

	for (; *word != '\0' && *alias != '\0'; word++, alias++, before = a) {
		a = (unsigned char)*word;
		b = (unsigned char)*alias;
		if (a >= 'A' && a <= 'Z')
			a = (unsigned char)(a + 32);
		if (before == 0xC3 && (a == 0x85 || a == 0x84 || a == 0x96))
			a = (unsigned char)(a + 0x20);
		if (strchr(" -_", a) != NULL && strchr(" -_", b) != NULL)
			continue;
		if (a != b)
			return 0;
	}
	return *word == *alias;
}

const char *alias_find(const char *word, size_t i)
{
	for (size_t k = 0; k < sizeof aliases / sizeof *aliases; k++)
		if (same(word, aliases[k].word))
			return i < sizeof aliases[k].means / sizeof *aliases[k].means ? aliases[k].means[i] : NULL;
	return NULL;
}
