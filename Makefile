# SPDX-License-Identifier: Apache-2.0
# make            build build/plain/policykoll
# make demo       install what is missing, build, check the Eksjö sample, write its HTML report
# make check      install what is missing, build, run all tests
# make check-formats  the formats, by validators from npm as well
# make check-browser  every page in Chromium, with axe-core, and in the Nu HTML checker
# make docs       write the references of rules and messages to build/docs
# make install    DESTDIR= prefix=/usr/local libdir=
# make deb        a Debian package
# SAN=address,undefined and V=NAME build into a folder of their own; CC=clang works as well.

CC      = gcc
CFLAGS  = -O2 -g
LDFLAGS =
SAN     =
WERROR  = -Werror
prefix  = /usr/local
libdir  = $(prefix)/lib
VERSION = 0.1.0
# Commands are shown by their target; Q= shows them whole.
Q       = @echo "  $@";
comma  := ,
V       = $(if $(SAN),$(subst $(comma),-,$(SAN)),plain)
B      := build/$(V)

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
       -Wmissing-prototypes -Wvla -Wformat=2 $(WERROR)
SANFLAGS = $(if $(SAN),-fsanitize=$(SAN) -fno-sanitize-recover=all -fno-omit-frame-pointer -DARENA_DEBUG)
COMPILE = $(CC) -std=c11 -D_POSIX_C_SOURCE=200809L -fPIC -fvisibility=hidden $(WARN) $(CFLAGS) $(SANFLAGS) $(FLAGS)
LINK    = $(CC) $(CFLAGS) $(SANFLAGS) $(LDFLAGS)
REQUIRES = libexslt libxslt libxml-2.0 libpcre2-8 libgcrypt xlsxwriter
LIBS    = $(shell pkg-config --libs $(REQUIRES) 2>/dev/null) -lm -pthread
# The shared library's interface: it changes when a program built against it would no longer run (CONTRIBUTING.md).
SOVERSION = 0
XMLINC := $(shell pkg-config --cflags libexslt libxslt libxml-2.0 2>/dev/null)

# The floors, lowest first. A floor sees its own headers and those below it; an include that points upwards does not
# compile. The commands see only the public header and base, and only the XML floors see libxml2.
FLOORS := base xml xpath schematron model check report view api
see_base       := base
see_xml        := base xml
see_xpath      := base xml xpath
see_schematron := base xml xpath schematron
see_model      := base xml xpath schematron model
see_check      := base xml xpath schematron model check
see_report     := base xml report
see_view       := base xml report view
see_api        := $(FLOORS)
see_cli        := base cli
see_tests      := $(FLOORS)
usexml         := xml xpath schematron model check view api tests
inc = -Iinclude $(addprefix -Isrc/,$(see_$(1))) $(if $(filter $(1),$(usexml)),$(XMLINC))

SRC    := $(wildcard src/*/*.c)
OWNOBJ := $(patsubst %.c,$(B)/%.o,$(filter-out src/cli/%,$(SRC)))
LIBOBJ := $(OWNOBJ) $(B)/embedded_files.o $(B)/embedded_images.o
CLIOBJ := $(patsubst %.c,$(B)/%.o,$(filter src/cli/%,$(SRC)))
UNIT   := $(patsubst %.c,$(B)/%,$(wildcard tests/unit/test_*.c))
HDR    := $(wildcard include/*.h src/*/*.h)
LIB    := $(B)/libpolicykoll.a
SHARED := $(if $(SAN),,$(B)/libpolicykoll.so.$(SOVERSION))
BIN    := $(B)/policykoll
DATA   := $(wildcard schema/*.xsd schema/*.json rules/*/*.sch rules/law/*.xml views/*.xsl views/*/*.xsl views/*.xml)
INLINE := $(B)/views/html/page.css.xml $(B)/views/html/page.js.xml
KINDS  := $(filter-out common report diff xml,$(patsubst schema/%.xsd,%,$(wildcard schema/*.xsd)))
IMAGE  := rules examples $(KINDS:%=schema/%)
GENERATE := $(B)/tests/bench/generate
RENDER := $(B)/tests/formats/render
MO     := $(patsubst po/%.po,$(B)/po/%.mo,$(wildcard po/*.po))

ORACLE := $(B)/xpath-oracle
BENCH  =

all: $(BIN) $(SHARED)

$(foreach f,$(FLOORS) cli,$(eval $(B)/src/$(f)/%: FLAGS = $(call inc,$(f)) -DVERSION='"$(VERSION)"'))
$(B)/src/prepare.o $(B)/src/prepare_examples.o: FLAGS = $(call inc,api)
$(B)/include/%: FLAGS = -Iinclude
$(B)/tests/%: FLAGS = $(call inc,tests)
$(B)/embedded_files.o $(B)/embedded_images.o: FLAGS = -Isrc/base

# Changes with the compiler and its options, so that nothing made with others is kept.
$(B)/flags: FORCE
	@mkdir -p $(@D); echo '$(COMPILE)' | cmp -s - $@ || echo '$(COMPILE)' > $@
$(B)/%.o: %.c $(B)/flags
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<
$(LIB): $(LIBOBJ)
	$(Q)rm -f $@ && $(AR) rcs $@ $^
$(SHARED): $(LIBOBJ) src/api/exported.map
	$(Q)$(LINK) -shared -Wl,-soname,$(@F) -Wl,-z,defs -Wl,--version-script=src/api/exported.map -o $@ $(LIBOBJ) $(LIBS)
$(BIN): $(CLIOBJ) $(LIB)
	$(Q)$(LINK) -o $@ $^ $(LIBS)

# What the program carries with it: schemas, rules, views and translations.
$(B)/po/%.mo: po/%.po
	@mkdir -p $(@D)
	$(Q)msgfmt --check-format -o $@ $<
$(INLINE): $(B)/%.xml: % views/html/inline.sh
	@mkdir -p $(@D)
	$(Q)sh views/html/inline.sh $< > $@.tmp && mv $@.tmp $@
$(B)/embed: src/embed.c
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 $(WARN) -O1 -o $@ $<
$(B)/embedded_files.c: $(B)/embed $(DATA) $(MO) $(INLINE) $(B)/data.list
	$(Q)$(B)/embed embedded_files embedded_count $(foreach f,$(DATA),$(f)=$(f)) $(foreach f,$(MO) $(INLINE),$(f:$(B)/%=%)=$(f)) > $@.tmp && mv $@.tmp $@
$(B)/embedded_images.c: $(B)/embed $(IMAGE:%=$(B)/%.image)
	$(Q)$(B)/embed embedded_images embedded_image_count $(foreach f,$(IMAGE),$(f)=$(B)/$(f).image) > $@.tmp && mv $@.tmp $@
$(B)/embedded_%.o: $(B)/embedded_%.c
	$(Q)$(COMPILE) -c -o $@ $<
# Rules and schemas, read and checked here so that no run has to: by the library without images.
$(B)/prepare: $(B)/src/prepare.o $(B)/src/prepare_examples.o $(OWNOBJ) $(B)/embedded_files.o
	$(Q)$(LINK) -o $@ $^ $(LIBS)
$(B)/examples.image: $(wildcard tests/rules/*/*.xml)
$(B)/%.image: $(B)/prepare
	@mkdir -p $(@D)
	$(Q)$(B)/prepare $* > $@.tmp && mv $@.tmp $@
