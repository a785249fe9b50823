/* SPDX-License-Identifier: Apache-2.0 */
/* Fingerprints of expressions (same.h): everything that can make a difference goes through one mixing function. */
#include "same.h"

#include "pattern_run.h"

#include <string.h>

static uint64_t mix(uint64_t h, uint64_t word)
{
	h ^= word + UINT64_C(0x9E3779B97F4A7C15) + (h << 6) + (h >> 2);
	h *= UINT64_C(0xff51afd7ed558ccd);
	h ^= h >> 32;
	h *= UINT64_C(0xc4ceb9fe1a85ec53);
	return h ^ h >> 29;
}

static uint64_t mix_bytes(uint64_t h, const char *s, size_t n)
{
	uint64_t word;

	for (size_t i = 0; i < n; i += 8) {
		word = 0;
		memcpy(&word, s + i, n - i < 8 ? n - i : 8);
		h = mix(h, word);
	}
	return mix(h, n);
}

static uint64_t mix_name(uint64_t h, const char *s)
{
	return s != NULL ? mix_bytes(h, s, strlen(s)) : mix(h, UINT64_MAX);
}

uint64_t test_fingerprint(enum axis axis, const struct node_test *t)
{
	uint64_t h = mix((uint64_t)axis, (uint64_t)t->kind);

	return mix_name(mix_name(h, t->name), t->uri);
}

static uint64_t path_fingerprint(uint64_t h, const struct expr *x)
{
	if (x->op == OP_STEP)
		h = mix(h, test_fingerprint(x->path.axis, &x->path.test));
	h = mix(h, expr_fingerprint(x->path.input));
	for (size_t i = 0; i < x->path.predicate_count; i++)
		h = mix(h, expr_fingerprint(x->path.predicates[i]));
	return mix(h, x->path.predicate_count);
}

static uint64_t call_fingerprint(uint64_t h, const struct expr *x)
{
	h = mix(h, (uint64_t)(uintptr_t)x->call.function);
	for (size_t i = 0; i < x->call.count; i++)
		h = mix(h, expr_fingerprint(x->call.args[i]));
	return mix(h, x->call.count);
}

uint64_t expr_fingerprint(const struct expr *x)
{
	uint64_t h = mix(1, (uint64_t)x->op), bits;

	switch (x->op) {
	case OP_LITERAL:
		return mix_bytes(h, x->literal.start, x->literal.len);
	case OP_NUMBER:
		memcpy(&bits, &x->number, sizeof bits);
		return mix(h, bits);
	case OP_VALUE:
	case OP_SHARED:
		/* One of a kind, and nothing is kept for longer than its graph. */
		return (uint64_t)(uintptr_t)x * 0x9E3779B97F4A7C15u;
	case OP_VARIABLE:
		return mix(h, (uint64_t)x->variable.slot);
	case OP_CALL:
		return call_fingerprint(h, x);
	case OP_CONTEXT:
	case OP_ROOT:
		return h;
	case OP_STEP:
	case OP_FILTER:
		return path_fingerprint(h, x);
	case OP_NEGATE:
		return mix(h, expr_fingerprint(x->left));
	default:
		return mix(mix(h, expr_fingerprint(x->left)), expr_fingerprint(x->right));
	}
}

bool xpath_same(const struct xpath *a, const struct xpath *b)
{
	return expr_fingerprint(xpath_top(a)) == expr_fingerprint(xpath_top(b));
}

bool xpath_pattern_same(const struct xpath_pattern *a, const struct xpath_pattern *b)
{
	return a->fingerprint == b->fingerprint;
}
