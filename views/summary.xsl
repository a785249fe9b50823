<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- A summary in Markdown (GitHub's), for the page of a CI job or a comment on a change.
     What must stay true: text of the report goes through mute(), and only in the middle of a line, so that nothing of it becomes markup, a link, a mention or a
     picture; a run that is not complete never looks like a pass; the findings come last, the worst first, one a line, so that the end can be cut at any line;
     the whole is at most $most bytes, and what was left out is counted. GitHub refuses more than 1 MiB. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:f="urn:policykoll:functions">

  <xsl:include href="policykoll:views/decide.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <!-- sv or en -->
  <xsl:param name="lang" select="'sv'"/>
  <xsl:param name="most" select="921600"/>
  <!-- rows of a table before the findings -->
  <xsl:variable name="rows" select="100"/>
  <!-- findings of a kind that are tried; fewer bytes than this many rows have cannot be -->
  <xsl:variable name="tried" select="12000"/>
  <!-- days before its end that an exception is told of -->
  <xsl:variable name="ahead" select="30"/>

  <xsl:key name="by-level" match="r:finding" use="concat(@outcome, '|', @severity)"/>
  <xsl:key name="by-outcome" match="r:finding" use="@outcome"/>
  <xsl:key name="by-rule" match="r:finding" use="concat(@rule, '|', @outcome)"/>
  <xsl:key name="by-rule-level" match="r:finding" use="concat(@rule, '|', @outcome, '|', @severity)"/>
  <xsl:key name="rule" match="r:rules/r:rule" use="@id"/>
  <xsl:key name="unit" match="r:units/r:unit" use="@id"/>
  <xsl:key name="message" match="r:diagnostic" use="@severity"/>

  <xsl:variable name="report" select="/r:report"/>
  <xsl:variable name="totals" select="$report/r:totals"/>
  <xsl:variable name="baseline" select="$report/r:baseline"/>
  <xsl:variable name="only-new" select="$baseline/@only-new = 'yes'"/>
  <xsl:variable name="skipped" select="sum($report/r:inputs/r:input/@assets-skipped)"/>
  <xsl:variable name="unread" select="key('message', 'error')"/>
  <xsl:variable name="t" select="document('policykoll:views/labels.xml')/labels/label/text[@xml:lang=$lang]"/>
  <!-- words that are needed once per finding -->
  <xsl:variable name="w-fix" select="string($t[../@id='finding.fix'])"/>
  <xsl:variable name="w-new" select="string($t[../@id='baseline.new'])"/>
  <xsl:variable name="w-error" select="string($t[../@id='severity.error'])"/>
  <xsl:variable name="w-warning" select="string($t[../@id='severity.warning'])"/>
  <xsl:variable name="w-info" select="string($t[../@id='severity.info'])"/>
  <xsl:variable name="w-crashed" select="string($t[../@id='outcome.error'])"/>
  <xsl:variable name="w-undecided" select="string($t[../@id='outcome.not-evaluable'])"/>

  <xsl:template match="/">
    <xsl:variable name="head">
      <xsl:call-template name="verdict"/>
      <xsl:call-template name="totals"/>
      <xsl:call-template name="unread"/>
      <xsl:call-template name="rules"/>
      <xsl:call-template name="exceptions"/>
      <xsl:call-template name="undecided"/>
      <xsl:call-template name="findings-head"/>
    </xsl:variable>
    <xsl:variable name="all"><xsl:call-template name="findings"/></xsl:variable>
    <xsl:variable name="start" select="f:fit($head, $most)"/>
    <xsl:variable name="fitting" select="f:fit($all, $most - f:bytes($start))"/>
    <xsl:variable name="left" select="$listed - f:lines($fitting)"/>
    <xsl:value-of select="concat($start, $fitting)"/>
    <xsl:if test="$left &gt; 0 or $start != $head">
      <xsl:text>&#10;</xsl:text>
      <xsl:choose>
        <xsl:when test="$start != $head"><xsl:value-of select="$t[../@id='summary.cut']"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="more"><xsl:with-param name="n" select="$left"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
    <xsl:value-of select="concat('&#10;', f:mute(concat($report/r:tool/@name, ' ', $report/r:tool/@version)), '&#10;')"/>
  </xsl:template>

  <!-- ============================================================ before the findings -->

  <xsl:template name="verdict">
    <xsl:text>## policykoll: </xsl:text>
    <xsl:call-template name="verdict-word"/>
    <xsl:if test="$report/@partial = 'yes'"><xsl:value-of select="concat(' (', $t[../@id='partial.word'], ')')"/></xsl:if>
    <xsl:text>&#10;&#10;**</xsl:text>
    <xsl:call-template name="verdict-sentence"/>
    <xsl:text>**</xsl:text>
    <xsl:if test="$seen = 'incomplete' or $seen = 'error'">
      <xsl:value-of select="concat(' ', $t[../@id='banner.text'])"/>
    </xsl:if>
    <xsl:if test="$report/@audience = 'public'"><xsl:value-of select="concat(' ', $t[../@id='public.short'])"/></xsl:if>
    <xsl:if test="$report/@partial = 'yes'"><xsl:value-of select="concat(' ', $t[../@id='summary.partial'])"/></xsl:if>
    <xsl:if test="$only-new"><xsl:value-of select="concat(' ', $t[../@id='summary.only-new'])"/></xsl:if>
    <xsl:text>&#10;&#10;</xsl:text>
    <xsl:for-each select="$report/r:policies/r:policy[position() &lt;= $rows]">
      <xsl:value-of select="concat('- ', $t[../@id=concat('fact.', substring('law', 1, 3 * (current()/@origin='law')), substring('policy', 1, 6 * not(current()/@origin='law')))], ': ',
        f:mute(substring(f:first(r:title[@xml:lang=$lang], r:title, @id), 1, 200)), '&#10;')"/>
    </xsl:for-each>
    <xsl:value-of select="concat('- ', $t[../@id='fact.as-of'], ': ', $report/@as-of, '&#10;- ', $t[../@id='fact.threshold'], ': ', $t[../@id=concat('threshold.', $report/@fail-on)], '&#10;- ', $t[../@id='fact.read'], ': ')"/>
    <xsl:call-template name="n"><xsl:with-param name="plural" select="'n.documents'"/><xsl:with-param name="n" select="$totals/@documents"/></xsl:call-template>
    <xsl:if test="$totals/@documents != $totals/@files"><xsl:value-of select="concat(' ', f:fill($t[../@id='fact.of-files'], $totals/@files))"/></xsl:if>
    <xsl:text>, </xsl:text>
    <xsl:call-template name="n"><xsl:with-param name="plural" select="'n.assets'"/><xsl:with-param name="n" select="$totals/@assets"/></xsl:call-template>
    <xsl:text>, </xsl:text>
    <xsl:call-template name="n"><xsl:with-param name="plural" select="'n.rules'"/><xsl:with-param name="n" select="$totals/@rules"/></xsl:call-template>
    <xsl:text>&#10;</xsl:text>
    <xsl:for-each select="$report[@partial='yes']/r:options/r:option[position() &lt;= $rows]">
      <xsl:variable name="unit" select="key('unit', @value)[current()/@name='unit']/r:name"/>
      <xsl:value-of select="concat('- ', $t[../@id='col.option'], ': &lt;code>', f:mute(concat('--', substring(@name, 1, 100), ' ', substring(@value, 1, 200))), '&lt;/code>')"/>
      <xsl:if test="$unit"><xsl:value-of select="concat(' ', f:mute(substring(f:first($unit[@xml:lang=$lang], $unit), 1, 200)))"/></xsl:if>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
    <xsl:if test="$baseline">
      <xsl:value-of select="concat('- ', f:fill($t[../@id='summary.baseline'], $baseline/@as-of), ': ', f:fill($t[../@id='summary.compared'], $baseline/@new, $baseline/@known, $baseline/@fixed), '&#10;')"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="totals">
    <xsl:value-of select="concat('&#10;| ', $t[../@id='col.outcome'], ' | ', $t[../@id='col.count'], ' |&#10;|:--|--:|&#10;')"/>
    <xsl:value-of select="concat('| ', $t[../@id='outcome.gap'], ': ', $w-error, ' | ', $totals/@errors, ' |&#10;')"/>
    <xsl:value-of select="concat('| ', $t[../@id='outcome.gap'], ': ', $w-warning, ' | ', $totals/@warnings, ' |&#10;')"/>
    <xsl:value-of select="concat('| ', $t[../@id='outcome.gap'], ': ', $w-info, ' | ', $totals/@infos, ' |&#10;')"/>
    <xsl:value-of select="concat('| ', $t[../@id='outcome.excepted'], ' | ', $totals/@excepted, ' |&#10;')"/>
    <xsl:value-of select="concat('| ', $w-undecided, ' | ', $totals/@not-evaluable, ' |&#10;')"/>
    <xsl:if test="$totals/@rule-errors &gt; 0"><xsl:value-of select="concat('| ', $w-crashed, ' | ', $totals/@rule-errors, ' |&#10;')"/></xsl:if>
    <xsl:value-of select="concat('| ', $t[../@id='outcome.pass'], ' | ', $report/r:outcomes/@pass, ' |&#10;')"/>
  </xsl:template>

  <!-- What kept something from being checked. -->
  <xsl:template name="unread">
    <xsl:if test="$unread or $totals/@unread &gt; 0 or $skipped &gt; 0">
      <xsl:value-of select="concat('&#10;### ', $t[../@id='rest.unchecked'], '&#10;&#10;')"/>
      <xsl:if test="$totals/@unread &gt; 0">
        <xsl:text>- </xsl:text>
        <xsl:call-template name="n"><xsl:with-param name="plural" select="'n.unread'"/><xsl:with-param name="n" select="$totals/@unread"/></xsl:call-template>
        <xsl:text>&#10;</xsl:text>
      </xsl:if>
      <xsl:if test="$skipped &gt; 0">
        <xsl:text>- </xsl:text>
        <xsl:call-template name="n"><xsl:with-param name="plural" select="'n.skipped'"/><xsl:with-param name="n" select="$skipped"/></xsl:call-template>
        <xsl:text>&#10;</xsl:text>
      </xsl:if>
    </xsl:if>
    <xsl:if test="$unread">
      <xsl:value-of select="concat('&#10;| ', $t[../@id='col.place'], ' | ', $t[../@id='col.message'], ' | ', $t[../@id='col.message-id'], ' |&#10;|:--|:--|:--|&#10;')"/>
      <xsl:for-each select="$unread[position() &lt;= $rows]">
        <xsl:text>| </xsl:text>
        <xsl:call-template name="place"/>
        <xsl:text> | </xsl:text>
        <xsl:call-template name="said"/>
        <xsl:value-of select="concat(' | &lt;code>', f:mute(@id), '&lt;/code> |&#10;')"/>
      </xsl:for-each>
      <xsl:call-template name="more-rows"><xsl:with-param name="n" select="count($unread) - $rows"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Gaps by severity and rule, the most frequent first. -->
  <xsl:template name="rules">
    <xsl:if test="key('by-outcome', 'gap')">
      <xsl:value-of select="concat('&#10;### ', $t[../@id='gaps.index'], '&#10;&#10;| ', $t[../@id='col.severity'], ' | ', $t[../@id='col.rule'], ' | ', $t[../@id='csv.title'], ' | ', $t[../@id='col.count'], ' |')"/>
      <xsl:if test="$baseline"><xsl:value-of select="concat(' ', $t[../@id='summary.of-new'], ' |')"/></xsl:if>
      <xsl:value-of select="concat('&#10;|:--|:--|:--|--:|', substring('--:|', 1, 4 * boolean($baseline)), '&#10;')"/>
      <xsl:call-template name="rules-of"><xsl:with-param name="severity" select="'error'"/><xsl:with-param name="word" select="$w-error"/></xsl:call-template>
      <xsl:call-template name="rules-of"><xsl:with-param name="severity" select="'warning'"/><xsl:with-param name="word" select="$w-warning"/></xsl:call-template>
      <xsl:call-template name="rules-of"><xsl:with-param name="severity" select="'info'"/><xsl:with-param name="word" select="$w-info"/></xsl:call-template>
      <xsl:variable name="n" select="count($report/r:rules/r:rule[key('by-rule-level', concat(@id, '|gap|error'))]) + count($report/r:rules/r:rule[key('by-rule-level', concat(@id, '|gap|warning'))])
        + count($report/r:rules/r:rule[key('by-rule-level', concat(@id, '|gap|info'))])"/>
      <xsl:if test="$n &gt; 3 * $rows"><xsl:value-of select="concat('&#10;', $t[../@id='summary.rows'], '&#10;')"/></xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template name="rules-of">
    <xsl:param name="severity"/>
    <xsl:param name="word"/>
    <xsl:for-each select="$report/r:rules/r:rule[key('by-rule-level', concat(@id, '|gap|', $severity))]">
      <xsl:sort select="count(key('by-rule-level', concat(@id, '|gap|', $severity)))" data-type="number" order="descending"/>
      <xsl:if test="position() &lt;= $rows">
        <xsl:variable name="of" select="key('by-rule-level', concat(@id, '|gap|', $severity))"/>
        <xsl:value-of select="concat('| ', $word, ' | &lt;code>', f:mute(substring(@id, 1, 100)), '&lt;/code> | ', f:mute(substring(f:first(r:title[@xml:lang=$lang], r:title), 1, 300)), ' | ', count($of), ' |')"/>
        <xsl:if test="$baseline"><xsl:value-of select="concat(' ', count($of[@baseline='new']), ' |')"/></xsl:if>
        <xsl:text>&#10;</xsl:text>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- Exceptions that end soon, and those that have ended. -->
  <xsl:template name="exceptions">
    <xsl:variable name="ending" select="$report/r:exceptions/r:exception[(@status='active' and f:days($report/@as-of, @expires-on) &lt;= $ahead) or @status='expired']"/>
    <xsl:if test="$ending">
      <xsl:value-of select="concat('&#10;### ', f:fill($t[../@id='summary.exceptions'], $ahead), '&#10;&#10;| ', $t[../@id='col.exception'], ' | ', $t[../@id='col.covers'], ' | ', $t[../@id='col.until'], ' | ', $t[../@id='col.state'], ' | ', $t[../@id='col.matched'], ' |&#10;|:--|:--|:--|:--|--:|&#10;')"/>
      <xsl:for-each select="$ending">
        <xsl:sort select="@expires-on"/>
        <xsl:if test="position() &lt;= $rows">
          <xsl:value-of select="concat('| &lt;code>', f:mute(substring(@id, 1, 100)), '&lt;/code> | ')"/>
          <xsl:for-each select="@rule[. != ''] | @clause[. != ''] | @asset[. != ''] | @unit[. != '']">
            <xsl:sort select="string-length(substring-before(' rule clause asset unit ', concat(' ', name(), ' ')))" data-type="number"/>
            <xsl:if test="position() &gt; 1">&lt;br></xsl:if>
            <xsl:call-template name="covered"/>
          </xsl:for-each>
          <xsl:value-of select="concat(' | ', f:mute(@expires-on), ' | ',
            $t[../@id=concat('exception.', current()/@status)])"/>
          <xsl:variable name="days" select="f:days($report/@as-of, @expires-on)"/>
          <xsl:if test="@status='active'">
            <xsl:text>, </xsl:text>
            <xsl:call-template name="n"><xsl:with-param name="plural" select="'n.days-left'"/><xsl:with-param name="n" select="$days"/></xsl:call-template>
          </xsl:if>
          <xsl:value-of select="concat(' | ', @matched, ' |&#10;')"/>
        </xsl:if>
      </xsl:for-each>
      <xsl:call-template name="more-rows"><xsl:with-param name="n" select="count($ending) - $rows"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Of what an exception covers, one part: its name, where the report has one, and its id. -->
  <xsl:template name="covered">
    <xsl:variable name="rule" select="key('rule', self::node()[name()='rule'])"/>
    <xsl:variable name="unit" select="key('unit', self::node()[name()='unit'])"/>
    <xsl:variable name="names" select="$rule/r:title | $unit/r:name | ../r:asset-name[name(current())='asset']"/>
    <xsl:if test="$names"><xsl:value-of select="concat(f:mute(substring(f:first($names[@xml:lang=$lang], $names), 1, 300)), ' ')"/></xsl:if>
    <xsl:value-of select="concat('&lt;code>', f:mute(substring(., 1, 100)), '&lt;/code>')"/>
  </xsl:template>

  <!-- What could not be decided, by rule. -->
  <xsl:template name="undecided">
    <xsl:variable name="rules" select="$report/r:rules/r:rule[key('by-rule', concat(@id, '|not-evaluable'))]"/>
    <xsl:if test="$rules">
      <xsl:value-of select="concat('&#10;### ', $t[../@id='rest.undecided'], '&#10;&#10;', $t[../@id='rest.undecided-intro'], '&#10;&#10;| ', $t[../@id='col.rule'], ' | ', $t[../@id='csv.title'], ' | ', $t[../@id='col.count'], ' |&#10;|:--|:--|--:|&#10;')"/>
      <xsl:for-each select="$rules">
        <xsl:sort select="count(key('by-rule', concat(@id, '|not-evaluable')))" data-type="number" order="descending"/>
        <xsl:if test="position() &lt;= $rows">
          <xsl:value-of select="concat('| &lt;code>', f:mute(substring(@id, 1, 100)), '&lt;/code> | ', f:mute(substring(f:first(r:title[@xml:lang=$lang], r:title), 1, 300)), ' | ', count(key('by-rule', concat(@id, '|not-evaluable'))), ' |&#10;')"/>
        </xsl:if>
      </xsl:for-each>
      <xsl:call-template name="more-rows"><xsl:with-param name="n" select="count($rules) - $rows"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- ============================================================ the findings -->

  <!-- What is listed: what a rule could not do, gaps, what could not be decided; without what is known when only new findings count. -->
  <xsl:variable name="crashed" select="key('by-outcome', 'error')"/>
  <xsl:variable name="new-errors" select="key('by-level', 'gap|error')[not(@baseline='known')]"/>
  <xsl:variable name="old-errors" select="key('by-level', 'gap|error')[@baseline='known'][not($only-new)]"/>
  <xsl:variable name="new-warnings" select="key('by-level', 'gap|warning')[not(@baseline='known')]"/>
  <xsl:variable name="old-warnings" select="key('by-level', 'gap|warning')[@baseline='known'][not($only-new)]"/>
  <xsl:variable name="infos" select="key('by-level', 'gap|info')[not(@baseline='known' and $only-new)]"/>
  <xsl:variable name="not-decided" select="key('by-outcome', 'not-evaluable')[not(@baseline='known' and $only-new)]"/>
  <!-- (a union would look for each node of one among those of the other) -->
  <xsl:variable name="listed" select="count($crashed) + count($new-errors) + count($old-errors) + count($new-warnings) + count($old-warnings) + count($infos) + count($not-decided)"/>

  <xsl:template name="findings-head">
    <xsl:if test="$listed &gt; 0">
      <xsl:value-of select="concat('&#10;### ', $t[../@id='fact.findings'], '&#10;&#10;| ', $t[../@id='col.severity'], ' | ', $t[../@id='col.message'], ' | ', $t[../@id='col.unit'], ' | ', $t[../@id='col.rule'], ' | ', $t[../@id='col.place'], ' |&#10;|:--|:--|:--|:--|:--|&#10;')"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="findings">
    <xsl:apply-templates select="$crashed[position() &lt;= $tried]"><xsl:with-param name="word" select="$w-crashed"/></xsl:apply-templates>
    <xsl:apply-templates select="$new-errors[position() &lt;= $tried]"><xsl:with-param name="word" select="$w-error"/></xsl:apply-templates>
    <xsl:apply-templates select="$old-errors[position() &lt;= $tried]"><xsl:with-param name="word" select="$w-error"/></xsl:apply-templates>
    <xsl:apply-templates select="$new-warnings[position() &lt;= $tried]"><xsl:with-param name="word" select="$w-warning"/></xsl:apply-templates>
    <xsl:apply-templates select="$old-warnings[position() &lt;= $tried]"><xsl:with-param name="word" select="$w-warning"/></xsl:apply-templates>
    <xsl:apply-templates select="$infos[position() &lt;= $tried]"><xsl:with-param name="word" select="$w-info"/></xsl:apply-templates>
    <xsl:apply-templates select="$not-decided[position() &lt;= $tried]"><xsl:with-param name="word" select="$w-undecided"/></xsl:apply-templates>
  </xsl:template>

  <!-- One line. No tree is made here: the text so far would be measured anew with every finding. -->
  <xsl:template match="r:finding">
    <xsl:param name="word"/>
    <xsl:variable name="unit" select="key('unit', r:subject/@unit)"/>
    <xsl:value-of select="concat('| ', $word, substring(concat(', ', $w-new), 1, 99 * (@baseline='new')), ' | ')"/>
    <xsl:call-template name="said"/>
    <xsl:value-of select="concat(' | ', f:mute(substring(f:first($unit/r:name[@xml:lang=$lang], $unit/r:name, r:subject/@unit), 1, 100)), ' | &lt;code>', f:mute(substring(@rule, 1, 100)), '&lt;/code> | ')"/>
    <xsl:call-template name="place"/>
    <xsl:text> |&#10;</xsl:text>
  </xsl:template>

  <!-- ============================================================ parts -->

  <!-- The message, and what to do. -->
  <xsl:template name="said">
    <xsl:value-of select="f:mute(substring(f:first(r:message[@xml:lang=$lang], r:message, @rule, @id), 1, 500))"/>
    <xsl:if test="r:help"><xsl:value-of select="concat('&lt;br>', $w-fix, ': ', f:mute(substring(f:first(r:help[@xml:lang=$lang], r:help), 1, 500)))"/></xsl:if>
  </xsl:template>

  <xsl:template name="place">
    <xsl:if test="@file != ''">
      <xsl:value-of select="concat('&lt;code>', f:mute(concat(substring(@file, 1, 300), substring(':', 1, 1 * boolean(@line)), @line)), '&lt;/code>')"/>
    </xsl:if>
  </xsl:template>

  <!-- A number with its word. -->
  <xsl:template name="n">
    <xsl:param name="plural"/>
    <xsl:param name="n"/>
    <xsl:value-of select="f:fill($t[../@id=concat($plural, substring('.one', 1, 4 * ($n = 1)), substring('.many', 1, 5 * ($n != 1)))], $n)"/>
  </xsl:template>

  <xsl:template name="more">
    <xsl:param name="n"/>
    <xsl:call-template name="n"><xsl:with-param name="plural" select="'n.more'"/><xsl:with-param name="n" select="$n"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="more-rows">
    <xsl:param name="n"/>
    <xsl:if test="$n &gt; 0">
      <xsl:text>&#10;</xsl:text>
      <xsl:call-template name="more"><xsl:with-param name="n" select="$n"/></xsl:call-template>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
