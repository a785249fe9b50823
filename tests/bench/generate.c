/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writes documents to measure with, of any size, always the same for the same arguments. Nothing in them exists.
 *
 *   generate inventory ASSETS [UNIT] [RATE=PERCENT…]         one inventory, on standard output
 *   generate organisation UNITS                              what the inventories of units u1… refer to
 *   generate folder DIRECTORY INVENTORIES ASSETS [RATE=…]    organisation.xml and u1.xml…, each with that many assets
 *   generate generic ITEMS [RATE=…]                          a document that has nothing to do with policykoll
 *
 * An asset takes about 1.2 KB: some have few parts, some have all. Rates are those below. With gaps=0 the policy of Eksjö finds nothing amiss with any asset.
 */
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How often something is there or amiss, in percent. */
enum rate { RATE_GAPS, RATE_PERSONAL, RATE_CRITICAL, RATE_EXTERNAL, RATE_CONTRACT, RATE_PROCESSING, RATE_DEPENDENCY, RATE_EXCHANGE, RATE_PLAN, RATE_LOGGING, RATE_SEED, RATE_COUNT };

struct generator {
	FILE *out;
	uint64_t state;
	unsigned rates[RATE_COUNT];
};

static const struct { const char *name; unsigned value; } rates[RATE_COUNT] = {
	[RATE_GAPS] = { "gaps", 4 },           /* of the parts one can ask for, left out, out of date or unknown */
	[RATE_PERSONAL] = { "personal", 50 },  /* of the assets hold personal data */
	[RATE_CRITICAL] = { "critical", 18 },  /* are critical */
	[RATE_EXTERNAL] = { "external", 6 },   /* of those with personal data have a processor although they are operated at home */
	[RATE_CONTRACT] = { "contract", 14 },
	[RATE_PROCESSING] = { "processing", 8 },
	[RATE_DEPENDENCY] = { "dependency", 30 },
	[RATE_EXCHANGE] = { "exchange", 8 },
	[RATE_PLAN] = { "plan", 8 },
	[RATE_LOGGING] = { "logging", 14 },
	[RATE_SEED] = { "seed", 1 },
};

/* splitmix64: every seed gives a good sequence of its own. */
static uint64_t draw(struct generator *g)
{
	uint64_t z = g->state += 0x9E3779B97F4A7C15u;

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return z ^ (z >> 31);
}

static unsigned below(struct generator *g, unsigned n)
{
	return (unsigned)(draw(g) % n);
}

static bool happens(struct generator *g, enum rate rate)
{
	return below(g, 1000) < g->rates[rate] * 10;
}

/* Something is amiss here: left out, out of date, unknown. */
static bool gap(struct generator *g)
{
	return happens(g, RATE_GAPS);
}

/* One of the words, which are separated by spaces; where one stands twice it is twice as likely. */
static const char *word(struct generator *g, const char *words, char out[48])
{
	unsigned n = 1, at;

	for (const char *p = words; *p != '\0'; p++)
		n += *p == ' ';
	for (at = below(g, n); at > 0; at--)
		words = strchr(words, ' ') + 1;
	snprintf(out, 48, "%.*s", (int)strcspn(words, " "), words);
	return out;
}

static const char *day(struct generator *g, int from, int to, char out[48])
{
	snprintf(out, 48, "%d-%02u-%02u", from + (int)below(g, (unsigned)(to - from + 1)), 1 + below(g, 10), 1 + below(g, 28));
	return out;
}

__attribute__((format(printf, 2, 3)))
static void say(struct generator *g, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vfprintf(g->out, format, args);
	va_end(args);
}

static const char *const things_sv[] = {
	"Ärendehantering", "Vårdjournal", "Lönesystem", "Elevregister", "Kartdatabas", "Nycklar och passerkort", "Diarium", "Bygglov", "Trygghetslarm", "Schemaläggning", "Fordonsflotta", "Ekonomi och fakturor",
};
static const char *const things_en[] = {
	"Case management", "Care records", "Payroll", "Register of pupils", "Map database", "Keys and access cards", "Registry", "Building permits", "Personal alarms", "Scheduling", "Vehicles", "Accounts and invoices",
};

