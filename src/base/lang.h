/* SPDX-License-Identifier: Apache-2.0 */
/* The languages people read, and the translations embedded from po/. */
#ifndef LANG_H
#define LANG_H

enum lang { LANG_EN, LANG_SV, LANG_COUNT };

/* "en", "sv". */
const char *lang_code(enum lang l);
/* From "sv", "sv_SE.UTF-8", "en"…: the language, or -1. */
int lang_find(const char *code);
/* The translation of an English text, the text itself where there is none (and always for LANG_EN). Static. */
const char *lang_text(enum lang l, const char *english);

#endif
