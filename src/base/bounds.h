/* SPDX-License-Identifier: Apache-2.0 */
/* Every limit in one place: what is beyond is refused with a message, never tried. */
#ifndef BOUNDS_H
#define BOUNDS_H

#define LIMIT_DEPTH 200                    /* elements within elements */
#define LIMIT_ATTRIBUTES 256               /* attributes of one element */
#define LIMIT_ITEM_BYTES (16u << 20)       /* one asset of an inventory */
#define LIMIT_RESIDENT_BYTES (256u << 20)  /* one document that is held whole */
#define LIMIT_INPUT_BYTES (1u << 30)       /* what can be read only once and is kept whole: standard input, pipes */
#define LIMIT_RULE_BYTES (16u << 20)       /* a rule file, or what a test expects */
#define LIMIT_EXCERPT 160                  /* bytes of a source line shown with a message */
#define LIMIT_EVIDENCE 200                 /* bytes of a value shown as evidence */
#define LIMIT_DIRECTORY_DEPTH 64           /* directories within directories */
#define LIMIT_POLICY_CHAIN 16              /* policies that extend one another */
#define LIMIT_XPATH_STEPS 10000000         /* libxml2's operation limit per expression */
#define LIMIT_XSLT_DEPTH 400               /* templates within templates */
#define LIMIT_SCHEMA_ERRORS 1000           /* schema messages kept per document */
#define LIMIT_PARSER_CHUNK (64u << 10)     /* bytes read at a time */

#endif