static void names(struct generator *g, unsigned number)
{
	unsigned thing = below(g, sizeof things_sv / sizeof *things_sv);

	say(g, "    <name xml:lang=\"sv\">%s nummer %u</name>\n", things_sv[thing], number);
	if (below(g, 2) == 0)
		say(g, "    <name xml:lang=\"en\">%s number %u</name>\n", things_en[thing], number);
	if (below(g, 12) == 0)
		say(g, "    <alias>%.6s-%u</alias>\n", things_en[thing], number % 90);
	if (below(g, 10) == 0)
		say(g, "    <description xml:lang=\"sv\">Används i det dagliga arbetet &amp; vid uppföljning på enheten.</description>\n");
}

static void roles(struct generator *g, const char *unit, bool technical)
{
	static const char *const all[] = { "system-owner", "system-manager", "operations-manager" };

	for (unsigned i = 0; i < (technical ? 3 : 2); i++) {
		if (!gap(g))
			say(g, "    <role name=\"%s\" assignment=\"%s-a%u\"/>\n", all[i], unit, i + 1);
	}
}

static void classification(struct generator *g, const char *unit)
{
	static const char aspects[] = "KRTS";
	char date[48], level[48];

	if (gap(g))
		return;
	say(g, "    <classification model=\"klassa\" version=\"4\" date=\"%s\"", gap(g) ? day(g, 2018, 2020, date) : day(g, 2024, 2026, date));
	say(g, " decided-by=\"%s-a1\"", unit);
	if (below(g, 2) == 0)
		say(g, " decision-ref=\"D %u/%u\"", 2020 + below(g, 6), 1 + below(g, 200));
	say(g, "%s>\n", gap(g) ? "" : " basis=\"both\"");
	for (unsigned i = 0; i < 3 + (below(g, 5) == 0); i++) {
		if (!gap(g))
			say(g, "      <level aspect=\"%c\" code=\"%s\"/>\n", aspects[i], word(g, "moderate moderate significant significant serious", level));
	}
	say(g, "    </classification>\n");
}

static void processor(struct generator *g, unsigned number)
{
	char date[48];
	bool terms = below(g, 4) == 0;

	say(g, "    <processor id=\"b-%u\" party=\"lev-%u\" country=\"SE\" relation=\"processor-agreement\"", number, 1 + below(g, 5));
	if (gap(g)) {
		say(g, "/>\n");
		return;
	}
	say(g, ">\n      <agreement id=\"pub-%u\" ref=\"KS %u/%u\" template=\"%s\" body-altered=\"no\"", number, 2021 + below(g, 5), 1 + below(g, 300), terms ? "own" : "skr-standard");
	if (!gap(g))
		say(g, " signed-on=\"%s\" signed-by-role=\"system-owner\"", day(g, 2021, 2025, date));
	say(g, " valid-from=\"2025-01-15\" %s>\n", gap(g) ? "valid-until=\"2026-03-31\"" : below(g, 3) == 0 ? "open-ended=\"yes\"" : "valid-until=\"2028-12-31\"");
	if (!gap(g))
		say(g, "        <frame subject=\"yes\" duration=\"yes\" nature=\"yes\" purpose=\"yes\" data-types=\"yes\" data-subject-categories=\"yes\" controller-rights=\"yes\"/>\n");
	for (char code = 'a'; terms && code <= 'h'; code++)
		say(g, "        <term code=\"%c\" value=\"%s\"/>\n", code, gap(g) ? "no" : "yes");
	say(g, "      </agreement>\n");
	if (below(g, 6) == 0)
		say(g, "      <sub-processor country=\"SE\" approved-on=\"%s\" listed-in=\"bilaga 2\">\n        <name xml:lang=\"sv\">Underleverantör %u</name>\n      </sub-processor>\n", day(g, 2021, 2025, date), number % 7);
	say(g, "    </processor>\n");
}

static void processing(struct generator *g, unsigned number)
{
	char status[48];

	say(g, "    <processing id=\"beh-%u\" legal-basis=\"public-task\">\n      <purpose xml:lang=\"sv\">Handlägga och dokumentera insatser</purpose>\n", number);
	say(g, "      <subject-categories xml:lang=\"sv\">Brukare, anhöriga, personal</subject-categories>\n      <data-categories xml:lang=\"sv\">Kontaktuppgifter</data-categories>\n");
	say(g, "      <time-limit xml:lang=\"sv\">Fem år efter sista anteckningen</time-limit>\n      <dpia status=\"%s\"/>\n    </processing>\n", word(g, "done not-needed not-needed", status));
}

