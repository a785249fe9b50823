/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How much a public report may tell of an asset. What is not known is never public: an asset is open only if its entry says that it is public, and its newest
 * classification gives it a confidentiality that the model has in its lower half.
 */
#ifndef OPENNESS_H
#define OPENNESS_H

#include "tree.h"

enum openness {
	OPENNESS_PROTECTED,  /* a public report tells that something is amiss, not what it is about */
	OPENNESS_OPEN,       /* it may tell which asset it is */
	OPENNESS_RESTRICTED  /* it says and counts nothing of it */
};

struct openness_models;

/* The classification models of the policies that are in the repository now; what it holds is borrowed from there. */
struct openness_models *openness_models_new(const xmlNode *repository);
void openness_models_free(struct openness_models *m);
/* Whether the asset's entry says that it is restricted. */
bool openness_is_restricted(const xmlNode *asset);
/* Of an asset, with the classification that counts (NULL: none). */
enum openness openness_of(const struct openness_models *m, const xmlNode *asset, const xmlNode *classification);

#endif
