/* SPDX-License-Identifier: Apache-2.0 */
/* Every limit in one place: what is beyond is refused with a message, never tried. */
#ifndef BOUNDS_H
#define BOUNDS_H

#define LIMIT_DEPTH 200                    /* elements within elements */
#define LIMIT_ATTRIBUTES 256               /* attributes of one element */
#define LIMIT_ANY_ATTRIBUTES 10000         /* the same in a document of any kind */
#define LIMIT_ITEM_BYTES (16u << 20)       /* one asset of an inventory */
#define LIMIT_RESIDENT_BYTES (256u << 20)  /* one document that is held whole */
#define LIMIT_INPUT_BYTES (1u << 30)       /* what can be read only once and is kept whole: standard input, pipes */
#define LIMIT_REPORT_BYTES (UINT64_C(4) << 30) /* a saved report */
#define LIMIT_RENDER_BYTES (256u << 20)    /* documents and report together, as one tree for a document */
#define LIMIT_LIST_BYTES (64u << 20)       /* a list of file names */
#define LIMIT_RULE_BYTES (16u << 20)       /* a rule file, or what a test expects */
#define LIMIT_RULE_NODES 500000            /* elements a rule file may grow to by what it includes and extends */
#define LIMIT_RULE_EXTENSIONS 10000        /* abstract rules that one rule extends, directly or not */
#define LIMIT_EXCERPT 160                  /* bytes of a source line shown with a message */
#define LIMIT_EVIDENCE 200                 /* bytes of a value shown as evidence */
#define LIMIT_EVIDENCE_NAME 60             /* bytes of what is named as evidence: what is longer says nothing to a person */
#define LIMIT_DIRECTORY_DEPTH 64           /* directories within directories */
#define LIMIT_FOLDERS_ABOVE 1000           /* folders that are looked into for settings */
#define LIMIT_POLICY_CHAIN 16              /* policies that extend one another */
#define LIMIT_XPATH_STEPS 100000000        /* nodes looked at by one evaluation */
#define LIMIT_XPATH_STACK (1u << 20)       /* bytes of the machine's stack for evaluations inside evaluations */
#define LIMIT_XPATH_DEPTH 1000             /* operations within operations in one expression */
#define LIMIT_XPATH_TEXT (64u << 20)       /* bytes of a text that an expression makes */
#define LIMIT_REGEXPS 64                   /* regular expressions kept compiled by a run */
#define LIMIT_REGEXP_STEPS 2000000         /* PCRE2's match limit, of one match */
#define LIMIT_REGEXP_DEPTH 250000          /* PCRE2's depth limit */
#define LIMIT_REGEXP_HEAP (64u << 10)      /* PCRE2's heap limit, in KiB */
#define LIMIT_OPERANDS 12                  /* values shown as evidence of one failed test */
#define LIMIT_XSLT_DEPTH 400               /* templates within templates */
#define LIMIT_SCHEMA_ERRORS 1000           /* schema messages kept per document */
#define LIMIT_BATCH_ASSETS 32              /* assets handed to a thread together */
#define LIMIT_BATCH_BYTES (1u << 20)       /* or so much text of them */
#define LIMIT_JOBS 256                     /* threads */
#define LIMIT_PARSER_CHUNK (64u << 10)     /* bytes read at a time */

#endif