static void supply(struct generator *g, unsigned number, bool contract)
{
	char date[48], kind[48];
	unsigned supplier = 1 + below(g, 5);

	if (contract) {
		say(g, "    <contract id=\"c-%u\" kind=\"operations\" supplier=\"lev-%u\" ref=\"KS %u/%u\" from=\"2023-04-01\" to=\"%d-03-31\" notice-months=\"%u\"/>\n", number, supplier, 2021 + below(g, 3), 1 + below(g, 300),
		    gap(g) ? 2026 : 2029, 3 + 3 * below(g, 4));
		if (!gap(g))
			say(g, "    <supplier-follow-up supplier=\"lev-%u\" planned-on=\"2026-05-01\" done-on=\"2026-05-%02u\" outcome=\"%s\"/>\n", supplier, 2 + below(g, 25), word(g, "unchanged unchanged changed", kind));
	}
	if (!gap(g))
		say(g, "    <security-requirements phase=\"procurement\" date=\"%s\"/>\n", day(g, 2015, 2019, date));
	if (gap(g))
		return;
	say(g, "    <security-requirements phase=\"use\" date=\"%s\"", day(g, 2016, 2018, date));
	if (contract && !gap(g))
		say(g, " supplier=\"lev-%u\"", supplier);
	say(g, "/>\n");
}

static void resilience(struct generator *g, bool critical, bool technical)
{
	char date[48], kind[48];

	if ((critical && !gap(g)) || (!critical && happens(g, RATE_PLAN))) {
		say(g, "    <plan kind=\"continuity\" ref=\"KS %u/%u\" adopted-on=\"%s\" next-review=\"%d-02-01\"/>\n", 2022 + below(g, 4), 1 + below(g, 300), day(g, 2026, 2026, date), gap(g) ? 2026 : 2027);
		say(g, "    <continuity rto-hours=\"%u\" rpo-hours=\"%u.5\" fallback-routine=\"%s\" tested-on=\"%s\"/>\n", 1 + below(g, 48), below(g, 24), gap(g) ? "unknown" : "yes", day(g, 2026, 2026, date));
	}
	if (technical && !gap(g))
		say(g, "    <review kind=\"access\" planned-on=\"%d-04-01\" done-on=\"2026-04-%02u\" outcome=\"%s\"/>\n", gap(g) ? 2024 : 2026, 2 + below(g, 25), word(g, "unchanged unchanged changed", kind));
}

static void asset(struct generator *g, const char *unit, unsigned number)
{
	char kind[48], date[48], text[48];
	static const char technical_kinds[] = "system system system system service service network infrastructure ai-application device-class", others[] = "information-set register register paper-archive premises person-borne";
	bool technical = below(g, 10) < 7, personal = happens(g, RATE_PERSONAL), critical = happens(g, RATE_CRITICAL), contract = technical && happens(g, RATE_CONTRACT);

	word(g, technical ? technical_kinds : others, kind);
	say(g, "  <asset id=\"%s-%u\" kind=\"%s\"", unit, number, kind);
	if (!gap(g))
		say(g, " owning-unit=\"%s\"", unit);
	say(g, " lifecycle=\"in-operation\"");
	if (!gap(g))
		say(g, " criticality=\"%s\"", word(g, critical ? "critical societally-critical" : "not-critical important", text));
	say(g, " hosting=\"%s\" data-location=\"%s\" in-operation-from=\"%s\"\n        ", contract ? "supplier" : "internal", word(g, "SE SE SE DE", text), day(g, 2019, 2021, date));
	if (!gap(g))
		say(g, " personal-data=\"%s\"", personal ? "yes" : "no");
	say(g, " sensitive-data=\"no\" criminal-data=\"no\" sensitivity=\"%s\"", word(g, "public internal internal restricted", text));
	if (!gap(g))
		say(g, " access-process=\"yes\"");
	if (!gap(g))
		say(g, " protection-level=\"high\" measures-ref=\"plan-%u\"", 1 + below(g, 9));
	say(g, " last-verified=\"%s\" verified-by=\"%s-p1\">\n", gap(g) ? day(g, 2022, 2023, date) : day(g, 2026, 2026, date), unit);
	names(g, number);
	roles(g, unit, technical);
	classification(g, unit);
	if (personal && happens(g, RATE_PROCESSING))
		processing(g, number);
	if (personal && (contract || happens(g, RATE_EXTERNAL)))
		processor(g, number);
	if (technical)
		supply(g, number, contract);
	resilience(g, critical, technical);
	if (!gap(g))
		say(g, "    <retention-decision kind=\"%s\" body=\"namnd\" date=\"2023-05-05\" ref=\"SN 2023/%u\"/>\n", word(g, "dispose dispose mixed preserve", text), 1 + below(g, 40));
	if (number > 1 && happens(g, RATE_DEPENDENCY))
		say(g, "    <dependency asset=\"%s-%u\" kind=\"%s\"/>\n", unit, 1 + below(g, number - 1), word(g, "runs-on runs-on authenticates-by", text));
	if (happens(g, RATE_EXCHANGE))
		say(g, "    <data-exchange receiver=\"Region %u\" direction=\"%s\" personal-data=\"no\"/>\n", 1 + below(g, 21), word(g, "in out both", text));
	if (happens(g, RATE_LOGGING))
		say(g, "    <logging enabled=\"yes\" retention-months=\"%u\" reviewed-on=\"%s\"/>\n", 12 + below(g, 48), day(g, 2026, 2026, date));
	say(g, "  </asset>\n");
}

