/* SPDX-License-Identifier: Apache-2.0 */
/* What a page can do with a script that it cannot without: filtering and search. Everything is there without it. */
"use strict";
