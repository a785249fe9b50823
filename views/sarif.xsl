<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The findings as SARIF 2.1.0, as GitHub's code scanning takes it and editors show it.
     Gaps are results, and so are messages about documents. What is excepted or could not be decided is counted in a notification, and a result only on request:
     GitHub opens an alert for every result, whatever its kind and its suppressions. Rules that could not run are notifications.
     What must stay true: at most $most results, the most serious, with a notice when that cut any; fingerprints depend on neither line, file nor
     language; known findings stay in (baselineState unchanged), since GitHub closes what is missing; a partial run has a category of its own, so that it closes nothing. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:f="urn:policykoll:functions" xmlns:set="http://exslt.org/sets">

  <xsl:import href="policykoll:views/review.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <!-- results that GitHub shows of a run; notifications that say why rules failed -->
  <xsl:param name="most" select="5000"/>
  <xsl:variable name="most-notifications" select="1000"/>

  <xsl:key name="finding" match="r:finding" use="concat(@outcome, '|', @severity)"/>
  <xsl:key name="outcome" match="r:finding" use="@outcome"/>
  <xsl:key name="found" match="r:finding" use="@rule"/>
  <!-- messages about a document are results, others notifications only -->
  <xsl:key name="located" match="r:diagnostic[@severity != 'info' and @file]" use="@id"/>
  <xsl:key name="policy" match="r:policy" use="@id"/>
  <xsl:key name="clause" match="r:policy/r:clause" use="concat(../@id, '|', @id)"/>
  <xsl:key name="parameter" match="r:parameter" use="@rule"/>

  <xsl:variable name="totals" select="$report/r:totals"/>
  <xsl:variable name="w-more" select="string($t[../@id='sarif.more'])"/>

  <xsl:variable name="rules" select="$report/r:rules/r:rule[@ran='yes' or key('found', @id)]"/>
  <xsl:variable name="message-rules" select="$report/r:diagnostics/r:diagnostic[generate-id() = generate-id(key('located', @id)[1])]"/>
  <!-- " rule=0 other=1 …": the place of each rule in the array -->
  <xsl:variable name="index-tree">
    <xsl:text> </xsl:text>
    <xsl:for-each select="$rules"><xsl:value-of select="concat(@id, '=', position() - 1, ' ')"/></xsl:for-each>
    <xsl:for-each select="$message-rules"><xsl:value-of select="concat(@id, '=', count($rules) + position() - 1, ' ')"/></xsl:for-each>
  </xsl:variable>
  <xsl:variable name="index" select="string($index-tree)"/>

  <!-- How many of each are results: messages, then gaps by severity, then what is listed on request. -->
  <xsl:variable name="located" select="$messages[@file]"/>
  <xsl:variable name="errors" select="key('finding', 'gap|error')"/>
  <xsl:variable name="warnings" select="key('finding', 'gap|warning')"/>
  <xsl:variable name="infos" select="key('finding', 'gap|info')"/>
  <xsl:variable name="undecided" select="key('outcome', 'not-evaluable')[$show-not-evaluable='yes']"/>
  <xsl:variable name="excepted" select="key('outcome', 'excepted')[$show-excepted='yes']"/>
  <xsl:variable name="first-located" select="$located[position() &lt;= $most]"/>
  <xsl:variable name="before-errors" select="count($located)"/>
  <xsl:variable name="before-warnings" select="$before-errors + count($errors)"/>
  <xsl:variable name="before-infos" select="$before-warnings + count($warnings)"/>
  <xsl:variable name="before-undecided" select="$before-infos + count($infos)"/>
  <xsl:variable name="before-excepted" select="$before-undecided + count($undecided)"/>
  <xsl:variable name="all" select="$before-excepted + count($excepted)"/>
  <xsl:variable name="omitted" select="($all - $most) * number($all &gt; $most)"/>

  <xsl:template match="/">
    <xsl:text>{"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json","version":"2.1.0","runs":[{&#10;</xsl:text>
    <xsl:call-template name="tool"/>
    <xsl:value-of select="concat(',&#10;&quot;language&quot;:', f:json($lang), ',&quot;columnKind&quot;:&quot;unicodeCodePoints&quot;')"/>
    <xsl:value-of select="concat(',&#10;&quot;originalUriBaseIds&quot;:{&quot;%SRCROOT%&quot;:{&quot;description&quot;:{&quot;text&quot;:', f:json($t[../@id='sarif.root']), '}}}')"/>
    <xsl:call-template name="category"/>
    <xsl:call-template name="invocation"/>
    <xsl:call-template name="artifacts"/>
    <xsl:call-template name="results"/>
    <xsl:call-template name="properties"/>
    <xsl:text>&#10;}]}&#10;</xsl:text>
  </xsl:template>

  <!-- Results of different categories do not replace each other at GitHub. -->
  <xsl:template name="category">
    <xsl:variable name="of" select="f:first($report/r:units/r:unit[@kind='municipality']/@id, $report/r:policies/r:policy[@origin='policy']/@id)"/>
    <xsl:text>,&#10;"automationDetails":{"id":</xsl:text>
    <xsl:value-of select="f:json(concat('policykoll/', translate($of, '/', '-'), substring('/', 1 div ($of != '')), substring('partial/', 1 div ($report/@partial='yes'))))"/>
    <xsl:text>}</xsl:text>
  </xsl:template>

  <!-- ================================================================ the rules -->

  <xsl:template name="tool">
    <xsl:value-of select="concat('&quot;tool&quot;:{&quot;driver&quot;:{&quot;name&quot;:&quot;policykoll&quot;,&quot;version&quot;:', f:json($report/r:tool/@version), ',&quot;semanticVersion&quot;:', f:json($report/r:tool/@version), ',&quot;language&quot;:', f:json($lang))"/>
    <xsl:text>,"rules":[</xsl:text>
    <xsl:for-each select="$rules">
      <xsl:if test="position() &gt; 1">,</xsl:if>
      <xsl:call-template name="rule"/>
    </xsl:for-each>
    <xsl:for-each select="$message-rules">
      <xsl:if test="position() &gt; 1 or $rules">,</xsl:if>
      <xsl:call-template name="message-rule"/>
    </xsl:for-each>
    <xsl:text>]}}</xsl:text>
  </xsl:template>

  <xsl:template name="rule">
    <xsl:variable name="title" select="f:first(r:title[lang($lang)], r:title, @id)"/>
    <xsl:variable name="why" select="f:first(r:rationale[lang($lang)], r:rationale, $title)"/>
    <xsl:variable name="cut" select="concat(substring($why, 1, 1000), substring('…', 1 div (string-length($why) &gt; 1000)))"/>
    <xsl:variable name="text"><xsl:call-template name="help-text"><xsl:with-param name="title" select="$title"/></xsl:call-template></xsl:variable>
    <xsl:variable name="markdown"><xsl:call-template name="help-markdown"><xsl:with-param name="title" select="$title"/></xsl:call-template></xsl:variable>
    <xsl:value-of select="concat('&#10;{&quot;id&quot;:', f:json(@id), ',&quot;name&quot;:', f:json(substring(f:pascal(@id), 1, 255)), ',&quot;shortDescription&quot;:{&quot;text&quot;:', f:json(f:sentences($title)), '},&quot;fullDescription&quot;:{&quot;text&quot;:', f:json(f:sentences($cut)), '}')"/>
    <xsl:value-of select="concat(',&quot;help&quot;:{&quot;text&quot;:', f:json($text), ',&quot;markdown&quot;:', f:json($markdown), '},&quot;defaultConfiguration&quot;:{&quot;level&quot;:&quot;')"/>
    <xsl:call-template name="level"/>
    <xsl:text>"},"properties":{"tags":[</xsl:text>
    <xsl:call-template name="tags"/>
    <xsl:text>],"precision":"very-high","problem.severity":"</xsl:text>
    <xsl:call-template name="problem"/>
    <xsl:text>"}}</xsl:text>
  </xsl:template>

  <!-- At most 20: one of what it is, 5 policies, 14 items of standards. -->
  <xsl:template name="tags">
    <xsl:text>"compliance"</xsl:text>
    <xsl:for-each select="r:clause[not(@policy = preceding-sibling::r:clause/@policy)][position() &lt;= 5]">
      <xsl:value-of select="concat(',', f:json(concat('policy/', @policy)))"/>
    </xsl:for-each>
    <xsl:for-each select="r:property[not(. = preceding-sibling::r:property)][position() &lt;= 14]">
      <xsl:value-of select="concat(',', f:json(concat(@role, '/', translate(normalize-space(.), ' ', ''))))"/>
    </xsl:for-each>
  </xsl:template>

  <!-- A kind of message as a rule. -->
  <xsl:template name="message-rule">
    <xsl:variable name="about" select="f:sentences($t[../@id='sarif.message'])"/>
    <xsl:variable name="more" select="f:fill($w-more, @id)"/>
    <xsl:value-of select="concat('&#10;{&quot;id&quot;:', f:json(@id), ',&quot;name&quot;:', f:json(substring(f:pascal(@id), 1, 255)), ',&quot;shortDescription&quot;:{&quot;text&quot;:', f:json(@id), '},&quot;fullDescription&quot;:{&quot;text&quot;:', f:json($about), '}')"/>
    <xsl:value-of select="concat(',&quot;help&quot;:{&quot;text&quot;:', f:json(f:sentences($about, $more)), ',&quot;markdown&quot;:', f:json(concat(f:markdown($about), '&#10;&#10;', f:markdown($more))), '},&quot;defaultConfiguration&quot;:{&quot;level&quot;:&quot;')"/>
    <xsl:call-template name="level"/>
    <xsl:text>"},"properties":{"tags":["document"],"precision":"very-high","problem.severity":"</xsl:text>
    <xsl:call-template name="problem"/>
    <xsl:text>"}}</xsl:text>
  </xsl:template>

  <xsl:template name="level">
    <xsl:choose>
      <xsl:when test="@severity='info'">note</xsl:when>
      <xsl:when test="@severity='warning'">warning</xsl:when>
      <xsl:otherwise>error</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="problem">
    <xsl:choose>
      <xsl:when test="@severity='info'">recommendation</xsl:when>
      <xsl:when test="@severity='warning'">warning</xsl:when>
      <xsl:otherwise>error</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ================================================================ help: why, what to do, which clauses, which values -->

  <xsl:template name="help-text">
    <xsl:param name="title"/>
    <xsl:value-of select="f:sentences(f:first(r:rationale[lang($lang)], r:rationale, $title))"/>
    <xsl:if test="r:fix"><xsl:value-of select="concat('&#10;&#10;', $t[../@id='finding.fix'], ': ', f:sentences(f:first(r:fix[lang($lang)], r:fix)))"/></xsl:if>
    <xsl:if test="r:clause"><xsl:value-of select="concat('&#10;&#10;', $t[../@id='sarif.demands'], ':')"/></xsl:if>
    <xsl:for-each select="r:clause">
      <xsl:variable name="c" select="key('clause', concat(@policy, '|', @clause))"/>
      <xsl:value-of select="concat('&#10;- ', f:shown(f:first(key('policy', @policy)/r:short-title[lang($lang)], key('policy', @policy)/r:title[lang($lang)], key('policy', @policy)/r:title, @policy)), ', ', f:shown(@clause))"/>
      <xsl:if test="$c/r:summary"><xsl:value-of select="concat(': ', f:sentences(f:first($c/r:summary[lang($lang)], $c/r:summary)))"/></xsl:if>
    </xsl:for-each>
    <xsl:if test="key('parameter', @id)"><xsl:value-of select="concat('&#10;&#10;', $t[../@id='sarif.values'], ':')"/></xsl:if>
    <xsl:for-each select="key('parameter', @id)">
      <xsl:value-of select="concat('&#10;- ', f:shown(@name), ' = ', f:first(f:shown(@value), $t[../@id='finding.empty']), ' (', f:shown(@clause), ', ')"/><xsl:call-template name="basis"/><xsl:text>)</xsl:text>
    </xsl:for-each>
    <xsl:value-of select="concat('&#10;&#10;', f:fill($w-more, @id))"/>
  </xsl:template>

  <xsl:template name="help-markdown">
    <xsl:param name="title"/>
    <xsl:value-of select="f:markdown(f:sentences(f:first(r:rationale[lang($lang)], r:rationale, $title)))"/>
    <xsl:if test="r:fix"><xsl:value-of select="concat('&#10;&#10;**', $t[../@id='finding.fix'], '**: ', f:markdown(f:sentences(f:first(r:fix[lang($lang)], r:fix))))"/></xsl:if>
    <xsl:if test="r:clause"><xsl:value-of select="concat('&#10;&#10;**', $t[../@id='sarif.demands'], '**&#10;')"/></xsl:if>
    <xsl:for-each select="r:clause">
      <xsl:variable name="c" select="key('clause', concat(@policy, '|', @clause))"/>
      <xsl:value-of select="concat('&#10;- ', f:markdown(f:first(key('policy', @policy)/r:short-title[lang($lang)], key('policy', @policy)/r:title[lang($lang)], key('policy', @policy)/r:title, @policy)), ', **', f:markdown(@clause), '**')"/>
      <xsl:if test="$c/r:summary"><xsl:value-of select="concat(': ', f:markdown(f:sentences(f:first($c/r:summary[lang($lang)], $c/r:summary))))"/></xsl:if>
    </xsl:for-each>
    <xsl:if test="key('parameter', @id)"><xsl:value-of select="concat('&#10;&#10;**', $t[../@id='sarif.values'], '**&#10;')"/></xsl:if>
    <xsl:for-each select="key('parameter', @id)">
      <xsl:value-of select="concat('&#10;- ', f:markdown(@name), ' = ', f:first(f:markdown(@value), $t[../@id='finding.empty']), ' (', f:markdown(@clause), ', ')"/><xsl:call-template name="basis"/><xsl:text>)</xsl:text>
    </xsl:for-each>
    <xsl:if test="r:property[@role='iso27001']">
      <xsl:text>&#10;&#10;**ISO/IEC 27001:2022**: </xsl:text>
      <xsl:for-each select="r:property[@role='iso27001']"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="f:markdown(.)"/></xsl:for-each>
    </xsl:if>
    <xsl:value-of select="concat('&#10;&#10;', f:markdown(f:fill($w-more, @id)))"/>
  </xsl:template>

  <xsl:template name="basis"><xsl:value-of select="$t[../@id=concat('basis.', current()/@basis)]"/></xsl:template>

  <!-- ================================================================ the run -->

  <xsl:template name="invocation">
    <xsl:variable name="status"><xsl:call-template name="verdict-word"/></xsl:variable>
    <xsl:variable name="whole" select="$seen != 'incomplete' and $seen != 'error' and ($report/@status='passed' or $report/@status='failed') and $report/@exit-code &lt; 2"/>
    <xsl:value-of select="concat(',&#10;&quot;invocations&quot;:[{&quot;executionSuccessful&quot;:', boolean($whole), f:number('exitCode', $report/@exit-code), f:text('exitCodeDescription', $status), ',&quot;toolExecutionNotifications&quot;:[')"/>
    <xsl:variable name="notes"><xsl:call-template name="notes"/></xsl:variable>
    <!-- each begins with a comma -->
    <xsl:value-of select="substring($notes, 2)"/>
    <xsl:text>]}]</xsl:text>
  </xsl:template>

  <xsl:template name="notes">
    <xsl:if test="$omitted &gt; 0">
      <xsl:value-of select="concat(',&#10;{&quot;descriptor&quot;:{&quot;id&quot;:&quot;results-cut&quot;},&quot;level&quot;:&quot;warning&quot;,&quot;message&quot;:{&quot;text&quot;:', f:json(f:fill($t[../@id='sarif.cut'], $omitted, $most)), '}}')"/>
    </xsl:if>
    <xsl:if test="$report/@partial = 'yes'">
      <xsl:value-of select="concat(',&#10;{&quot;descriptor&quot;:{&quot;id&quot;:&quot;run-partial&quot;},&quot;level&quot;:&quot;note&quot;,&quot;message&quot;:{&quot;text&quot;:', f:json($t[../@id='sarif.partial']), '}}')"/>
    </xsl:if>
    <xsl:if test="$report/@audience = 'public'">
      <xsl:value-of select="concat(',&#10;{&quot;descriptor&quot;:{&quot;id&quot;:&quot;run-public&quot;},&quot;level&quot;:&quot;note&quot;,&quot;message&quot;:{&quot;text&quot;:', f:json($t[../@id='public.short']), '}}')"/>
    </xsl:if>
    <xsl:if test="$of-run">
      <xsl:value-of select="concat(',&#10;{&quot;descriptor&quot;:{&quot;id&quot;:&quot;', $run-id, '&quot;},&quot;level&quot;:&quot;', substring('error', 1, 5 * not($allowed)), substring('note', 1, 4 * $allowed), '&quot;,&quot;message&quot;:{&quot;text&quot;:', f:json($run-text), '}}')"/>
    </xsl:if>
    <xsl:if test="key('outcome', 'not-evaluable')">
      <xsl:value-of select="concat(',&#10;{&quot;descriptor&quot;:{&quot;id&quot;:&quot;not-evaluable&quot;},&quot;level&quot;:&quot;note&quot;,&quot;message&quot;:{&quot;text&quot;:', f:json(f:fill($t[../@id='sarif.not-evaluable'], count(key('outcome', 'not-evaluable')))), '}}')"/>
    </xsl:if>
    <xsl:if test="key('outcome', 'excepted')">
      <xsl:value-of select="concat(',&#10;{&quot;descriptor&quot;:{&quot;id&quot;:&quot;excepted&quot;},&quot;level&quot;:&quot;note&quot;,&quot;message&quot;:{&quot;text&quot;:', f:json(f:fill($t[../@id='sarif.excepted'], count(key('outcome', 'excepted')))), '}}')"/>
    </xsl:if>
    <xsl:for-each select="key('outcome', 'error')[position() &lt;= $most-notifications]">
      <xsl:value-of select="concat(',&#10;{&quot;descriptor&quot;:{&quot;id&quot;:&quot;rule-failed&quot;},&quot;associatedRule&quot;:{&quot;id&quot;:', f:json(@rule), ',&quot;index&quot;:', substring-before(substring-after($index, concat(' ', @rule, '=')), ' '), '},&quot;level&quot;:&quot;error&quot;')"/>
      <xsl:call-template name="message-and-place"/>
    </xsl:for-each>
    <xsl:for-each select="$report/r:diagnostics/r:diagnostic[position() &lt;= $most-notifications]">
      <xsl:value-of select="concat(',&#10;{&quot;descriptor&quot;:{&quot;id&quot;:', f:json(@id), '},&quot;level&quot;:&quot;')"/>
      <xsl:call-template name="level"/>
      <xsl:text>"</xsl:text>
      <xsl:call-template name="message-and-place"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="message-and-place">
    <xsl:text>,"message":{"text":</xsl:text>
    <xsl:call-template name="say"><xsl:with-param name="sarif" select="true()"/></xsl:call-template>
    <xsl:text>}</xsl:text>
    <xsl:if test="@file"><xsl:text>,"locations":[{</xsl:text><xsl:call-template name="place"/><xsl:text>}]</xsl:text></xsl:if>
    <xsl:text>}</xsl:text>
  </xsl:template>

  <!-- What was read, with its digest; not the documents that come with the program, whose names GitHub would look for in the repository. -->
  <xsl:template name="artifacts">
    <xsl:text>,&#10;"artifacts":[</xsl:text>
    <xsl:for-each select="$inputs">
      <xsl:if test="position() &gt; 1">,</xsl:if>
      <xsl:text>&#10;{"location":{</xsl:text>
      <xsl:call-template name="uri"><xsl:with-param name="file" select="@path"/></xsl:call-template>
      <xsl:value-of select="concat('}', f:number('length', @bytes), ',&quot;roles&quot;:[&quot;analysisTarget&quot;]')"/>
      <xsl:if test="@sha256"><xsl:value-of select="concat(',&quot;hashes&quot;:{&quot;sha-256&quot;:', f:json(@sha256), '}')"/></xsl:if>
      <xsl:text>}</xsl:text>
    </xsl:for-each>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template name="properties">
    <xsl:value-of select="concat(',&#10;&quot;properties&quot;:{&quot;asOf&quot;:', f:json($report/@as-of), ',&quot;status&quot;:', f:json($report/@status), ',&quot;failOn&quot;:', f:json($report/@fail-on), f:flag('partial', f:first($report/@partial, 'no')), f:text('audience', $report/@audience))"/>
    <xsl:value-of select="concat(f:number('errors', $totals/@errors), f:number('warnings', $totals/@warnings), f:number('infos', $totals/@infos), f:number('excepted', $totals/@excepted), f:number('notEvaluable', $totals/@not-evaluable), f:number('ruleErrors', $totals/@rule-errors), f:number('resultsOmitted', $omitted), '}')"/>
  </xsl:template>

  <!-- ================================================================ the results -->

  <xsl:template name="results">
    <xsl:text>,&#10;"results":[</xsl:text>
    <xsl:call-template name="messages"/>
    <xsl:apply-templates select="$errors[position() &lt;= $most - $before-errors]"><xsl:with-param name="before" select="$before-errors"/></xsl:apply-templates>
    <xsl:apply-templates select="$warnings[position() &lt;= $most - $before-warnings]"><xsl:with-param name="before" select="$before-warnings"/></xsl:apply-templates>
    <xsl:apply-templates select="$infos[position() &lt;= $most - $before-infos]"><xsl:with-param name="before" select="$before-infos"/></xsl:apply-templates>
    <xsl:apply-templates select="$undecided[position() &lt;= $most - $before-undecided]"><xsl:with-param name="before" select="$before-undecided"/></xsl:apply-templates>
    <xsl:apply-templates select="$excepted[position() &lt;= $most - $before-excepted]"><xsl:with-param name="before" select="$before-excepted"/></xsl:apply-templates>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="r:finding">
    <xsl:param name="before"/>
    <xsl:if test="$before + position() &gt; 1">,</xsl:if>
    <xsl:value-of select="concat('&#10;{&quot;ruleId&quot;:', f:json(@rule), ',&quot;ruleIndex&quot;:', substring-before(substring-after($index, concat(' ', @rule, '=')), ' '))"/>
    <xsl:choose>
      <xsl:when test="@outcome='not-evaluable'">,"kind":"open","level":"none</xsl:when>
      <xsl:otherwise>,"level":"<xsl:call-template name="level"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text>","message":{"text":</xsl:text>
    <xsl:call-template name="say"><xsl:with-param name="sarif" select="true()"/></xsl:call-template>
    <xsl:text>},"locations":[{</xsl:text>
    <xsl:call-template name="place"/>
    <xsl:for-each select="r:subject">
      <xsl:value-of select="concat(',&quot;logicalLocations&quot;:[{&quot;fullyQualifiedName&quot;:', f:json(concat(@kind, ':', @id)), ',&quot;name&quot;:', f:json(f:first(r:name[lang($lang)], r:name, @id, 'policykoll')), f:text('kind', @kind), '}]')"/>
    </xsl:for-each>
    <xsl:value-of select="concat('}],&quot;partialFingerprints&quot;:{&quot;primaryLocationLineHash&quot;:&quot;', f:hash(@id, 32), '&quot;}')"/>
    <xsl:if test="@baseline"><xsl:value-of select="concat(',&quot;baselineState&quot;:&quot;', substring('new', 1 div (@baseline='new')), substring('unchanged', 1 div (@baseline='known')), '&quot;')"/></xsl:if>
    <xsl:if test="@outcome='excepted'">
      <xsl:variable name="e" select="key('exception', r:exception/@ref)"/>
      <xsl:value-of select="concat(',&quot;suppressions&quot;:[{&quot;kind&quot;:&quot;external&quot;,&quot;status&quot;:&quot;accepted&quot;', f:text('justification', f:sentences(f:first($e/r:reason[lang($lang)], $e/r:reason), f:fill($w-until, r:exception/@ref, r:exception/@expires-on))), '}]')"/>
    </xsl:if>
    <xsl:value-of select="concat(',&quot;properties&quot;:{&quot;id&quot;:', f:json(@id), ',&quot;outcome&quot;:', f:json(@outcome), f:text('unit', r:subject/@unit), f:text('owner', r:subject/@owner))"/>
    <xsl:if test="r:clause">
      <xsl:text>,"clauses":[</xsl:text>
      <xsl:for-each select="r:clause"><xsl:if test="position() &gt; 1">,</xsl:if><xsl:value-of select="f:json(concat(@policy, ' ', @clause))"/></xsl:for-each>
      <xsl:text>]</xsl:text>
    </xsl:if>
    <xsl:text>}}</xsl:text>
  </xsl:template>

  <xsl:template match="r:diagnostic">
    <xsl:param name="first"/>
    <xsl:param name="fingerprint"/>
    <xsl:if test="@file and (count($located) &lt;= $most or set:has-same-node(., $first-located))">
      <xsl:if test="generate-id() != generate-id($located[1])">,</xsl:if>
      <xsl:value-of select="concat('&#10;{&quot;ruleId&quot;:', f:json(@id), ',&quot;ruleIndex&quot;:', substring-before(substring-after($index, concat(' ', @id, '=')), ' '), ',&quot;level&quot;:&quot;')"/>
      <xsl:call-template name="level"/>
      <xsl:text>","message":{"text":</xsl:text>
    <xsl:call-template name="say"><xsl:with-param name="sarif" select="true()"/></xsl:call-template>
    <xsl:text>},"locations":[{</xsl:text>
      <xsl:call-template name="place"/>
      <xsl:value-of select="concat('}],&quot;partialFingerprints&quot;:{&quot;primaryLocationLineHash&quot;:&quot;', $fingerprint, '&quot;}}')"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="place">
    <xsl:variable name="file" select="f:first(substring(@file, 1 div not(starts-with(@file, 'policykoll:'))), $elsewhere)"/>
    <xsl:variable name="line" select="f:first(substring(@line, 1 div ($file = @file)), '1')"/>
    <xsl:text>"physicalLocation":{"artifactLocation":{</xsl:text>
    <xsl:call-template name="uri"><xsl:with-param name="file" select="$file"/></xsl:call-template>
    <xsl:value-of select="concat('},&quot;region&quot;:{&quot;startLine&quot;:', $line)"/>
    <!-- GitHub wants all four numbers; where the place is a line or a file, it is its first character -->
    <xsl:choose>
      <xsl:when test="$file = @file and @line and @column and @end-column and (@end-line &gt; @line or (@end-line = @line and @end-column &gt;= @column))">
        <xsl:value-of select="concat(f:number('startColumn', @column), f:number('endLine', @end-line), f:number('endColumn', @end-column))"/>
        <!-- the source, where the excerpt holds all of it -->
        <xsl:for-each select="r:excerpt[@length &gt; 0 and ../@end-line = ../@line and @length = ../@end-column - ../@column]">
          <xsl:value-of select="concat(',&quot;snippet&quot;:{&quot;text&quot;:', f:json(substring(., @column, @length)), '}')"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="$file = @file and @line and @column"><xsl:value-of select="concat(f:number('startColumn', @column), f:number('endLine', @line), f:number('endColumn', @column + 1))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(',&quot;startColumn&quot;:1,&quot;endLine&quot;:', $line, ',&quot;endColumn&quot;:2')"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text>}}</xsl:text>
  </xsl:template>

  <!-- Relative to where the run was started; an absolute path is a file: URI, and our own documents have a scheme of theirs. -->
  <xsl:template name="uri">
    <xsl:param name="file"/>
    <xsl:variable name="uri" select="f:uri($file)"/>
    <xsl:value-of select="concat('&quot;uri&quot;:', f:json($uri))"/>
    <xsl:if test="not(contains($uri, ':'))">,"uriBaseId":"%SRCROOT%"</xsl:if>
  </xsl:template>

</xsl:stylesheet>