static void inventory(struct generator *g, const char *unit, unsigned assets)
{
	say(g, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<inventory xmlns=\"urn:policykoll:1\" id=\"inv-%s\" unit=\"%s\" submitted-by=\"%s-p1\" submitted-on=\"2026-11-01\" as-of=\"2026-10-31\" schema-version=\"1\">\n", unit, unit, unit);
	for (unsigned i = 1; i <= assets; i++)
		asset(g, unit, i);
	say(g, "</inventory>\n");
}

static void organisation(struct generator *g, unsigned units)
{
	say(g, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<organisation xmlns=\"urn:policykoll:1\" id=\"org\">\n");
	say(g, "  <unit id=\"kommun\" kind=\"municipality\" controller=\"no\"><name xml:lang=\"sv\">Kommunen</name></unit>\n");
	for (unsigned i = 1; i <= 5; i++)
		say(g, "  <unit id=\"lev-%u\" kind=\"external\"><name xml:lang=\"sv\">Leverantör %u</name></unit>\n", i, i);
	for (unsigned i = 1; i <= units; i++)
		say(g, "  <unit id=\"u%u\" kind=\"sector\" parent=\"kommun\">\n    <name xml:lang=\"sv\">Sektor %u</name>\n    <coverage policy=\"eksjo-information-security\" applicability=\"full\"/>\n  </unit>\n", i, i);
	for (unsigned i = 1; i <= units; i++)
		say(g, "  <position id=\"u%u-p1\" kind=\"sector-manager\" unit=\"u%u\"><title xml:lang=\"sv\">Sektorchef %u</title></position>\n", i, i, i);
	for (unsigned i = 1; i <= units; i++) {
		say(g, "  <assignment id=\"u%u-a1\" role=\"system-owner\" position=\"u%u-p1\" from=\"2018-01-01\" designated-by=\"u%u-p1\" designated-on=\"2018-01-01\"/>\n", i, i, i);
		say(g, "  <assignment id=\"u%u-a2\" role=\"system-manager\" position=\"u%u-p1\" from=\"2018-01-01\" designated-by=\"u%u-p1\" designated-on=\"2018-01-01\"/>\n", i, i, i);
		say(g, "  <assignment id=\"u%u-a3\" role=\"operations-manager\" position=\"u%u-p1\" from=\"2018-01-01\"/>\n", i, i);
	}
	say(g, "</organisation>\n");
}

