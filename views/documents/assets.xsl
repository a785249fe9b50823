<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The inventory as a page: how it stands unit by unit, then every asset in one table that can be searched.
     What must stay true: one pass over the assets, a key once per unit; every asset stands once, also one whose unit is not known. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:f="urn:policykoll:functions" exclude-result-prefixes="r f">

  <xsl:include href="policykoll:views/documents/page.xsl"/>

  <xsl:variable name="units" select="$organisations/r:unit[count(. | key('unit', @id)[1]) = 1][key('asset-by-unit', @id)]"/>
  <xsl:variable name="strays" select="$assets[not(key('unit', f:first(@owning-unit, ../@unit)))]"/>
  <xsl:variable name="columns" select="8 + count($aspects) + not($aspects)"/>

  <!-- words that are needed once per asset -->
  <xsl:variable name="w-sensitive" select="string($t[../@id='assets.sensitive'])"/>
  <xsl:variable name="w-no-unit" select="string($t[../@id='render.no-unit'])"/>

  <xsl:template match="/" mode="document-name"><xsl:value-of select="$t[../@id='assets.title']"/></xsl:template>
  <xsl:template match="/" mode="document-lead"><xsl:value-of select="$t[../@id='assets.about']"/></xsl:template>

  <xsl:template match="/" mode="page-contents">
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'overview'"/><xsl:with-param name="title" select="$t[../@id='render.overview']"/></xsl:call-template>
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'list'"/><xsl:with-param name="title" select="$t[../@id='assets.list']"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="/" mode="document-main">
    <section id="overview" aria-labelledby="overview-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="1"/><xsl:with-param name="id" select="'overview'"/><xsl:with-param name="title" select="$t[../@id='render.overview']"/></xsl:call-template>
      <xsl:if test="not($assets)"><p><xsl:value-of select="$t[../@id='assets.none']"/></p></xsl:if>
      <xsl:if test="$assets"><xsl:call-template name="overview"/></xsl:if>
    </section>
    <section id="list" class="landscape" aria-labelledby="list-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="2"/><xsl:with-param name="id" select="'list'"/><xsl:with-param name="title" select="$t[../@id='assets.list']"/></xsl:call-template>
      <xsl:if test="not($assets)"><p><xsl:value-of select="$t[../@id='assets.none']"/></p></xsl:if>
      <xsl:if test="$assets"><xsl:call-template name="list"/></xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="overview">
    <div class="scroll" role="region" aria-labelledby="overview-caption" tabindex="0">
      <table class="figures">
        <caption id="overview-caption"><xsl:value-of select="$t[../@id='assets.by-unit']"/></caption>
        <thead><tr>
          <th scope="col"><xsl:value-of select="$t[../@id='render.unit']"/></th>
          <th scope="col" class="n"><xsl:value-of select="$t[../@id='assets.count']"/></th>
          <th scope="col" class="n"><xsl:value-of select="$t[../@id='assets.with-class']"/></th>
          <th scope="col" class="n"><xsl:value-of select="$t[../@id='assets.with-owner']"/></th>
          <th scope="col" class="n"><xsl:value-of select="$t[../@id='assets.critical']"/></th>
          <th scope="col" class="n"><xsl:value-of select="$t[../@id='assets.with-personal']"/></th>
        </tr></thead>
        <tbody>
          <xsl:for-each select="$units">
            <xsl:call-template name="figures"><xsl:with-param name="of" select="key('asset-by-unit', @id)"/><xsl:with-param name="unit" select="."/></xsl:call-template>
          </xsl:for-each>
          <xsl:if test="$strays"><xsl:call-template name="figures"><xsl:with-param name="of" select="$strays"/></xsl:call-template></xsl:if>
        </tbody>
        <xsl:if test="count($units) + boolean($strays) &gt; 1">
          <tfoot><xsl:call-template name="figures"><xsl:with-param name="of" select="$assets"/><xsl:with-param name="all" select="true()"/></xsl:call-template></tfoot>
        </xsl:if>
      </table>
    </div>
  </xsl:template>

  <!-- A row of numbers. -->
  <xsl:template name="figures">
    <xsl:param name="of"/>
    <xsl:param name="unit" select="/.."/>
    <xsl:param name="all" select="false()"/>
    <!-- a sign for each asset that the list below shows with levels, and with an owner -->
    <xsl:variable name="classified"><xsl:for-each select="$of"><xsl:variable name="date"><xsl:call-template name="classified"/></xsl:variable>
      <xsl:if test="r:classification[@date=string($date) or (not(@date) and $date='-')][1]/r:level">1</xsl:if></xsl:for-each></xsl:variable>
    <xsl:variable name="owned"><xsl:for-each select="$of"><xsl:variable name="holder"><xsl:call-template name="holder"/></xsl:variable><xsl:if test="string($holder) != ''">1</xsl:if></xsl:for-each></xsl:variable>
    <tr>
      <th scope="row"><xsl:choose>
        <xsl:when test="$all"><xsl:value-of select="$t[../@id='render.all']"/></xsl:when>
        <xsl:when test="$unit"><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'unit'"/><xsl:with-param name="id" select="$unit/@id"/></xsl:call-template>
          <xsl:call-template name="text"><xsl:with-param name="n" select="$unit/r:name"/><xsl:with-param name="else" select="$unit/@id"/></xsl:call-template></a></xsl:when>
        <xsl:otherwise><a href="#no-unit"><xsl:value-of select="$w-no-unit"/></a></xsl:otherwise></xsl:choose></th>
      <td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="count($of)"/></xsl:call-template></td>
      <td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="string-length($classified)"/></xsl:call-template></td>
      <td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="string-length($owned)"/></xsl:call-template></td>
      <td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="count($of[@criticality='critical' or @criticality='societally-critical'])"/></xsl:call-template></td>
      <td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="count($of[@personal-data='yes'])"/></xsl:call-template></td>
    </tr>
  </xsl:template>

  <xsl:template name="list">
    <div class="scroll" role="region" aria-labelledby="list-caption" tabindex="0">
      <table class="register" data-filter="">
        <caption id="list-caption"><xsl:value-of select="$t[../@id='assets.caption']"/></caption>
        <thead><tr>
          <th scope="col" class="wide"><xsl:value-of select="$t[../@id='render.asset']"/></th>
          <th scope="col"><xsl:value-of select="$t[../@id='render.kind']"/></th>
          <xsl:for-each select="$aspects"><th scope="col"><span class="said"><xsl:call-template name="text"><xsl:with-param name="n" select="r:label"/><xsl:with-param name="else" select="@code"/></xsl:call-template></span></th></xsl:for-each>
          <xsl:if test="not($aspects)"><th scope="col"><xsl:value-of select="$t[../@id='assets.classification']"/></th></xsl:if>
          <th scope="col"><xsl:value-of select="$t[../@id='assets.owner']"/></th>
          <th scope="col"><xsl:value-of select="$t[../@id='assets.lifecycle']"/></th>
          <th scope="col"><xsl:value-of select="$t[../@id='assets.criticality']"/></th>
          <th scope="col"><xsl:value-of select="$t[../@id='assets.personal-data']"/></th>
          <th scope="col"><xsl:value-of select="$t[../@id='assets.processors']"/></th>
          <th scope="col"><xsl:value-of select="$t[../@id='assets.verified']"/></th>
        </tr></thead>
        <xsl:for-each select="$units">
          <tbody class="group">
            <tr class="group"><th scope="rowgroup" colspan="{$columns}"><xsl:call-template name="id"><xsl:with-param name="kind" select="'unit'"/><xsl:with-param name="id" select="@id"/></xsl:call-template>
              <xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template></th></tr>
            <xsl:apply-templates select="key('asset-by-unit', @id)" mode="row"/>
          </tbody>
        </xsl:for-each>
        <xsl:if test="$strays">
          <tbody class="group">
            <tr class="group"><th scope="rowgroup" colspan="{$columns}" id="no-unit"><xsl:value-of select="$w-no-unit"/></th></tr>
            <xsl:apply-templates select="$strays" mode="row"/>
          </tbody>
        </xsl:if>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="r:asset" mode="row">
    <xsl:variable name="holder"><xsl:call-template name="holder"/></xsl:variable>
    <xsl:text>&#10;</xsl:text>
    <tr data-unit="{f:first(@owning-unit, ../@unit)}">
      <!-- of assets with the same id the first is the one that links lead to -->
      <xsl:if test="count(. | key('asset', @id)[1]) = 1"><xsl:call-template name="id"><xsl:with-param name="kind" select="'asset'"/><xsl:with-param name="id" select="@id"/></xsl:call-template></xsl:if>
      <th scope="row"><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template>
        <code class="sub line"><xsl:value-of select="@id"/></code></th>
      <td><xsl:call-template name="code-or-missing"><xsl:with-param name="type" select="'asset-kind'"/><xsl:with-param name="code" select="@kind"/></xsl:call-template></td>
      <xsl:call-template name="levels"/>
      <td><xsl:choose>
        <xsl:when test="string($holder) != ''"><xsl:call-template name="holder-text"/></xsl:when>
        <xsl:when test="r:role[@name='system-owner']"><xsl:call-template name="missing"><xsl:with-param name="what" select="$w-no-owner"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:call-template name="missing"/></xsl:otherwise></xsl:choose></td>
      <td><xsl:call-template name="code-or-missing"><xsl:with-param name="type" select="'lifecycle'"/><xsl:with-param name="code" select="@lifecycle"/></xsl:call-template></td>
      <td><xsl:call-template name="code-or-missing"><xsl:with-param name="type" select="'criticality'"/><xsl:with-param name="code" select="@criticality"/></xsl:call-template></td>
      <td><xsl:call-template name="code-or-missing"><xsl:with-param name="type" select="'tri'"/><xsl:with-param name="code" select="@personal-data"/></xsl:call-template>
        <xsl:if test="@sensitive-data='yes'"><span class="sub line"><xsl:value-of select="$w-sensitive"/></span></xsl:if></td>
      <td><xsl:choose>
        <xsl:when test="r:processor"><ul><xsl:for-each select="r:processor"><li><xsl:call-template name="processor-text"/></li></xsl:for-each></ul></xsl:when>
        <xsl:otherwise><span class="dim"><xsl:value-of select="$w-no-processors"/></span></xsl:otherwise></xsl:choose></td>
      <td><xsl:call-template name="date-or-missing"><xsl:with-param name="s" select="@last-verified"/></xsl:call-template></td>
    </tr>
  </xsl:template>

  <!-- The cells of the classification that counts on the day. -->
  <xsl:template name="levels">
    <xsl:variable name="date"><xsl:call-template name="classified"/></xsl:variable>
    <xsl:variable name="classification" select="r:classification[@date=string($date) or (not(@date) and $date='-')][1]"/>
    <xsl:variable name="ended" select="$classification/@valid-until[number(translate(.,'-','')) &lt; $day]"/>
    <xsl:choose>
      <xsl:when test="not($classification/r:level)"><td class="nothing" colspan="{count($aspects) + not($aspects)}"><xsl:call-template name="missing"><xsl:with-param name="what" select="$w-not-classified"/></xsl:call-template></td></xsl:when>
      <xsl:when test="not($aspects)"><td><xsl:for-each select="$classification/r:level"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="concat(@aspect,': ',@code)"/></xsl:for-each></td></xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$aspects">
          <xsl:variable name="level"><xsl:call-template name="level"><xsl:with-param name="classification" select="$classification"/><xsl:with-param name="aspect" select="@code"/></xsl:call-template></xsl:variable>
          <td><xsl:choose>
            <xsl:when test="string($level) != ''"><xsl:value-of select="$level"/></xsl:when>
            <xsl:when test="@required='no'"><span class="dim">–</span></xsl:when>
            <xsl:otherwise><xsl:call-template name="missing"/></xsl:otherwise></xsl:choose>
            <xsl:if test="position() = 1 and $ended"><span class="line missing"><xsl:call-template name="say"><xsl:with-param name="label" select="'assets.valid-to'"/><xsl:with-param name="a" select="$ended"/></xsl:call-template></span></xsl:if></td>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
