<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The second section: how much of what, in charts and tables. What is counted is named once and never mixed: checks (a rule tried on a subject), then gaps (findings).
     Charts tell by pattern as well as by colour, and their numbers stand in the table that they are in or above. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="r exsl str">

  <!-- ============================================================ gaps by area and by unit, the most first -->

  <!-- every rule with gaps, with its area, the folder that its file lies in, and how many -->
  <xsl:variable name="area-tree">
    <xsl:for-each select="$report/r:rules/r:rule[key('by-rule', concat(@id,'|gap'))]">
      <xsl:variable name="e" select="count(key('by-rule-severity', concat(@id,'|error')))"/>
      <xsl:variable name="w" select="count(key('by-rule-severity', concat(@id,'|warning')))"/>
      <xsl:variable name="i" select="count(key('by-rule-severity', concat(@id,'|info')))"/>
      <a area="{str:tokenize(@pack, '/')[last() - 1]}" rule="{@id}" error="{$e}" warning="{$w}" info="{$i}" total="{$e + $w + $i}"/>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="area-rules" select="exsl:node-set($area-tree)/a"/>
  <xsl:variable name="area-row-tree">
    <xsl:for-each select="$area-rules[generate-id() = generate-id(key('area', @area)[1])]">
      <xsl:sort select="sum(key('area', @area)/@total)" data-type="number" order="descending"/>
      <row id="{@area}" error="{sum(key('area', @area)/@error)}" warning="{sum(key('area', @area)/@warning)}" info="{sum(key('area', @area)/@info)}" total="{sum(key('area', @area)/@total)}"/>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="area-rows" select="exsl:node-set($area-row-tree)/row"/>

  <xsl:template name="area-name">
    <xsl:param name="id"/>
    <xsl:choose>
      <xsl:when test="$id = ''"><xsl:value-of select="$t[../@id='area.none']"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="word"><xsl:with-param name="group" select="'area.'"/><xsl:with-param name="code" select="$id"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- every unit with gaps; the one without id is for what belongs to none -->
  <xsl:variable name="unit-tree">
    <xsl:for-each select="$report/r:units/r:unit">
      <xsl:variable name="e" select="count(key('by-unit-severity', concat(@id,'|error')))"/>
      <xsl:variable name="w" select="count(key('by-unit-severity', concat(@id,'|warning')))"/>
      <xsl:variable name="i" select="count(key('by-unit-severity', concat(@id,'|info')))"/>
      <xsl:if test="$e + $w + $i &gt; 0"><row id="{@id}" error="{$e}" warning="{$w}" info="{$i}" total="{$e + $w + $i}"/></xsl:if>
    </xsl:for-each>
    <xsl:variable name="homeless" select="$report/r:findings/r:finding[@outcome='gap'][not(key('unit', r:subject/@unit))]"/>
    <xsl:if test="$homeless"><row id="" error="{count($homeless[@severity='error'])}" warning="{count($homeless[@severity='warning'])}" info="{count($homeless[@severity='info'])}" total="{count($homeless)}"/></xsl:if>
  </xsl:variable>
  <xsl:variable name="unit-row-tree"><xsl:for-each select="exsl:node-set($unit-tree)/row"><xsl:sort select="@total" data-type="number" order="descending"/><xsl:copy-of select="."/></xsl:for-each></xsl:variable>
  <xsl:variable name="unit-rows" select="exsl:node-set($unit-row-tree)/row"/>

  <!-- how many units a table shows before the rest is folded -->
  <xsl:variable name="first-units" select="12"/>

  <!-- In the report: the name of a unit. -->
  <xsl:template name="gap-unit">
    <xsl:param name="id"/>
    <xsl:choose>
      <xsl:when test="key('unit', $id)"><xsl:call-template name="text"><xsl:with-param name="n" select="key('unit', $id)/r:name"/><xsl:with-param name="else" select="$id"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:value-of select="$t[../@id='gaps.no-unit']"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ============================================================ the section -->

  <xsl:template name="section-glance">
    <section id="glance" aria-labelledby="glance-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="2"/><xsl:with-param name="id" select="'glance'"/><xsl:with-param name="title" select="$t[../@id='section.glance']"/></xsl:call-template>
      <xsl:call-template name="patterns"/>
      <h3 id="glance-checks"><xsl:value-of select="$t[../@id='glance.checks']"/></h3>
      <xsl:for-each select="$report/r:outcomes">
        <xsl:variable name="sum" select="@pass + @gap + @excepted + @not-evaluable + @error"/>
        <p class="big"><xsl:call-template name="say"><xsl:with-param name="label" select="'glance.met'"/>
          <xsl:with-param name="a"><xsl:call-template name="number"><xsl:with-param name="n" select="@pass"/></xsl:call-template></xsl:with-param>
          <xsl:with-param name="b"><xsl:call-template name="number"><xsl:with-param name="n" select="$sum"/></xsl:call-template></xsl:with-param></xsl:call-template></p>
        <p class="note"><xsl:value-of select="$t[../@id='glance.checks-note']"/></p>
        <xsl:call-template name="outcome-bar"/>
        <xsl:call-template name="outcome-table"/>
      </xsl:for-each>
      <xsl:call-template name="unit-outcomes"/>
      <h3 id="glance-gaps"><xsl:value-of select="$t[../@id='glance.gaps']"/></h3>
      <xsl:choose>
        <xsl:when test="$gaps = 0"><p><xsl:choose><xsl:when test="$case/@judged = 'no'"><xsl:value-of select="$t[../@id='verdict.empty']"/></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='glance.no-gaps']"/></xsl:otherwise></xsl:choose></p></xsl:when>
        <xsl:otherwise>
          <p class="big"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.gaps'"/><xsl:with-param name="n" select="$gaps"/></xsl:call-template></p>
          <p class="note"><xsl:value-of select="$t[../@id='glance.gaps-note']"/><xsl:text> </xsl:text><xsl:call-template name="glance-differ"/></p>
          <xsl:call-template name="legend"/>
          <xsl:call-template name="glance-areas"/>
          <xsl:call-template name="glance-units"/>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="glance-trend"/>
      <xsl:call-template name="glance-ahead"/>
    </section>
  </xsl:template>

  <!-- Why the gaps are not as many as the checks that were not met. -->
  <xsl:template name="glance-differ">
    <xsl:variable name="checks" select="number($report/r:outcomes/@gap)"/>
    <xsl:choose>
      <xsl:when test="$checks = $gaps"><xsl:value-of select="$t[../@id='glance.same']"/></xsl:when>
      <xsl:when test="$checks &gt; 0"><xsl:call-template name="say"><xsl:with-param name="label" select="'glance.differ'"/>
        <xsl:with-param name="a"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.unmet'"/><xsl:with-param name="n" select="$checks"/></xsl:call-template></xsl:with-param>
        <xsl:with-param name="b"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.gaps'"/><xsl:with-param name="n" select="$gaps"/></xsl:call-template></xsl:with-param></xsl:call-template></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- The patterns of the charts, once in the page. -->
  <xsl:template name="patterns">
    <svg class="off" width="0" height="0" aria-hidden="true" focusable="false">
        <defs>
          <pattern id="p-gap" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="o-gap" width="7" height="7"></rect><rect class="stripe" width="2" height="7"></rect></pattern>
          <pattern id="p-excepted" width="7" height="7" patternUnits="userSpaceOnUse"><rect class="o-excepted" width="7" height="7"></rect><circle class="stripe" cx="3" cy="3" r="1.3"></circle></pattern>
          <pattern id="p-not-evaluable" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="o-not-evaluable" width="6" height="6"></rect><rect class="stripe" width="6" height="1.5"></rect></pattern>
          <pattern id="p-error" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="o-error" width="6" height="6"></rect><rect class="stripe" width="1.5" height="6"></rect><rect class="stripe" width="6" height="1.5"></rect></pattern>
          <pattern id="p-s-error" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="s-error" width="7" height="7"></rect><rect class="stripe" width="2" height="7"></rect></pattern>
          <pattern id="p-s-warning" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="s-warning" width="6" height="6"></rect><rect class="stripe" width="6" height="1.5"></rect></pattern>
          <pattern id="p-s-info" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="s-info" width="6" height="6"></rect></pattern>
        </defs>
    </svg>
  </xsl:template>

  <xsl:template name="legend">
    <p class="legend">
      <xsl:for-each select="$totals/@errors | $totals/@warnings | $totals/@infos">
        <xsl:variable name="severity" select="substring(name(), 1, string-length(name()) - 1)"/>
        <span class="key"><svg class="swatch" width="14" height="14" aria-hidden="true"><rect width="14" height="14" fill="url(#p-s-{$severity})"></rect></svg><xsl:value-of select="$often[../@id=concat('severity.',$severity)]"/></span><xsl:text> </xsl:text>
      </xsl:for-each>
    </p>
  </xsl:template>

  <!-- ============================================================ outcomes -->

  <xsl:template name="outcome-bar">
    <xsl:variable name="sum" select="@pass + @gap + @excepted + @not-evaluable + @error"/>
    <xsl:if test="$sum &gt; 0">
      <svg class="bar" width="100%" height="30" role="img">
        <xsl:attribute name="aria-label">
          <xsl:value-of select="$t[../@id='glance.bar']"/>
          <xsl:for-each select="@pass | @gap | @excepted | @not-evaluable | @error">
            <xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="concat($often[../@id=concat('outcome.',name(current()))], ' ', .)"/>
          </xsl:for-each>
        </xsl:attribute>
        <rect class="o-pass" x="0" y="0" height="30" width="{round(@pass * 100000 div $sum) div 1000}%"></rect>
        <rect fill="url(#p-gap)" x="{round(@pass * 100000 div $sum) div 1000}%" y="0" height="30" width="{round(@gap * 100000 div $sum) div 1000}%"></rect>
        <rect fill="url(#p-excepted)" x="{round((@pass + @gap) * 100000 div $sum) div 1000}%" y="0" height="30" width="{round(@excepted * 100000 div $sum) div 1000}%"></rect>
        <rect fill="url(#p-not-evaluable)" x="{round((@pass + @gap + @excepted) * 100000 div $sum) div 1000}%" y="0" height="30" width="{round(@not-evaluable * 100000 div $sum) div 1000}%"></rect>
        <rect fill="url(#p-error)" x="{round((@pass + @gap + @excepted + @not-evaluable) * 100000 div $sum) div 1000}%" y="0" height="30" width="{round(@error * 100000 div $sum) div 1000}%"></rect>
      </svg>
    </xsl:if>
  </xsl:template>

  <!-- The same without words, for where the numbers stand beside it. -->
  <xsl:template name="outcome-strip">
    <xsl:param name="height"/>
    <xsl:variable name="sum" select="@pass + @gap + @excepted + @not-evaluable + @error"/>
    <svg class="spark" width="100%" height="{$height}" aria-hidden="true">
        <rect class="o-pass" x="0" y="0" height="{$height}" width="{round(@pass * 100000 div $sum) div 1000}%"></rect>
        <rect fill="url(#p-gap)" x="{round(@pass * 100000 div $sum) div 1000}%" y="0" height="{$height}" width="{round(@gap * 100000 div $sum) div 1000}%"></rect>
        <rect fill="url(#p-excepted)" x="{round((@pass + @gap) * 100000 div $sum) div 1000}%" y="0" height="{$height}" width="{round(@excepted * 100000 div $sum) div 1000}%"></rect>
        <rect fill="url(#p-not-evaluable)" x="{round((@pass + @gap + @excepted) * 100000 div $sum) div 1000}%" y="0" height="{$height}" width="{round(@not-evaluable * 100000 div $sum) div 1000}%"></rect>
        <rect fill="url(#p-error)" x="{round((@pass + @gap + @excepted + @not-evaluable) * 100000 div $sum) div 1000}%" y="0" height="{$height}" width="{round(@error * 100000 div $sum) div 1000}%"></rect>
    </svg>
  </xsl:template>

  <xsl:template name="outcome-table">
    <xsl:variable name="sum" select="@pass + @gap + @excepted + @not-evaluable + @error"/>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-outcomes"><table class="outcomes tight">
      <caption class="off" id="cap-outcomes"><xsl:value-of select="$t[../@id='glance.outcomes-caption']"/></caption>
      <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.outcome']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.count']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.share']"/></th></tr></thead>
      <tbody>
        <xsl:call-template name="outcome-row"><xsl:with-param name="n" select="@pass"/><xsl:with-param name="of" select="$sum"/><xsl:with-param name="href" select="'#rules'"/></xsl:call-template>
        <xsl:call-template name="outcome-row"><xsl:with-param name="n" select="@gap"/><xsl:with-param name="of" select="$sum"/><xsl:with-param name="href" select="'#gaps'"/></xsl:call-template>
        <xsl:call-template name="outcome-row"><xsl:with-param name="n" select="@excepted"/><xsl:with-param name="of" select="$sum"/><xsl:with-param name="href" select="'#excepted'"/></xsl:call-template>
        <xsl:call-template name="outcome-row"><xsl:with-param name="n" select="@not-evaluable"/><xsl:with-param name="of" select="$sum"/><xsl:with-param name="href" select="'#not-evaluable'"/></xsl:call-template>
        <xsl:call-template name="outcome-row"><xsl:with-param name="n" select="@error"/><xsl:with-param name="of" select="$sum"/><xsl:with-param name="href" select="'#rule-errors'"/></xsl:call-template>
        <xsl:call-template name="outcome-row"><xsl:with-param name="n" select="@not-applicable"/><xsl:with-param name="href" select="'#rules'"/></xsl:call-template>
      </tbody>
    </table></div>
  </xsl:template>

  <xsl:template name="outcome-row">
    <xsl:param name="n"/>
    <xsl:param name="of" select="0"/>
    <xsl:param name="href"/>
    <xsl:variable name="code" select="name($n)"/>
    <tr>
      <th scope="row"><svg class="swatch" width="14" height="14" aria-hidden="true"><rect width="14" height="14"><xsl:choose>
        <xsl:when test="$code = 'pass' or $code = 'not-applicable' or $of = 0"><xsl:attribute name="class">o-<xsl:value-of select="$code"/></xsl:attribute></xsl:when>
        <xsl:otherwise><xsl:attribute name="fill">url(#p-<xsl:value-of select="$code"/>)</xsl:attribute></xsl:otherwise></xsl:choose></rect></svg>
        <xsl:text> </xsl:text><xsl:value-of select="$often[../@id=concat('outcome.',$code)]"/><span class="sub line"><xsl:value-of select="$often[../@id=concat('meaning.',$code)]"/></span></th>
      <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="$n"/><xsl:with-param name="href" select="$href"/></xsl:call-template></td>
      <td class="n"><xsl:choose><xsl:when test="$of &gt; 0"><xsl:call-template name="percent"><xsl:with-param name="n" select="$n div $of"/></xsl:call-template></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></td>
    </tr>
  </xsl:template>

  <!-- The checks of every unit that has some, when the report has them; the unit with the most gaps first. Last, before what is folded, what belongs to
       none: so the rows add up to the checks above. -->
  <xsl:template name="unit-outcomes">
    <xsl:variable name="units" select="$report/r:units/r:unit[r:outcomes[@pass + @gap + @excepted + @not-evaluable + @error &gt; 0]]"/>
    <xsl:if test="count($units) &gt; 1">
      <xsl:variable name="many" select="count($units) &gt; $first-units + 3"/>
      <!-- what the units leave of the whole: policies, exceptions and other subjects without a unit -->
      <xsl:variable name="none"><xsl:for-each select="$report/r:outcomes">
        <xsl:variable name="of" select="$units/r:outcomes"/>
        <xsl:if test="@pass + @gap + @excepted + @not-evaluable + @error &gt; sum($of/@pass) + sum($of/@gap) + sum($of/@excepted) + sum($of/@not-evaluable) + sum($of/@error)">
          <none pass="{@pass - sum($of/@pass)}" gap="{@gap - sum($of/@gap)}" excepted="{@excepted - sum($of/@excepted)}" not-evaluable="{@not-evaluable - sum($of/@not-evaluable)}" error="{@error - sum($of/@error)}"/>
        </xsl:if>
      </xsl:for-each></xsl:variable>
      <h4 id="glance-unit-checks"><xsl:value-of select="$t[../@id='glance.unit-checks']"/></h4>
      <p class="note"><xsl:value-of select="$t[../@id='glance.unit-checks-note']"/></p>
      <xsl:call-template name="unit-outcome-table"><xsl:with-param name="units" select="$units"/><xsl:with-param name="to" select="$first-units + 3 * not($many)"/><xsl:with-param name="none" select="exsl:node-set($none)/none"/>
        <xsl:with-param name="caption" select="$t[../@id='glance.unit-checks']"/><xsl:with-param name="id" select="'cap-unit-checks'"/></xsl:call-template>
      <xsl:if test="$many">
        <details class="rest"><summary><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.more-units'"/><xsl:with-param name="n" select="count($units) - $first-units"/></xsl:call-template></summary>
          <xsl:call-template name="unit-outcome-table"><xsl:with-param name="units" select="$units"/><xsl:with-param name="from" select="$first-units + 1"/><xsl:with-param name="to" select="count($units)"/>
            <xsl:with-param name="caption" select="$t[../@id='glance.unit-checks-rest']"/><xsl:with-param name="id" select="'cap-unit-checks-rest'"/></xsl:call-template></details>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template name="unit-outcome-table">
    <xsl:param name="units"/>
    <xsl:param name="from" select="1"/>
    <xsl:param name="to"/>
    <xsl:param name="caption"/>
    <xsl:param name="id"/>
    <xsl:param name="none" select="/.."/>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="{$id}">
      <table class="bars tight">
        <caption class="off" id="{$id}"><xsl:value-of select="$caption"/></caption>
        <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.unit']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='glance.unit-bar']"/></th><th scope="col" class="n"><xsl:value-of select="$often[../@id='outcome.pass']"/></th><th scope="col" class="n"><xsl:value-of select="$often[../@id='outcome.gap']"/></th><th scope="col" class="n"><xsl:value-of select="$often[../@id='outcome.excepted']"/></th><th scope="col" class="n"><xsl:value-of select="$often[../@id='outcome.not-evaluable']"/></th><th scope="col" class="n"><xsl:value-of select="$often[../@id='outcome.error']"/></th></tr></thead>
        <tbody>
          <xsl:for-each select="$units">
            <xsl:sort select="r:outcomes/@gap" data-type="number" order="descending"/>
            <xsl:if test="position() &gt;= $from and position() &lt;= $to">
              <xsl:call-template name="unit-outcome-row"><xsl:with-param name="o" select="r:outcomes"/>
                <xsl:with-param name="name"><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template></xsl:with-param>
                <!-- to the unit's gaps, when it has any: an exception may have ended since -->
                <xsl:with-param name="to-gaps"><xsl:if test="key('by-unit-severity', concat(@id,'|error')) or key('by-unit-severity', concat(@id,'|warning')) or key('by-unit-severity', concat(@id,'|info'))">#<xsl:call-template name="anchor"><xsl:with-param name="kind" select="'unit'"/><xsl:with-param name="id" select="@id"/></xsl:call-template></xsl:if></xsl:with-param></xsl:call-template>
            </xsl:if>
          </xsl:for-each>
          <xsl:for-each select="$none">
            <xsl:call-template name="unit-outcome-row"><xsl:with-param name="o" select="."/><xsl:with-param name="name"><xsl:value-of select="$t[../@id='gaps.no-unit']"/></xsl:with-param>
              <xsl:with-param name="to-gaps"><xsl:if test="$unit-rows[@id='']">#<xsl:call-template name="anchor"><xsl:with-param name="kind" select="'unit'"/><xsl:with-param name="id" select="''"/></xsl:call-template></xsl:if></xsl:with-param></xsl:call-template>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template name="unit-outcome-row">
    <xsl:param name="o"/>
    <xsl:param name="name"/>
    <xsl:param name="to-gaps"/>
    <xsl:variable name="sum" select="$o/@pass + $o/@gap + $o/@excepted + $o/@not-evaluable + $o/@error"/>
    <xsl:text>&#10;</xsl:text>
    <tr><th scope="row"><xsl:copy-of select="$name"/></th>
      <td class="wide"><span class="share"><xsl:for-each select="$o"><xsl:call-template name="outcome-strip"><xsl:with-param name="height" select="12"/></xsl:call-template></xsl:for-each>
        <span class="pct"><xsl:call-template name="percent"><xsl:with-param name="n" select="$o/@pass div $sum"/></xsl:call-template></span></span></td>
      <td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="$o/@pass"/></xsl:call-template></td><td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="$o/@gap"/><xsl:with-param name="href" select="$to-gaps"/></xsl:call-template></td><td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="$o/@excepted"/><xsl:with-param name="href" select="'#excepted'"/></xsl:call-template></td>
      <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="$o/@not-evaluable"/><xsl:with-param name="href" select="'#not-evaluable'"/></xsl:call-template></td><td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="$o/@error"/><xsl:with-param name="href" select="'#rule-errors'"/></xsl:call-template></td></tr>
  </xsl:template>

  <!-- ============================================================ gaps by severity -->

  <!-- A row's gaps as a bar; the numbers stand beside it. -->
  <xsl:template name="severity-bar">
    <xsl:param name="row" select="."/>
    <xsl:param name="of"/>
    <xsl:variable name="e" select="round($row/@error * 100000 div $of) div 1000"/>
    <xsl:variable name="w" select="round($row/@warning * 100000 div $of) div 1000"/>
    <xsl:variable name="i" select="round($row/@info * 100000 div $of) div 1000"/>
    <svg class="spark" width="100%" height="12" aria-hidden="true"><rect class="track" width="100%" height="12"></rect>
      <rect fill="url(#p-s-error)" width="{$e}%" height="12"></rect><rect fill="url(#p-s-warning)" x="{$e}%" width="{$w}%" height="12"></rect><rect fill="url(#p-s-info)" x="{$e + $w}%" width="{$i}%" height="12"></rect></svg>
  </xsl:template>

  <!-- The four numbers of a row; with the script, a number shows the gaps that it counts (data-show). -->
  <xsl:template name="severity-cells">
    <xsl:param name="row" select="."/>
    <xsl:param name="href"/>
    <xsl:param name="show"/>
    <xsl:for-each select="$row/@error | $row/@warning | $row/@info">
      <td class="n"><xsl:call-template name="shown-count"><xsl:with-param name="n" select="."/><xsl:with-param name="href" select="$href"/><xsl:with-param name="show" select="concat($show,'&amp;severity=',name())"/></xsl:call-template></td>
    </xsl:for-each>
    <td class="n sum"><xsl:call-template name="shown-count"><xsl:with-param name="n" select="$row/@total"/><xsl:with-param name="href" select="$href"/><xsl:with-param name="show" select="$show"/></xsl:call-template></td>
  </xsl:template>

  <xsl:template name="shown-count">
    <xsl:param name="n"/>
    <xsl:param name="href"/>
    <xsl:param name="show"/>
    <xsl:choose>
      <xsl:when test="$n &gt; 0"><a href="{$href}" data-show="{$show}"><xsl:call-template name="number"><xsl:with-param name="n" select="$n"/></xsl:call-template></a></xsl:when>
      <xsl:otherwise><span class="zero">0</span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="severity-heads">
    <th scope="col" class="wide"><xsl:value-of select="$t[../@id='glance.stack']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='severity.error']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='severity.warning']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='severity.info']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.total']"/></th>
  </xsl:template>

  <xsl:template name="glance-areas">
    <h4 id="glance-areas"><xsl:value-of select="$t[../@id='glance.areas']"/></h4>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-areas">
      <table class="bars tight">
        <caption class="off" id="cap-areas"><xsl:value-of select="$t[../@id='glance.areas']"/></caption>
        <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.area']"/></th><xsl:call-template name="severity-heads"/></tr></thead>
        <tbody>
          <xsl:for-each select="$area-rows">
            <xsl:text>&#10;</xsl:text>
            <tr><th scope="row"><xsl:call-template name="area-name"><xsl:with-param name="id" select="@id"/></xsl:call-template></th>
              <td class="wide"><xsl:call-template name="severity-bar"><xsl:with-param name="of" select="$area-rows[1]/@total"/></xsl:call-template></td>
              <xsl:call-template name="severity-cells">
                <xsl:with-param name="href"><xsl:text>#</xsl:text><xsl:call-template name="anchor"><xsl:with-param name="kind" select="'area'"/><xsl:with-param name="id" select="@id"/></xsl:call-template></xsl:with-param>
                <xsl:with-param name="show" select="concat('area=', str:encode-uri(@id, true()), substring('-', 1, number(@id = '')))"/></xsl:call-template></tr>
          </xsl:for-each>
        </tbody>
        <tfoot><tr><th scope="row"><xsl:value-of select="$t[../@id='glance.all-areas']"/></th><td class="wide"></td>
          <xsl:for-each select="$totals/@errors | $totals/@warnings | $totals/@infos">
            <xsl:variable name="severity" select="substring(name(), 1, string-length(name()) - 1)"/>
            <td class="n"><xsl:call-template name="shown-count"><xsl:with-param name="n" select="."/><xsl:with-param name="href" select="concat('#gaps-',$severity)"/><xsl:with-param name="show" select="concat('severity=',$severity)"/></xsl:call-template></td>
          </xsl:for-each>
          <td class="n sum"><a href="#gaps"><xsl:call-template name="number"><xsl:with-param name="n" select="$gaps"/></xsl:call-template></a></td></tr></tfoot>
      </table>
    </div>
    <details class="areas">
      <summary><xsl:value-of select="$t[../@id='glance.area-rules']"/></summary>
      <dl>
        <xsl:for-each select="$area-rows">
          <xsl:variable name="area" select="@id"/>
          <div><xsl:call-template name="id"><xsl:with-param name="kind" select="'area'"/><xsl:with-param name="id" select="@id"/></xsl:call-template>
            <dt><xsl:call-template name="area-name"><xsl:with-param name="id" select="@id"/></xsl:call-template></dt>
            <xsl:for-each select="$area-rules[1]"><xsl:for-each select="key('area', $area)">
              <xsl:variable name="rule" select="@rule"/>
              <dd><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'gaps-of'"/><xsl:with-param name="id" select="@rule"/></xsl:call-template>
                <xsl:for-each select="$report"><xsl:call-template name="text"><xsl:with-param name="n" select="key('rule', $rule)/r:title"/><xsl:with-param name="else" select="$rule"/></xsl:call-template></xsl:for-each></a>
                <xsl:text> </xsl:text><span class="sub"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.gaps'"/><xsl:with-param name="n" select="@total"/></xsl:call-template></span></dd>
            </xsl:for-each></xsl:for-each></div>
        </xsl:for-each>
      </dl>
    </details>
  </xsl:template>

  <xsl:template name="glance-units">
    <h4 id="glance-units"><xsl:value-of select="$t[../@id='glance.unit']"/></h4>
    <xsl:variable name="many" select="count($unit-rows) &gt; $first-units + 3"/>
    <xsl:call-template name="unit-table"><xsl:with-param name="rows" select="$unit-rows[position() &lt;= $first-units or not($many)]"/><xsl:with-param name="caption" select="$t[../@id='glance.unit']"/><xsl:with-param name="id" select="'cap-units'"/></xsl:call-template>
    <xsl:if test="$many">
      <details class="rest"><summary><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.more-units'"/><xsl:with-param name="n" select="count($unit-rows) - $first-units"/></xsl:call-template></summary>
        <xsl:call-template name="unit-table"><xsl:with-param name="rows" select="$unit-rows[position() &gt; $first-units]"/><xsl:with-param name="caption" select="$t[../@id='glance.unit-rest']"/><xsl:with-param name="id" select="'cap-units-rest'"/></xsl:call-template></details>
    </xsl:if>
    <!-- suppliers and other outside parties have no gaps of their own -->
    <xsl:variable name="without" select="$report/r:units/r:unit[not(@kind = 'external')][not(key('by-unit-severity', concat(@id,'|error')) or key('by-unit-severity', concat(@id,'|warning')) or key('by-unit-severity', concat(@id,'|info')))]"/>
    <xsl:if test="$without"><p class="sub"><xsl:value-of select="$t[../@id='glance.units-without']"/>
      <xsl:for-each select="$without[position() &lt;= 20]"><xsl:if test="position() &gt; 1"><xsl:text>,</xsl:text></xsl:if><xsl:text> </xsl:text><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template></xsl:for-each>
      <xsl:if test="count($without) &gt; 20"><xsl:text> </xsl:text><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.others'"/><xsl:with-param name="n" select="count($without) - 20"/></xsl:call-template></xsl:if><xsl:text>.</xsl:text></p></xsl:if>
  </xsl:template>

  <xsl:template name="unit-table">
    <xsl:param name="rows"/>
    <xsl:param name="caption"/>
    <xsl:param name="id"/>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="{$id}">
      <table class="bars tight">
        <caption class="off" id="{$id}"><xsl:value-of select="$caption"/></caption>
        <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.unit']"/></th><xsl:call-template name="severity-heads"/></tr></thead>
        <tbody>
          <xsl:for-each select="$rows">
            <xsl:variable name="unit" select="@id"/>
            <xsl:text>&#10;</xsl:text>
            <tr><th scope="row"><xsl:for-each select="$report"><xsl:call-template name="gap-unit"><xsl:with-param name="id" select="$unit"/></xsl:call-template></xsl:for-each></th>
              <td class="wide"><xsl:call-template name="severity-bar"><xsl:with-param name="of" select="$unit-rows[1]/@total"/></xsl:call-template></td>
              <xsl:call-template name="severity-cells">
                <xsl:with-param name="href"><xsl:text>#</xsl:text><xsl:call-template name="anchor"><xsl:with-param name="kind" select="'unit'"/><xsl:with-param name="id" select="@id"/></xsl:call-template></xsl:with-param>
                <xsl:with-param name="show" select="concat('unit=', str:encode-uri(@id, true()), substring('-', 1, number(@id = '')))"/></xsl:call-template></tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>

</xsl:stylesheet>