/* An order book: orders with lines, of which some do not add up. */
static void generic(struct generator *g, unsigned items)
{
	char text[48];

	say(g, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<orders xmlns=\"urn:example:orders\" currency=\"SEK\" year=\"2026\">\n");
	for (unsigned i = 1; i <= items; i++) {
		unsigned lines = 1 + below(g, 4), total = 0;

		say(g, "  <order id=\"o%u\" date=\"%s\" status=\"%s\"%s>\n", gap(g) && i > 1 ? i - 1 : i, day(g, 2025, 2026, text), i % 3 == 0 ? "open" : "sent", gap(g) ? "" : " priority=\"normal\"");
		say(g, "    <customer number=\"%u\" country=\"%s\">\n      <name>Customer number %u</name>\n", 1000 + below(g, 500), word(g, "SE NO DK FI", text), below(g, 500));
		if (!gap(g))
			say(g, "      <email>customer%u@example.org</email>\n", below(g, 500));
		say(g, "    </customer>\n");
		for (unsigned l = 1; l <= lines; l++) {
			unsigned amount = 1 + below(g, 9), price = 5 * (1 + below(g, 200));

			total += amount * price;
			say(g, "    <line number=\"%u\" amount=\"%u\" price=\"%u\" unit=\"%s\"><article>A-%04u</article><text>Article of the catalogue</text></line>\n", l, amount, price, word(g, "piece kg hour", text), below(g, 9999));
		}
		say(g, "    <total>%u</total>\n", gap(g) ? total + 1 : total);
		if (!gap(g))
			say(g, "    <delivery planned=\"%s\" address=\"Storgatan %u\"/>\n", day(g, 2026, 2027, text), 1 + below(g, 90));
		say(g, "  </order>\n");
	}
	say(g, "</orders>\n");
}

static int open_in(struct generator *g, const char *folder, const char *name)
{
	char path[4096];

	if (snprintf(path, sizeof path, "%s/%s.xml", folder, name) >= (int)sizeof path)
		return -1;
	g->out = fopen(path, "w");
	if (g->out == NULL)
		perror(path);
	return g->out != NULL ? 0 : -1;
}

static int folder(struct generator *g, const char *path, unsigned inventories, unsigned assets)
{
	char unit[32];

	if (open_in(g, path, "organisation") != 0)
		return 1;
	organisation(g, inventories);
	if (fclose(g->out) != 0)
		return 1;
	for (unsigned i = 1; i <= inventories; i++) {
		snprintf(unit, sizeof unit, "u%u", i);
		if (open_in(g, path, unit) != 0)
			return 1;
		inventory(g, unit, assets);
		if (fclose(g->out) != 0)
			return 1;
	}
	return 0;
}

/* Takes the settings out of the arguments; how many arguments are left, or -1 for a setting there is none of. */
static int settings(struct generator *g, int argc, char **argv)
{
	int left = 0;

	for (int r = 0; r < RATE_COUNT; r++)
		g->rates[r] = rates[r].value;
	for (int i = 1; i < argc; i++) {
		const char *equals = strchr(argv[i], '=');
		int r = 0;

		if (equals == NULL) {
			argv[left++] = argv[i];
			continue;
		}
		while (r < RATE_COUNT && (strlen(rates[r].name) != (size_t)(equals - argv[i]) || strncmp(rates[r].name, argv[i], strlen(rates[r].name)) != 0))
			r++;
		if (r == RATE_COUNT)
			return -1;
		g->rates[r] = (unsigned)strtoul(equals + 1, NULL, 10);
	}
	g->state = g->rates[RATE_SEED];
	return left;
}

static unsigned number(const char *text)
{
	return (unsigned)strtoul(text, NULL, 10);
}

int main(int argc, char **argv)
{
	struct generator g = { .out = stdout };
	int n = settings(&g, argc, argv);

	if (n >= 2 && strcmp(argv[0], "inventory") == 0)
		inventory(&g, n > 2 ? argv[2] : "u1", number(argv[1]));
	else if (n == 2 && strcmp(argv[0], "organisation") == 0)
		organisation(&g, number(argv[1]));
	else if (n == 4 && strcmp(argv[0], "folder") == 0)
		return folder(&g, argv[1], number(argv[2]), number(argv[3]));
	else if (n == 2 && strcmp(argv[0], "generic") == 0)
		generic(&g, number(argv[1]));
	else {
		fputs("generate inventory ASSETS [UNIT] | organisation UNITS | folder DIRECTORY INVENTORIES ASSETS | generic ITEMS, and RATE=PERCENT (see the source)\n", stderr);
		return 2;
	}
	return fflush(stdout) == 0 ? 0 : 1;
}
