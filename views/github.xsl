<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The worst findings as annotations for GitHub Actions (workflow commands), one a line.
     GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest in silence: so the worst ten of each stand here, and a notice says how many
     there are beyond them. What must stay true: input reaches a line only through command() and command-property(); columns stand only where a finding begins
     and ends on one line, since GitHub drops the command otherwise; what is known is left out when only new findings count; what could not be read or run comes
     first, and a run that checked nothing is no silence. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:f="urn:policykoll:functions">

  <xsl:include href="policykoll:views/decide.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <!-- sv or en -->
  <xsl:param name="lang" select="'sv'"/>
  <!-- annotations of a level that GitHub shows of a step -->
  <xsl:param name="most" select="10"/>

  <xsl:key name="by-level" match="r:finding" use="concat(@outcome, '|', @severity)"/>
  <xsl:key name="by-outcome" match="r:finding" use="@outcome"/>
  <xsl:key name="policy" match="r:policy" use="@id"/>
  <xsl:key name="message" match="r:diagnostic" use="@severity"/>

  <xsl:variable name="report" select="/r:report"/>
  <xsl:variable name="t" select="document('policykoll:views/labels.xml')/labels/label/text[@xml:lang=$lang]"/>
  <xsl:variable name="w-why" select="string($t[../@id='finding.why'])"/>
  <xsl:variable name="w-fix" select="string($t[../@id='finding.fix'])"/>

  <xsl:variable name="only-new" select="$report/r:baseline/@only-new = 'yes'"/>
  <xsl:variable name="unread" select="key('message', 'error')"/>
  <xsl:variable name="crashed" select="key('by-outcome', 'error')"/>
  <!-- a run that failed without a message of its own, or found nothing to check; that it was allowed to makes it a notice -->
  <xsl:variable name="silent" select="number(not($unread) and not($crashed) and ($seen = 'incomplete' or $seen = 'error'))"/>
  <xsl:variable name="nothing" select="number($seen = 'empty' and $report/@status = 'empty')"/>
  <xsl:variable name="allowed" select="number($seen = 'empty' and $report/@status != 'empty')"/>

  <!-- Of each level, worst first; of gaps those that are not in the earlier report first. -->
  <xsl:variable name="new-errors" select="key('by-level', 'gap|error')[not(@baseline='known')]"/>
  <xsl:variable name="old-errors" select="key('by-level', 'gap|error')[@baseline='known'][not($only-new)]"/>
  <xsl:variable name="errors" select="$silent + $nothing + count($unread) + count($crashed) + count($new-errors) + count($old-errors)"/>
  <xsl:variable name="new-warnings" select="key('by-level', 'gap|warning')[not(@baseline='known')]"/>
  <xsl:variable name="old-warnings" select="key('by-level', 'gap|warning')[@baseline='known'][not($only-new)]"/>
  <xsl:variable name="remarks" select="key('message', 'warning')"/>
  <xsl:variable name="warnings" select="count($new-warnings) + count($old-warnings) + count($remarks)"/>
  <xsl:variable name="new-notices" select="key('by-level', 'gap|info')[not(@baseline='known')]"/>
  <xsl:variable name="old-notices" select="key('by-level', 'gap|info')[@baseline='known'][not($only-new)]"/>
  <xsl:variable name="undecided" select="key('by-outcome', 'not-evaluable')[not(@baseline='known' and $only-new)]"/>
  <!-- A narrowed run says so, first of the notices: silence about the rest means nothing. -->
  <xsl:variable name="public" select="number($report/@audience = 'public')"/>
  <xsl:variable name="partial" select="number($report/@partial = 'yes') + $public + $allowed"/>
  <xsl:variable name="notices" select="$partial + count($new-notices) + count($old-notices) + count($undecided)"/>

  <!-- The notice about the rest is one of the ten. -->
  <xsl:variable name="is-cut" select="$errors &gt; $most or $warnings &gt; $most or $notices &gt; $most"/>
  <!-- How many of each kind are left of the ten: once, since a condition on places is asked of every node, and a set of nodes is copied each time it is named. -->
  <xsl:variable name="before-crashed" select="$silent + $nothing + count($unread)"/>
  <xsl:variable name="before-new-errors" select="$before-crashed + count($crashed)"/>
  <xsl:variable name="before-old-errors" select="$before-new-errors + count($new-errors)"/>
  <xsl:variable name="before-old-warnings" select="count($new-warnings)"/>
  <xsl:variable name="before-remarks" select="$before-old-warnings + count($old-warnings)"/>
  <xsl:variable name="before-new-notices" select="$partial"/>
  <xsl:variable name="before-old-notices" select="$partial + count($new-notices)"/>
  <xsl:variable name="before-undecided" select="$before-old-notices + count($old-notices)"/>
  <xsl:variable name="most-notices" select="$most - number($is-cut)"/>
  <xsl:variable name="errors-left" select="($errors - $most) * ($errors &gt; $most)"/>
  <xsl:variable name="warnings-left" select="($warnings - $most) * ($warnings &gt; $most)"/>
  <xsl:variable name="notices-left" select="($notices - $most-notices) * ($notices &gt; $most-notices)"/>

  <xsl:template match="/">
    <xsl:if test="$silent">
      <xsl:value-of select="concat('::error title=policykoll::', f:command(concat($t[../@id='banner.title'], '. ', $t[../@id='banner.text'])), '&#10;')"/>
    </xsl:if>
    <xsl:variable name="sentence"><xsl:call-template name="verdict-sentence"/></xsl:variable>
    <xsl:if test="$nothing">
      <xsl:value-of select="concat('::error title=policykoll::', f:command($sentence), '&#10;')"/>
    </xsl:if>
    <xsl:apply-templates select="$unread[position() &lt;= $most - $silent - $nothing]"/>
    <xsl:apply-templates select="$crashed[position() &lt;= $most - $before-crashed]"/>
    <xsl:apply-templates select="$new-errors[position() &lt;= $most - $before-new-errors]"/>
    <xsl:apply-templates select="$old-errors[position() &lt;= $most - $before-old-errors]"/>
    <xsl:apply-templates select="$new-warnings[position() &lt;= $most]"><xsl:with-param name="level" select="'warning'"/></xsl:apply-templates>
    <xsl:apply-templates select="$old-warnings[position() &lt;= $most - $before-old-warnings]"><xsl:with-param name="level" select="'warning'"/></xsl:apply-templates>
    <xsl:apply-templates select="$remarks[position() &lt;= $most - $before-remarks]"><xsl:with-param name="level" select="'warning'"/></xsl:apply-templates>
    <xsl:if test="$allowed">
      <xsl:value-of select="concat('::notice title=policykoll::', f:command($sentence), '&#10;')"/>
    </xsl:if>
    <xsl:if test="$public">
      <xsl:value-of select="concat('::notice title=policykoll::', f:command($t[../@id='public.short']), '&#10;')"/>
    </xsl:if>
    <xsl:if test="$report/@partial = 'yes'">
      <xsl:value-of select="concat('::notice title=policykoll::', f:command(concat($t[../@id='partial.title'], '. ', $t[../@id='summary.partial'])), '&#10;')"/>
    </xsl:if>
    <xsl:apply-templates select="$new-notices[position() &lt;= $most-notices - $before-new-notices]"><xsl:with-param name="level" select="'notice'"/></xsl:apply-templates>
    <xsl:apply-templates select="$old-notices[position() &lt;= $most-notices - $before-old-notices]"><xsl:with-param name="level" select="'notice'"/></xsl:apply-templates>
    <xsl:apply-templates select="$undecided[position() &lt;= $most-notices - $before-undecided]"><xsl:with-param name="level" select="'notice'"/></xsl:apply-templates>
    <xsl:if test="$is-cut">
      <xsl:variable name="left">
        <xsl:call-template name="left"><xsl:with-param name="n" select="$errors-left"/><xsl:with-param name="plural" select="'n.errors'"/></xsl:call-template>
        <xsl:if test="$errors-left &gt; 0 and $warnings-left + $notices-left &gt; 0">, </xsl:if>
        <xsl:call-template name="left"><xsl:with-param name="n" select="$warnings-left"/><xsl:with-param name="plural" select="'n.warnings'"/></xsl:call-template>
        <xsl:if test="$warnings-left &gt; 0 and $notices-left &gt; 0">, </xsl:if>
        <xsl:call-template name="left"><xsl:with-param name="n" select="$notices-left"/><xsl:with-param name="plural" select="'n.notices'"/></xsl:call-template>
      </xsl:variable>
      <xsl:value-of select="concat('::notice title=policykoll::', f:command(f:fill($t[../@id='github.more'], $errors-left + $warnings-left + $notices-left, $left)), '&#10;')"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:finding | r:diagnostic">
    <xsl:param name="level" select="'error'"/>
    <xsl:value-of select="concat('::', $level, ' ')"/>
    <!-- a name of the program's own, or standard input, is no file of the repository -->
    <xsl:if test="@file != '' and @file != '-' and not(starts-with(@file, 'policykoll:'))">
      <xsl:value-of select="concat('file=', f:command-property(f:path(@file)), ',')"/>
      <xsl:if test="@line"><xsl:value-of select="concat('line=', @line, ',')"/></xsl:if>
      <xsl:if test="@end-line &gt;= @line"><xsl:value-of select="concat('endLine=', @end-line, ',')"/></xsl:if>
      <xsl:if test="@line and @column and not(@end-line != @line)">
        <xsl:value-of select="concat('col=', @column, ',')"/>
        <xsl:if test="@end-line and @end-column &gt;= @column"><xsl:value-of select="concat('endColumn=', @end-column, ',')"/></xsl:if>
      </xsl:if>
    </xsl:if>
    <xsl:value-of select="concat('title=', f:command-property(concat('policykoll: ', self::r:finding/@rule, self::r:diagnostic/@id)), '::')"/>
    <!-- GitHub cuts after 4,096 characters -->
    <xsl:value-of select="f:command(substring(f:first(r:message[@xml:lang=$lang], r:message, @rule, @id), 1, 2000))"/>
    <xsl:for-each select="r:clause[1]">
      <xsl:value-of select="f:command(concat('&#10;', $w-why, ': ', f:first(key('policy', @policy)/r:short-title[@xml:lang=$lang], key('policy', @policy)/r:short-title, @policy), ', ', @clause))"/>
    </xsl:for-each>
    <xsl:if test="r:help">
      <xsl:value-of select="f:command(concat('&#10;', $w-fix, ': ', substring(f:first(r:help[@xml:lang=$lang], r:help), 1, 1500)))"/>
    </xsl:if>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- "3 errors", or nothing. -->
  <xsl:template name="left">
    <xsl:param name="n"/>
    <xsl:param name="plural"/>
    <xsl:if test="$n &gt; 0">
      <xsl:value-of select="f:fill($t[../@id=concat($plural, substring('.one', 1, 4 * ($n = 1)), substring('.many', 1, 5 * ($n != 1)))], $n)"/>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
