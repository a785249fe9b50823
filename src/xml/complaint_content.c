/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Elements that are unexpected, missing or of the wrong content, and attributes that are unknown or missing. libxml2 names at most ten expected elements
 * and none of the expected attributes: the rest comes from the vocabulary.
 */
#include "complaint_part.h"

#include "vec.h"
#include "vocabulary.h"

#include <string.h>

#define LIBXML_LISTS 10 /* names that libxml2 lists, silently, at most */

struct expected {
	const char *const *items;
	size_t n;
};

/* The names in "Expected is one of ( {ns}a, ##other{ns}*, b )." */
static struct expected listed(struct complaint *c)
{
	VEC(const char *) names = { 0 };
	const char *p = strstr(c->detail, "Expected is");
	const char **copy;
	struct expected out;

	p = p != NULL ? strchr(p, '(') : NULL;
	while (p != NULL && *p != ')' && *p != '\0') {
		size_t n;

		p += strspn(p, "(, ");
		n = strcspn(p, ", )");
		if (n > 0 && p[n - 1] != '*')
			vec_push(&names, complaint_local(arena_strndup(c->arena, p, n)));
		p += n;
	}
	copy = arena_alloc(c->arena, (names.len + 1) * sizeof *copy);
	if (names.len > 0)
		memcpy(copy, names.items, names.len * sizeof *copy);
	out = (struct expected){ copy, names.len };
	vec_free(&names);
	return out;
}

/* What may stand at a place: what libxml2 lists, or all that the schema knows where its list is cut or silent. */
static struct expected expected_in(struct complaint *c, const char *path)
{
	struct expected list = listed(c), all;

	all.n = vocabulary_children(c->w->vocabulary, path, &all.items);
	return list.n >= LIBXML_LISTS && all.n > list.n ? all : list;
}

static int contains(struct expected list, const char *name)
{
	for (size_t i = 0; i < list.n; i++)
		if (strcmp(list.items[i], name) == 0)
			return 1;
	return 0;
}

static struct expected attributes_of(const struct complaint *c, const char *path)
{
	struct expected out;

	out.n = vocabulary_attributes(c->w->vocabulary, path, &out.items);
	return out;
}

static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

/* The path where the element would be right further out, in an element that its parent stands in; NULL if nowhere. */
static const char *further_out(struct complaint *c, const char *element, const char *parent)
{
	char *path = arena_strdup(c->arena, parent), *slash;

	while ((slash = strrchr(path, '/')) != NULL) {
		struct expected list;

		*slash = '\0';
		list.n = vocabulary_children(c->w->vocabulary, path, &list.items);
		if (contains(list, element))
			return arena_printf(c->arena, "%s/%s", path, element);
	}
	return NULL;
}

/* It would be right further out and holds fields: nobody means such a one in here, as may be with a note, so the end tag of its parent is missing. */
static int has_fields(struct complaint *c, const char *element, const char *parent)
{
	const char *path = further_out(c, element, parent);
	const char *const *fields;

	return path != NULL && vocabulary_children(c->w->vocabulary, path, &fields) > 0;
}

/* The path of the element that holds the one at a path. */
static const char *outer(struct complaint *c, const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? arena_strndup(c->arena, path, (size_t)(slash - path)) : "";
}

static int end_tag_missing(struct complaint *c, const char *parent)
{
	complaint_arg(c, "parent", last_part(parent));
	return complaint_send(c, MSG_XML_END_TAG_MISSING);
}

/* The element, which should hold a value, holds one that would be right beside it: the place is the child's. */
static int holds_its_neighbour(struct complaint *c)
{
	const char *child = c->w->path != NULL ? last_part(c->w->path) : "", *parent = c->w->path != NULL ? outer(c, c->w->path) : "";

	if (strcmp(last_part(parent), c->element) != 0 || further_out(c, child, parent) == NULL)
		return 0;
	c->element = child;
	complaint_at_name(c);
	return end_tag_missing(c, parent);
}

static int incomplete(struct complaint *c)
{
	struct expected list = expected_in(c, c->path);

	complaint_list(c, "expected", list.items, list.n);
	complaint_arg(c, "candidate", list.n > 0 ? list.items[0] : "…");
	return complaint_send(c, MSG_XML_INCOMPLETE);
}