# Changes when a data file comes or goes.
$(B)/data.list: FORCE
	@mkdir -p $(@D); echo $(DATA) $(MO) | cmp -s - $@ || echo $(DATA) $(MO) > $@

check: deps
	@$(MAKE) --no-print-directory run-tests
run-tests: $(BIN) $(SHARED) $(UNIT) $(ORACLE) $(GENERATE) $(RENDER) headers
	@sh tests/run.sh $(BIN) $(UNIT)

# Unit tests: one cmocka program per tests/unit/test_*.c.
$(UNIT) $(RENDER): %: %.o $(LIB)
	$(Q)$(LINK) -o $@ $^ $(LIBS) -lcmocka
# The differential test of expressions, run by tests/xpath/run.sh.
$(ORACLE): $(patsubst %.c,$(B)/%.o,$(wildcard tests/xpath/*.c)) $(LIB)
	$(Q)$(LINK) -o $@ $^ $(LIBS)
unit: $(UNIT)
	@set -e; for t in $^; do $$t; done

# Every header compiles on its own.
headers: $(HDR:%=$(B)/%.ok)
$(B)/%.h.ok: %.h
	@mkdir -p $(@D)
	@echo "extern int one;" | $(COMPILE) -fsyntax-only -x c -include $< - && touch $@

# The whole suite under the sanitizers, and under valgrind.
sanitize:
	@$(MAKE) --no-print-directory SAN=address,undefined run-tests
valgrind: $(BIN) $(UNIT) $(ORACLE)
	@sh tests/valgrind.sh $(BIN) $(UNIT)

# make bench BENCH="table small 10000": parts and sizes (tests/bench/run.sh).
bench: $(BIN) $(GENERATE)
	@sh tests/bench/run.sh $(BIN) $(BENCH)
$(GENERATE): tests/bench/generate.c
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -o $@ $<

check-formats: $(BIN) $(RENDER)
	@sh tests/formats/run.sh $(BIN) --validators
check-browser: $(BIN)
	@sh tests/browser/run.sh $(BIN)

deps:
	@sh .ci/setup

demo: deps
	@$(MAKE) --no-print-directory $(BIN)
	$(BIN) check samples/eksjo --as-of 2026-11-21 --lang sv --max-same 2 --fail-on never -o build/eksjo.html
	@echo "Report: build/eksjo.html"

# Man pages and completion are made by the program. packaging/install.sh says what goes where; libdir=… as well.
$(B)/man/%.1: doc/%.1 doc/man.sh $(BIN)
	@mkdir -p $(@D)
	$(Q)sh doc/man.sh $(BIN) $(if $(findstring .sv,$*),sv,en) $(VERSION) $< > $@.tmp && mv $@.tmp $@
$(B)/completion/%: $(BIN)
	@mkdir -p $(@D)
	$(Q)$(BIN) completion $* --lang en > $@.tmp && mv $@.tmp $@
# The references of rules and messages, written by the program itself, as Markdown, HTML and manual page.
docs: $(BIN)
	$(Q)sh doc/reference.sh $(BIN) build/docs
install: all docs $(patsubst doc/%,$(B)/man/%,$(wildcard doc/*.1)) $(addprefix $(B)/completion/,bash zsh fish)
	@DESTDIR='$(DESTDIR)' prefix='$(prefix)' libdir='$(libdir)' sh packaging/install.sh $(B) $(VERSION) $(SOVERSION) '$(REQUIRES)'
# A Debian package in build/, looked over by lintian.
deb:
	@sh packaging/deb.sh $(VERSION)
clean:
	rm -rf build

.PHONY: all check run-tests check-formats check-browser unit headers sanitize valgrind bench deps demo docs install deb clean FORCE
.SECONDARY:
-include $(wildcard $(B)/src/*.d $(B)/src/*/*.d $(B)/tests/*/*.d)
