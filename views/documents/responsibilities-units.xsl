<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The part of "who answers for what" that goes unit by unit: the positions with their roles, and the assets with those who answer for them. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="r exsl">

  <xsl:variable name="units" select="$repository/r:organisation/r:unit[generate-id() = generate-id(key('unit', @id)[1])]"/>

  <xsl:template name="section-positions">
    <xsl:variable name="all" select="$repository/r:organisation/r:position"/>
    <xsl:variable name="homeless" select="$all[not(key('unit', @unit))]"/>
    <section id="positions" class="part" aria-labelledby="positions-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="4"/><xsl:with-param name="id" select="'positions'"/><xsl:with-param name="title" select="$t[../@id='resp.section-positions']"/></xsl:call-template>
      <p><xsl:value-of select="$t[../@id='resp.positions-intro']"/></p>
      <xsl:if test="not($all)"><p><xsl:value-of select="$w-none"/></p></xsl:if>
      <xsl:for-each select="$units[not($scope) or key('scope', @id)][key('position-of-unit', @id)]">
        <h3 class="unit"><xsl:call-template name="id"><xsl:with-param name="kind" select="'unit'"/><xsl:with-param name="id" select="@id"/></xsl:call-template><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template></h3>
        <xsl:call-template name="terms"/>
        <xsl:call-template name="position-table"><xsl:with-param name="of" select="key('position-of-unit', @id)"/><xsl:with-param name="number" select="position()"/><xsl:with-param name="unit"><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template></xsl:with-param></xsl:call-template>
      </xsl:for-each>
      <xsl:if test="$homeless and not($scope)">
        <h3 class="unit"><xsl:value-of select="$t[../@id='resp.no-unit']"/></h3>
        <xsl:call-template name="position-table"><xsl:with-param name="of" select="$homeless"/><xsl:with-param name="number" select="0"/><xsl:with-param name="unit" select="$t[../@id='resp.no-unit']"/></xsl:call-template>
      </xsl:if>
    </section>
  </xsl:template>

  <!-- for a unit with terms of office: the one that goes on -->
  <xsl:template name="terms">
    <xsl:for-each select="key('term', @id)[not(number(translate(@from,'-','')) &gt; $day) and not(number(translate(@to,'-','')) &lt; $day)]">
      <p class="sub"><xsl:value-of select="$t[../@id='resp.term']"/>: <span class="date"><xsl:value-of select="@from"/></span>–<span class="date"><xsl:value-of select="@to"/></span></p>
    </xsl:for-each>
    <xsl:if test="key('term', @id) and not(key('term', @id)[not(number(translate(@from,'-','')) &gt; $day) and not(number(translate(@to,'-','')) &lt; $day)])"><p class="lack"><span aria-hidden="true">○ </span><xsl:value-of select="$t[../@id='resp.no-term']"/></p></xsl:if>
  </xsl:template>

  <xsl:template name="position-table">
    <xsl:param name="of"/>
    <xsl:param name="number"/>
    <xsl:param name="unit"/>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-positions-{$number}">
      <table class="list papers">
        <caption class="off" id="cap-positions-{$number}"><xsl:value-of select="$t[../@id='resp.positions-of']"/><xsl:text> </xsl:text><xsl:copy-of select="$unit"/></caption>
        <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='resp.position']"/></th><th scope="col"><xsl:value-of select="$t[../@id='papers.role']"/></th><th scope="col"><xsl:value-of select="$t[../@id='resp.for-what']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='resp.holder']"/></th></tr></thead>
        <xsl:for-each select="$of">
          <xsl:variable name="mine" select="key('assignment-of-position', @id)[not(number(translate(@to,'-','')) &lt; $day)]"/>
          <xsl:variable name="first" select="generate-id() = generate-id(key('position', @id)[1])"/>
          <xsl:variable name="head"><th scope="rowgroup" rowspan="{count($mine) + not($mine)}"><xsl:if test="$first"><xsl:call-template name="id"><xsl:with-param name="kind" select="'position'"/><xsl:with-param name="id" select="@id"/></xsl:call-template></xsl:if><xsl:call-template name="text"><xsl:with-param name="n" select="r:title"/><xsl:with-param name="else" select="@id"/></xsl:call-template><span class="sub line"><xsl:call-template name="code"><xsl:with-param name="type" select="'position-kind'"/><xsl:with-param name="code" select="string(@kind)"/></xsl:call-template></span></th></xsl:variable>
          <tbody>
            <xsl:if test="not($mine)"><tr><xsl:copy-of select="$head"/><td colspan="3" class="dim"><xsl:value-of select="$t[../@id='resp.no-roles']"/></td></tr></xsl:if>
            <xsl:for-each select="$mine">
              <tr><xsl:if test="position() = 1"><xsl:copy-of select="$head"/></xsl:if>
                <td><span class="said"><xsl:call-template name="role-name"><xsl:with-param name="id" select="string(@role)"/></xsl:call-template></span><xsl:if test="@deputy-of"><span class="sub line"><span aria-hidden="true">◐ </span><xsl:value-of select="$w-deputy"/><xsl:for-each select="key('assignment', @deputy-of)[1]"><xsl:text> </xsl:text><xsl:value-of select="$t[../@id='resp.for']"/><xsl:text> </xsl:text><xsl:call-template name="position-name"><xsl:with-param name="id" select="string(@position)"/></xsl:call-template></xsl:for-each></span></xsl:if></td>
                <td><xsl:call-template name="target"/></td>
                <td><xsl:call-template name="holding"/></td></tr>
            </xsl:for-each>
          </tbody>
        </xsl:for-each>
      </table>
    </div>
  </xsl:template>

  <!-- for an assignment that goes on or is to come -->
  <xsl:template name="holding">
    <xsl:choose>
      <xsl:when test="number(translate(@from,'-','')) &gt; $day"><span aria-hidden="true">○ </span><xsl:value-of select="$w-starts"/><xsl:text> </xsl:text><span class="date"><xsl:value-of select="@from"/></span></xsl:when>
      <xsl:otherwise><xsl:call-template name="since"/></xsl:otherwise>
    </xsl:choose>
    <xsl:variable name="deputies" select="key('deputy', @id)[not(number(translate(@from,'-','')) &gt; $day) and not(number(translate(@to,'-','')) &lt; $day)]"/>
    <xsl:for-each select="$deputies"><span class="sub line"><span aria-hidden="true">◐ </span><xsl:call-template name="position-name"><xsl:with-param name="id" select="string(@position)"/></xsl:call-template>, <xsl:call-template name="since"/></span></xsl:for-each>
    <xsl:if test="@designated-by or @designation-ref or @designated-on"><span class="sub line"><xsl:value-of select="$t[../@id='resp.designated']"/><xsl:if test="@designated-by"><xsl:text> </xsl:text><xsl:value-of select="$t[../@id='resp.by']"/><xsl:text> </xsl:text><xsl:call-template name="position-name"><xsl:with-param name="id" select="string(@designated-by)"/></xsl:call-template></xsl:if><xsl:if test="@designated-on"><xsl:text> </xsl:text><span class="date"><xsl:value-of select="@designated-on"/></span></xsl:if><xsl:if test="@designation-ref"> (<xsl:call-template name="unmarked"><xsl:with-param name="s" select="string(@designation-ref)"/></xsl:call-template>)</xsl:if></span></xsl:if>
    <!-- whoever was assigned before the term of the elected body began may have to be assigned anew -->
    <xsl:variable name="from" select="number(translate(@from,'-',''))"/>
    <xsl:variable name="terms" select="(key('term', @target) | key('term', key('position', @position)/@unit))[not(number(translate(@from,'-','')) &gt; $day) and not(number(translate(@to,'-','')) &lt; $day)]"/>
    <xsl:for-each select="$terms[1]"><span class="sub line"><xsl:value-of select="$t[../@id='resp.term-ends']"/><xsl:text> </xsl:text><span class="date"><xsl:value-of select="@to"/></span></span><xsl:if test="$from &lt; number(translate(@from,'-',''))"><span class="lack line"><span aria-hidden="true">▲ </span><xsl:value-of select="$t[../@id='resp.older-than-term']"/></span></xsl:if></xsl:for-each>
  </xsl:template>

  <!-- ============================================================ assets -->

  <xsl:template name="section-assets">
    <xsl:variable name="all" select="$repository/r:inventory/r:asset"/>
    <section id="assets" class="part" aria-labelledby="assets-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="5"/><xsl:with-param name="id" select="'assets'"/><xsl:with-param name="title" select="$t[../@id='resp.section-assets']"/></xsl:call-template>
      <p><xsl:value-of select="$t[../@id='resp.assets-intro']"/></p>
      <xsl:if test="not($all)"><p><xsl:value-of select="$w-none"/></p></xsl:if>
      <xsl:for-each select="$units[key('asset-in-unit', @id)]">
        <xsl:variable name="vacant" select="@id"/>
        <xsl:variable name="n"><xsl:for-each select="exsl:node-set($cell-tree)"><xsl:value-of select="count(key('vacant-cell', $vacant))"/></xsl:for-each></xsl:variable>
        <h3 class="unit"><xsl:call-template name="id"><xsl:with-param name="kind" select="'assets-of'"/><xsl:with-param name="id" select="@id"/></xsl:call-template><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template><xsl:text> </xsl:text><span class="tally"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.assets'"/><xsl:with-param name="n" select="count(key('asset-in-unit', @id))"/></xsl:call-template><xsl:if test="$n &gt; 0"><xsl:text>, </xsl:text><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.vacant-cells'"/><xsl:with-param name="n" select="number($n)"/></xsl:call-template></xsl:if></span></h3>
        <xsl:call-template name="asset-table"><xsl:with-param name="of" select="key('asset-in-unit', @id)"/><xsl:with-param name="number" select="position()"/><xsl:with-param name="unit"><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template></xsl:with-param></xsl:call-template>
      </xsl:for-each>
      <xsl:variable name="homeless" select="$all[not(key('unit', concat(@owning-unit, substring(../@unit, 1, 999 * not(@owning-unit)))))]"/>
      <xsl:if test="$homeless">
        <h3 class="unit"><xsl:value-of select="$t[../@id='resp.unknown-unit']"/></h3>
        <xsl:call-template name="asset-table"><xsl:with-param name="of" select="$homeless"/><xsl:with-param name="number" select="0"/><xsl:with-param name="unit" select="$t[../@id='resp.unknown-unit']"/></xsl:call-template>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="asset-table">
    <xsl:param name="of"/>
    <xsl:param name="number"/>
    <xsl:param name="unit"/>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-assets-{$number}">
      <table class="list papers">
        <caption class="off" id="cap-assets-{$number}"><xsl:value-of select="$t[../@id='resp.assets-of']"/><xsl:text> </xsl:text><xsl:copy-of select="$unit"/></caption>
        <thead><tr><th scope="col"><span class="said"><xsl:value-of select="$t[../@id='subject.asset']"/></span></th><xsl:copy-of select="$asset-heads"/></tr></thead>
        <tbody><xsl:for-each select="$of"><xsl:call-template name="asset-row"/></xsl:for-each></tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:variable name="asset-heads"><xsl:for-each select="$asset-roles"><th scope="col"><span class="said"><xsl:call-template name="role-name"><xsl:with-param name="id" select="string(@role)"/></xsl:call-template></span></th></xsl:for-each><xsl:if test="not($asset-roles)"><th scope="col"><xsl:value-of select="$t[../@id='papers.role']"/></th></xsl:if></xsl:variable>

  <xsl:template name="asset-row">
    <xsl:variable name="node" select="generate-id()"/>
    <xsl:text>&#10;</xsl:text>
    <tr><th scope="row"><xsl:if test="$node = generate-id(key('asset', @id)[1])"><xsl:call-template name="id"><xsl:with-param name="kind" select="'asset'"/><xsl:with-param name="id" select="@id"/></xsl:call-template></xsl:if><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template>
        <span class="sub line"><xsl:call-template name="code"><xsl:with-param name="type" select="'asset-kind'"/><xsl:with-param name="code" select="string(@kind)"/></xsl:call-template><xsl:if test="@lifecycle"><xsl:text>, </xsl:text><xsl:call-template name="code"><xsl:with-param name="type" select="'lifecycle'"/><xsl:with-param name="code" select="string(@lifecycle)"/></xsl:call-template></xsl:if></span></th>
      <xsl:for-each select="exsl:node-set($cell-tree)"><xsl:for-each select="key('cell-of-asset', $node)"><td><xsl:call-template name="cell-text"/></td></xsl:for-each></xsl:for-each>
      <xsl:if test="not($asset-roles)"><td class="dim">–</td></xsl:if></tr>
  </xsl:template>

  <xsl:template name="cell-text">
    <xsl:choose>
      <xsl:when test="@state='held'">
        <xsl:for-each select="h"><xsl:variable name="a" select="string(@a)"/><xsl:variable name="deputy" select="@deputy"/><xsl:for-each select="$repository"><xsl:for-each select="key('assignment', $a)[1]">
          <xsl:choose>
            <xsl:when test="$deputy"><span class="sub line"><span aria-hidden="true">◐ </span><xsl:value-of select="$w-deputy"/>: <xsl:call-template name="position-name"><xsl:with-param name="id" select="string(@position)"/></xsl:call-template></span></xsl:when>
            <xsl:otherwise><span class="block"><span aria-hidden="true">✓ </span><xsl:call-template name="position-name"><xsl:with-param name="id" select="string(@position)"/></xsl:call-template></span><span class="sub line"><xsl:call-template name="since"/></span></xsl:otherwise>
          </xsl:choose></xsl:for-each></xsl:for-each></xsl:for-each>
      </xsl:when>
      <xsl:when test="@state='deputy'"><span class="lack line"><xsl:value-of select="$w-only-deputy"/></span><xsl:call-template name="deputies"/></xsl:when>
      <xsl:when test="@state='vacant'"><xsl:call-template name="vacant-mark"/><span class="sub line"><xsl:call-template name="why"/></span></xsl:when>
      <xsl:when test="@state='unclear'"><span class="lack"><span aria-hidden="true">? </span><xsl:value-of select="$w-unclear"/></span></xsl:when>
      <xsl:when test="@why"><span class="dim">– <xsl:call-template name="why"/></span></xsl:when>
      <xsl:otherwise><span class="dim">– <span class="off"><xsl:value-of select="$w-none-named"/></span></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:variable name="w-only-deputy" select="string($t[../@id='resp.only-deputy'])"/>

</xsl:stylesheet>