static int unexpected(struct complaint *c, struct expected list)
{
	const char *meant = suggest_name(c->element, list.items, list.n);
	int is_attribute = contains(attributes_of(c, c->parent), c->element);

	complaint_list(c, "expected", list.items, list.n);
	complaint_arg(c, "parent", last_part(c->parent));
	if (is_attribute) {
		const char *written = complaint_written(c);

		complaint_arg(c, "candidate", written != NULL ? written : suggest_example(c, c->parent, c->element));
		return complaint_send(c, MSG_XML_ATTRIBUTE_AS_ELEMENT);
	}
	if (contains(list, c->element))
		return complaint_send(c, MSG_XML_OTHER_NAMESPACE);
	if (meant == NULL && has_fields(c, c->element, c->parent))
		return complaint_send(c, MSG_XML_END_TAG_MISSING);
	complaint_arg(c, "candidate", meant != NULL ? meant : list.items[0]);
	return complaint_send(c, meant != NULL ? MSG_XML_UNEXPECTED_ELEMENT : MSG_XML_NO_SUCH_ELEMENT);
}

int complaint_content(struct complaint *c)
{
	struct expected list, all;

	complaint_at_name(c);
	if (strstr(c->detail, "Missing child element") != NULL)
		return incomplete(c);
	list = expected_in(c, c->parent);
	all.n = vocabulary_children(c->w->vocabulary, c->parent, &all.items);
	/* Nothing is expected, yet the name is unknown: then its name is the matter, not its place. */
	if (list.n == 0 && all.n > 0 && !contains(all, c->element))
		list = all;
	if (list.n > 0)
		return unexpected(c, list);
	complaint_arg(c, "parent", last_part(c->parent));
	return complaint_send(c, MSG_XML_ONE_TOO_MANY);
}

int complaint_simple_content(struct complaint *c)
{
	if (holds_its_neighbour(c))
		return 1;
	complaint_at_name(c);
	complaint_arg(c, "candidate", suggest_example(c, c->path, NULL));
	return complaint_send(c, MSG_XML_ONE_VALUE);
}

int complaint_loose_text(struct complaint *c)
{
	struct expected list;

	complaint_at_loose_text(c);
	list.n = vocabulary_children(c->w->vocabulary, c->path, &list.items);
	complaint_arg(c, "candidate", contains(list, "note") || list.n == 0 ? "note" : list.items[0]);
	return complaint_send(c, MSG_XML_LOOSE_TEXT);
}

int complaint_not_empty(struct complaint *c)
{
	complaint_at_loose_text(c);
	return complaint_send(c, MSG_XML_MUST_BE_EMPTY);
}

int complaint_undeclared(struct complaint *c)
{
	struct expected roots;
	const char *meant;

	complaint_at_name(c);
	if (strstr(c->detail, "strict wildcard") != NULL)
		return complaint_send(c, MSG_XML_UNKNOWN_EXTENSION);
	roots.n = vocabulary_roots(c->w->vocabulary, &roots.items);
	meant = suggest_name(c->element, roots.items, roots.n);
	complaint_arg(c, "candidate", meant != NULL ? meant : roots.n > 0 ? roots.items[0] : "inventory");
	return complaint_send(c, MSG_XML_UNKNOWN_ROOT);
}

int complaint_missing_attribute(struct complaint *c)
{
	const char *name = c->value != NULL ? c->value : complaint_quoted(c, "The attribute");

	complaint_at_name(c);
	c->attribute = name != NULL ? complaint_qname(c, name) : "";
	complaint_arg(c, "candidate", suggest_example(c, c->path, c->attribute));
	return complaint_send(c, MSG_XML_ATTRIBUTE_MISSING);
}

int complaint_unknown_attribute(struct complaint *c)
{
	struct expected list = attributes_of(c, c->path), children;
	const char *meant;

	if (c->attribute == NULL)
		c->attribute = c->value != NULL ? complaint_qname(c, c->value) : "";
	complaint_at_attribute(c);
	children.n = vocabulary_children(c->w->vocabulary, c->path, &children.items);
	complaint_list(c, "expected", list.items, list.n);
	meant = suggest_name(c->attribute, list.items, list.n);
	if (contains(children, c->attribute) || (meant == NULL && (meant = suggest_name(c->attribute, children.items, children.n)) != NULL)) {
		complaint_arg(c, "candidate", contains(children, c->attribute) ? c->attribute : meant);
		return complaint_send(c, MSG_XML_ELEMENT_AS_ATTRIBUTE);
	}
	if (list.n == 0)
		return complaint_send(c, MSG_XML_NO_ATTRIBUTES);
	complaint_arg(c, "candidate", meant != NULL ? meant : list.items[0]);
	return complaint_send(c, meant != NULL ? MSG_XML_UNKNOWN_ATTRIBUTE : MSG_XML_NO_SUCH_ATTRIBUTE);
}
