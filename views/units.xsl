<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The units compared, one row each, for whoever coordinates them: the index.html that is written beside a report for each unit. It gets the report and beside it
     the units as rows in the order of their tree (src/view/view_units.c).
     What must stay true: a row counts what belongs to the unit itself, so that all rows and what belongs to none add up to the whole; what cannot be placed on a
     unit is there; a run that is not complete never looks like a pass; a key is asked once per row and severity, never once per finding. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:str="http://exslt.org/strings" exclude-result-prefixes="r str">

  <xsl:include href="policykoll:views/html/frame.xsl"/>
  <xsl:include href="policykoll:views/html/parts.xsl"/>
  <xsl:include href="policykoll:views/html/decide.xsl"/>

  <!-- how many findings that belong to no unit are spelled out, and gaps of a unit -->
  <xsl:variable name="most" select="50"/>
  <xsl:variable name="worst" select="2"/>

  <xsl:key name="unit" match="r:units/r:unit" use="@id"/>
  <xsl:key name="rule" match="r:rules/r:rule" use="@id"/>
  <xsl:key name="gap" match="r:finding[@outcome='gap']" use="concat(r:subject/@unit,'|',@severity)"/>
  <xsl:key name="undecided" match="r:finding[@outcome='not-evaluable']" use="r:subject/@unit"/>

  <xsl:variable name="report" select="/r:split/r:report"/>
  <xsl:variable name="totals" select="$report/r:totals"/>
  <xsl:variable name="rows" select="/r:split/r:row[@told='yes']"/>
  <xsl:variable name="silent" select="/r:split/r:row[@told='no']"/>
  <xsl:variable name="gaps" select="$totals/@errors + $totals/@warnings + $totals/@infos"/>
  <xsl:variable name="homeless" select="$report/r:findings/r:finding[not(key('unit', r:subject/@unit))]"/>
  <!-- what the verdict's table asks (html/decide.xsl): as in the report itself, never better than its status -->
  <xsl:variable name="skipped" select="sum($report/r:inputs/r:input/@assets-skipped)"/>
  <xsl:variable name="unread" select="$report/r:inputs/r:input[@status != 'valid']"/>
  <xsl:variable name="unfinished" select="$seen = 'error' or $seen = 'incomplete'"/>
  <xsl:variable name="part-word"><xsl:if test="$report/@partial='yes'"><xsl:value-of select="concat(' (', $t[../@id='partial.word'], ')')"/></xsl:if></xsl:variable>

  <xsl:template match="/" mode="page-title">
    <xsl:call-template name="verdict-word"/><xsl:value-of select="concat($part-word, ' – ', $t[../@id='units.title'], ', ')"/>
    <xsl:call-template name="title-of-policies"/>
    <xsl:value-of select="$report/@as-of"/>
  </xsl:template>

  <xsl:template match="/" mode="page-heading">
    <h1><xsl:value-of select="$t[../@id='units.title']"/></h1>
    <p class="lead">
      <xsl:for-each select="$report/r:policies/r:policy[@origin != 'law']">
        <xsl:if test="position() &gt; 1"><br/></xsl:if>
        <xsl:call-template name="text"><xsl:with-param name="n" select="r:title"/><xsl:with-param name="else" select="@id"/></xsl:call-template>
      </xsl:for-each>
    </p>
    <p class="asof"><xsl:value-of select="$t[../@id='fact.as-of']"/><xsl:text> </xsl:text><time datetime="{$report/@as-of}"><xsl:value-of select="$report/@as-of"/></time></p>
  </xsl:template>

  <xsl:template match="/" mode="page-contents">
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'verdict'"/><xsl:with-param name="title" select="$t[../@id='section.verdict']"/></xsl:call-template>
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'units'"/><xsl:with-param name="title" select="$t[../@id='units.section']"/></xsl:call-template>
    <xsl:if test="$homeless"><xsl:call-template name="entry"><xsl:with-param name="id" select="'no-unit'"/><xsl:with-param name="title" select="$t[../@id='units.none']"/></xsl:call-template></xsl:if>
  </xsl:template>

  <xsl:template match="/" mode="page-foot">
    <xsl:value-of select="concat($t[../@id='report.made-by'], ' ', $report/r:tool/@name, ' ', $report/r:tool/@version, '. ', $t[../@id='report.constant'])"/>
  </xsl:template>

  <xsl:template match="/" mode="page-main">
    <xsl:if test="$unfinished">
      <section class="banner" aria-labelledby="banner-title">
        <h2 id="banner-title"><span aria-hidden="true">⚠ </span><xsl:value-of select="$t[../@id='banner.title']"/></h2>
        <ul>
          <xsl:if test="$totals/@unread &gt; 0"><li><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.unread'"/><xsl:with-param name="n" select="$totals/@unread"/></xsl:call-template></li></xsl:if>
          <xsl:if test="$skipped &gt; 0"><li><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.skipped'"/><xsl:with-param name="n" select="$skipped"/></xsl:call-template></li></xsl:if>
          <xsl:if test="$totals/@rule-errors &gt; 0"><li><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.rule-errors'"/><xsl:with-param name="n" select="$totals/@rule-errors"/></xsl:call-template></li></xsl:if>
        </ul>
        <p><xsl:value-of select="$t[../@id='banner.text']"/></p>
      </section>
    </xsl:if>
    <xsl:call-template name="verdict-of-all"/>
    <xsl:call-template name="table-of-units"/>
    <xsl:if test="$homeless"><xsl:call-template name="of-no-unit"/></xsl:if>
  </xsl:template>

  <xsl:template name="verdict-of-all">
    <section id="verdict" aria-labelledby="verdict-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="1"/><xsl:with-param name="id" select="'verdict'"/><xsl:with-param name="title" select="$t[../@id='section.verdict']"/></xsl:call-template>
      <div class="verdict v-{$seen}">
        <p class="word"><xsl:call-template name="verdict-sign"/><xsl:text> </xsl:text><xsl:call-template name="verdict-word"/><xsl:value-of select="$part-word"/></p>
        <p class="sentence"><xsl:call-template name="verdict-sentence"/></p>
        <xsl:call-template name="verdict-of-withheld"/>
        <xsl:if test="$report/@partial='yes'"><p><xsl:value-of select="$t[../@id='partial.text']"/></p></xsl:if>
      </div>
      <dl class="facts">
        <div><dt><xsl:value-of select="$t[../@id='col.outcome']"/></dt><dd><xsl:for-each select="$totals"><xsl:call-template name="counts-in-words"/></xsl:for-each></dd></div>
        <div><dt><xsl:value-of select="$t[../@id='units.section']"/></dt><dd>
          <xsl:call-template name="n"><xsl:with-param name="plural" select="'n.units'"/><xsl:with-param name="n" select="count($rows)"/></xsl:call-template>
          <xsl:text>, </xsl:text><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.units-with-gaps'"/><xsl:with-param name="n" select="count($rows[key('gap', concat(@unit,'|error')) or key('gap', concat(@unit,'|warning')) or key('gap', concat(@unit,'|info'))])"/></xsl:call-template></dd></div>
        <div><dt><xsl:value-of select="$t[../@id='fact.read']"/></dt><dd><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.documents'"/><xsl:with-param name="n" select="$totals/@documents"/></xsl:call-template>
          <xsl:text>, </xsl:text><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.assets'"/><xsl:with-param name="n" select="$totals/@assets"/></xsl:call-template></dd></div>
      </dl>
    </section>
  </xsl:template>

  <xsl:template name="counts-in-words">
    <xsl:call-template name="n"><xsl:with-param name="plural" select="'n.errors'"/><xsl:with-param name="n" select="@errors"/></xsl:call-template>
    <xsl:text>, </xsl:text><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.warnings'"/><xsl:with-param name="n" select="@warnings"/></xsl:call-template>
    <xsl:text>, </xsl:text><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.infos'"/><xsl:with-param name="n" select="@infos"/></xsl:call-template>
    <xsl:text>, </xsl:text><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.excepted'"/><xsl:with-param name="n" select="@excepted"/></xsl:call-template>
    <xsl:text>, </xsl:text><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.not-evaluable'"/><xsl:with-param name="n" select="@not-evaluable"/></xsl:call-template>
  </xsl:template>

  <!-- ============================================================ the table -->

  <xsl:template name="table-of-units">
    <section id="units" aria-labelledby="units-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="2"/><xsl:with-param name="id" select="'units'"/><xsl:with-param name="title" select="$t[../@id='units.section']"/></xsl:call-template>
      <p><xsl:value-of select="$t[../@id='units.text']"/></p>
      <xsl:call-template name="legend"/>
      <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-units"><table class="units">
        <caption class="off" id="cap-units"><xsl:value-of select="$t[../@id='units.title']"/></caption>
        <thead><tr>
          <th scope="col"><xsl:value-of select="$t[../@id='col.unit']"/></th>
          <th scope="col" class="u-bar"><xsl:value-of select="$t[../@id='col.outcome']"/></th>
          <th scope="col" class="n"><xsl:value-of select="$t[../@id='severity.error']"/></th>
          <th scope="col" class="n"><xsl:value-of select="$t[../@id='severity.warning']"/></th>
          <th scope="col" class="n"><xsl:value-of select="$t[../@id='severity.info']"/></th>
          <th scope="col" class="n"><xsl:value-of select="$often[../@id='outcome.not-evaluable']"/></th>
          <th scope="col" class="u-day"><xsl:value-of select="$t[../@id='units.submitted']"/></th>
          <th scope="col" class="u-worst"><xsl:value-of select="$t[../@id='units.worst']"/></th>
        </tr></thead>
        <tbody><xsl:apply-templates select="$rows"/><xsl:call-template name="row-of-no-unit"/></tbody>
        <tfoot><xsl:call-template name="row-of-all"/></tfoot>
      </table></div>
      <xsl:if test="$silent"><p class="sub"><xsl:value-of select="$t[../@id='units.silent']"/>
        <xsl:for-each select="$silent"><xsl:if test="position() &gt; 1"><xsl:text>,</xsl:text></xsl:if><xsl:text> </xsl:text><xsl:for-each select="key('unit', @unit)"><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template></xsl:for-each></xsl:for-each><xsl:text>.</xsl:text></p></xsl:if>
    </section>
  </xsl:template>

  <!-- The patterns stand once in the page; the bars of all rows use them. -->
  <xsl:template name="legend">
    <p class="u-legend">
      <svg class="swatch" width="14" height="14" aria-hidden="true">
        <defs>
          <pattern id="p-gap" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="o-gap" width="7" height="7"></rect><rect class="stripe" width="2" height="7"></rect></pattern>
          <pattern id="p-excepted" width="7" height="7" patternUnits="userSpaceOnUse"><rect class="o-excepted" width="7" height="7"></rect><circle class="stripe" cx="3" cy="3" r="1.3"></circle></pattern>
          <pattern id="p-not-evaluable" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="o-not-evaluable" width="6" height="6"></rect><rect class="stripe" width="6" height="1.5"></rect></pattern>
          <pattern id="p-error" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="o-error" width="6" height="6"></rect><rect class="stripe" width="1.5" height="6"></rect><rect class="stripe" width="6" height="1.5"></rect></pattern>
        </defs>
        <rect class="o-pass" width="14" height="14"></rect>
      </svg>
      <xsl:value-of select="$often[../@id='outcome.pass']"/>
      <xsl:for-each select="$report/r:outcomes/@gap | $report/r:outcomes/@excepted | $report/r:outcomes/@not-evaluable | $report/r:outcomes/@error">
        <xsl:text> </xsl:text><svg class="swatch" width="14" height="14" aria-hidden="true"><rect width="14" height="14" fill="url(#p-{name()})"></rect></svg><xsl:value-of select="$often[../@id=concat('outcome.',name(current()))]"/>
      </xsl:for-each>
    </p>
  </xsl:template>

  <xsl:template match="r:row">
    <xsl:variable name="unit" select="key('unit', @unit)"/>
    <xsl:variable name="errors" select="key('gap', concat(@unit,'|error'))"/>
    <xsl:variable name="warnings" select="key('gap', concat(@unit,'|warning'))"/>
    <xsl:variable name="infos" select="key('gap', concat(@unit,'|info'))"/>
    <tr>
      <xsl:call-template name="id"><xsl:with-param name="kind" select="'unit'"/><xsl:with-param name="id" select="@unit"/></xsl:call-template>
      <th scope="row"><div class="u-tree"><xsl:call-template name="indent"><xsl:with-param name="left" select="@depth"/></xsl:call-template>
        <span class="u-name"><xsl:call-template name="page-link"><xsl:with-param name="unit" select="$unit"/></xsl:call-template>
        <xsl:if test="@below &gt; 0"><span class="sub line"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.units-page'"/><xsl:with-param name="n" select="@gaps"/></xsl:call-template></span></xsl:if></span></div></th>
      <td class="u-bar"><xsl:for-each select="$unit/r:outcomes"><xsl:call-template name="unit-bar"/></xsl:for-each></td>
      <xsl:call-template name="numbers">
        <xsl:with-param name="errors" select="count($errors)"/><xsl:with-param name="warnings" select="count($warnings)"/><xsl:with-param name="infos" select="count($infos)"/>
        <xsl:with-param name="undecided" select="count(key('undecided', @unit))"/>
        <xsl:with-param name="href"><xsl:if test="@file"><xsl:value-of select="str:encode-uri(@file, true())"/></xsl:if></xsl:with-param>
      </xsl:call-template>
      <td class="u-day"><xsl:call-template name="submission"/></td>
      <td class="u-worst"><xsl:call-template name="worst-of">
        <xsl:with-param name="errors" select="$errors"/><xsl:with-param name="warnings" select="$warnings"/><xsl:with-param name="infos" select="$infos"/>
      </xsl:call-template></td>
    </tr>
  </xsl:template>

  <!-- At most six steps are shown; a screen reader hears the level. -->
  <xsl:template name="indent">
    <xsl:param name="left"/>
    <xsl:if test="$left &gt; 0"><span class="off"><xsl:call-template name="say"><xsl:with-param name="label" select="'units.level'"/><xsl:with-param name="a" select="$left + 1"/></xsl:call-template><xsl:text> </xsl:text></span>
      <span class="u-in" aria-hidden="true"><xsl:value-of select="concat(substring('&#xA0;&#xA0;&#xA0;&#xA0;&#xA0;&#xA0;&#xA0;&#xA0;&#xA0;&#xA0;&#xA0;&#xA0;&#xA0;&#xA0;&#xA0;', 1, ($left - 1) * 3), '└ ')"/></span></xsl:if>
  </xsl:template>

  <xsl:template name="page-link">
    <xsl:param name="unit"/>
    <xsl:choose>
      <xsl:when test="@file"><a href="{str:encode-uri(@file, true())}"><xsl:call-template name="text"><xsl:with-param name="n" select="$unit/r:name"/><xsl:with-param name="else" select="@unit"/></xsl:call-template></a></xsl:when>
      <xsl:otherwise><xsl:call-template name="text"><xsl:with-param name="n" select="$unit/r:name"/><xsl:with-param name="else" select="@unit"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Of an element outcomes. Words first: the bar is for the eye. -->
  <xsl:template name="unit-bar">
    <xsl:variable name="sum" select="@pass + @gap + @excepted + @not-evaluable + @error"/>
    <xsl:choose>
      <xsl:when test="$sum &gt; 0">
        <svg class="bar" width="100%" height="16" role="img">
          <xsl:attribute name="aria-label">
            <xsl:value-of select="$t[../@id='glance.bar']"/>
            <xsl:for-each select="@pass | @gap | @excepted | @not-evaluable | @error">
              <xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="concat($often[../@id=concat('outcome.',name(current()))], ' ', .)"/>
            </xsl:for-each>
          </xsl:attribute>
          <rect class="o-pass" x="0" y="0" height="16" width="{round(@pass * 100000 div $sum) div 1000}%"></rect>
          <rect fill="url(#p-gap)" x="{round(@pass * 100000 div $sum) div 1000}%" y="0" height="16" width="{round(@gap * 100000 div $sum) div 1000}%"></rect>
          <rect fill="url(#p-excepted)" x="{round((@pass + @gap) * 100000 div $sum) div 1000}%" y="0" height="16" width="{round(@excepted * 100000 div $sum) div 1000}%"></rect>
          <rect fill="url(#p-not-evaluable)" x="{round((@pass + @gap + @excepted) * 100000 div $sum) div 1000}%" y="0" height="16" width="{round(@not-evaluable * 100000 div $sum) div 1000}%"></rect>
          <rect fill="url(#p-error)" x="{round((@pass + @gap + @excepted + @not-evaluable) * 100000 div $sum) div 1000}%" y="0" height="16" width="{round(@error * 100000 div $sum) div 1000}%"></rect>
        </svg>
        <span class="sub"><xsl:call-template name="say"><xsl:with-param name="label" select="'units.passed'"/><xsl:with-param name="a"><xsl:call-template name="number"><xsl:with-param name="n" select="@pass"/></xsl:call-template></xsl:with-param><xsl:with-param name="b"><xsl:call-template name="number"><xsl:with-param name="n" select="$sum"/></xsl:call-template></xsl:with-param></xsl:call-template></span>
      </xsl:when>
      <xsl:otherwise><span class="sub"><xsl:value-of select="$t[../@id='units.nothing']"/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="numbers">
    <xsl:param name="errors"/>
    <xsl:param name="warnings"/>
    <xsl:param name="infos"/>
    <xsl:param name="undecided"/>
    <xsl:param name="href"/>
    <xsl:variable name="to"><xsl:if test="$href != ''"><xsl:value-of select="concat($href,'#')"/><xsl:call-template name="anchor"><xsl:with-param name="kind" select="'unit'"/><xsl:with-param name="id" select="@unit"/></xsl:call-template></xsl:if></xsl:variable>
    <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="$errors"/><xsl:with-param name="href" select="$to"/></xsl:call-template></td>
    <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="$warnings"/><xsl:with-param name="href" select="$to"/></xsl:call-template></td>
    <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="$infos"/><xsl:with-param name="href" select="$to"/></xsl:call-template></td>
    <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="$undecided"/><xsl:with-param name="href"><xsl:if test="$href != ''"><xsl:value-of select="concat($href,'#not-evaluable')"/></xsl:if></xsl:with-param></xsl:call-template></td>
  </xsl:template>

  <!-- The gravest, in the order of the report: first errors, then warnings, then infos. -->
  <xsl:template name="worst-of">
    <xsl:param name="errors"/>
    <xsl:param name="warnings"/>
    <xsl:param name="infos"/>
    <xsl:variable name="file" select="@file"/>
    <xsl:variable name="left" select="$worst - count($errors[position() &lt;= $worst])"/>
    <xsl:variable name="rest" select="$left - count($warnings[position() &lt;= $left])"/>
    <xsl:choose>
      <xsl:when test="$errors | $warnings | $infos"><ul>
        <xsl:for-each select="$errors[position() &lt;= $worst] | $warnings[position() &lt;= $left] | $infos[position() &lt;= $rest]">
          <xsl:sort select="(@severity = 'error') * 1 + (@severity != 'info') * 1" data-type="number" order="descending"/>
          <li><xsl:call-template name="severity"><xsl:with-param name="code" select="@severity"/></xsl:call-template><xsl:text> </xsl:text>
            <xsl:choose>
              <xsl:when test="$file"><a><xsl:attribute name="href"><xsl:value-of select="str:encode-uri($file, true())"/>#<xsl:call-template name="anchor"><xsl:with-param name="kind" select="'f'"/><xsl:with-param name="id" select="@id"/></xsl:call-template></xsl:attribute><span class="said"><xsl:call-template name="text"><xsl:with-param name="n" select="r:message"/><xsl:with-param name="else" select="@id"/></xsl:call-template></span></a></xsl:when>
              <xsl:otherwise><span class="said"><xsl:call-template name="text"><xsl:with-param name="n" select="r:message"/><xsl:with-param name="else" select="@id"/></xsl:call-template></span></xsl:otherwise>
            </xsl:choose></li>
        </xsl:for-each>
      </ul></xsl:when>
      <xsl:otherwise><span class="sub"><xsl:value-of select="$t[../@id='units.no-gaps']"/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="submission">
    <xsl:choose>
      <xsl:when test="@submitted"><time datetime="{@submitted}"><xsl:value-of select="@submitted"/></time>
        <xsl:if test="@days &gt; 0"><span class="sub line"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.days-ago'"/><xsl:with-param name="n" select="@days"/></xsl:call-template></span></xsl:if></xsl:when>
      <xsl:when test="@submissions &gt; 0"><span class="sub"><xsl:value-of select="$t[../@id='units.undated']"/></span></xsl:when>
      <xsl:otherwise><span class="sub"><xsl:value-of select="$t[../@id='units.not-submitted'][not($report/@audience='public')] | $t[../@id='units.not-submitted-public'][$report/@audience='public']"/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ============================================================ what belongs to no unit, and the whole -->

  <xsl:template name="row-of-no-unit">
    <xsl:variable name="all" select="$report/r:outcomes"/>
    <xsl:variable name="placed" select="$report/r:units/r:unit/r:outcomes"/>
    <xsl:variable name="sum" select="$all/@pass + $all/@gap + $all/@excepted + $all/@not-evaluable + $all/@error
        - sum($placed/@pass) - sum($placed/@gap) - sum($placed/@excepted) - sum($placed/@not-evaluable) - sum($placed/@error)"/>
    <xsl:if test="$homeless or $sum &gt; 0">
      <tr>
        <th scope="row"><xsl:value-of select="$t[../@id='units.none']"/></th>
        <td class="u-bar"><span class="sub"><xsl:call-template name="say"><xsl:with-param name="label" select="'units.passed'"/><xsl:with-param name="a"><xsl:call-template name="number"><xsl:with-param name="n" select="$all/@pass - sum($placed/@pass)"/></xsl:call-template></xsl:with-param><xsl:with-param name="b"><xsl:call-template name="number"><xsl:with-param name="n" select="$sum"/></xsl:call-template></xsl:with-param></xsl:call-template></span></td>
        <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="count($homeless[@outcome='gap'][@severity='error'])"/><xsl:with-param name="href" select="'#no-unit'"/></xsl:call-template></td>
        <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="count($homeless[@outcome='gap'][@severity='warning'])"/><xsl:with-param name="href" select="'#no-unit'"/></xsl:call-template></td>
        <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="count($homeless[@outcome='gap'][@severity='info'])"/><xsl:with-param name="href" select="'#no-unit'"/></xsl:call-template></td>
        <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="count($homeless[@outcome='not-evaluable'])"/><xsl:with-param name="href" select="'#no-unit'"/></xsl:call-template></td>
        <td class="u-day"><span class="sub">–</span></td>
        <td class="u-worst"><xsl:if test="$homeless"><a href="#no-unit"><xsl:value-of select="$t[../@id='units.none-link']"/></a></xsl:if></td>
      </tr>
    </xsl:if>
  </xsl:template>

  <xsl:template name="row-of-all">
    <tr>
      <th scope="row"><xsl:value-of select="$t[../@id='units.all']"/></th>
      <td class="u-bar"><xsl:for-each select="$report/r:outcomes"><xsl:call-template name="unit-bar"/></xsl:for-each></td>
      <xsl:call-template name="numbers">
        <xsl:with-param name="errors" select="$totals/@errors"/><xsl:with-param name="warnings" select="$totals/@warnings"/><xsl:with-param name="infos" select="$totals/@infos"/>
        <xsl:with-param name="undecided" select="$totals/@not-evaluable"/>
      </xsl:call-template>
      <td class="u-day"></td><td class="u-worst"></td>
    </tr>
  </xsl:template>

  <xsl:template name="of-no-unit">
    <section id="no-unit" aria-labelledby="no-unit-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="3"/><xsl:with-param name="id" select="'no-unit'"/><xsl:with-param name="title" select="$t[../@id='units.none']"/></xsl:call-template>
      <p><xsl:value-of select="$t[../@id='units.none-text']"/></p>
      <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-none"><table class="list">
        <caption class="off" id="cap-none"><xsl:value-of select="$t[../@id='units.none']"/></caption>
        <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.outcome']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='col.message']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.rule']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.place']"/></th></tr></thead>
        <tbody>
          <xsl:for-each select="$homeless[position() &lt;= $most]">
            <tr>
              <td class="plain"><xsl:choose><xsl:when test="@outcome='gap'"><xsl:call-template name="severity"><xsl:with-param name="code" select="@severity"/></xsl:call-template></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id=concat('outcome.',current()/@outcome)]"/></xsl:otherwise></xsl:choose></td>
              <td class="wide"><span class="said"><xsl:call-template name="text"><xsl:with-param name="n" select="r:message"/><xsl:with-param name="else" select="@id"/></xsl:call-template></span></td>
              <td><xsl:call-template name="text"><xsl:with-param name="n" select="key('rule', @rule)/r:title"/><xsl:with-param name="else" select="@rule"/></xsl:call-template></td>
              <td><xsl:call-template name="place"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table></div>
      <xsl:if test="count($homeless) &gt; $most"><p class="more"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.more'"/><xsl:with-param name="n" select="count($homeless) - $most"/></xsl:call-template></p></xsl:if>
    </section>
  </xsl:template>

</xsl:stylesheet>
