<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Every page of `render`. A page includes this and gives templates for "/" in the modes document-name (a string), document-lead (a sentence), page-contents
     (entries) and document-main. What must stay true: where something could not be read, or the run was narrowed, the page says so before anything else. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:f="urn:policykoll:functions" exclude-result-prefixes="r f">

  <xsl:include href="policykoll:views/html/frame.xsl"/>
  <xsl:include href="policykoll:views/html/parts.xsl"/>
  <xsl:include href="policykoll:views/documents/data.xsl"/>
  <xsl:include href="policykoll:views/documents/public-note.xsl"/>

  <xsl:variable name="limits" select="$report/r:options/r:option[@name='rule' or @name='policy' or @name='file' or @name='exclude']"/>

  <xsl:template match="/" mode="page-title">
    <xsl:if test="$is-incomplete"><xsl:value-of select="concat($t[../@id='status.incomplete'], ': ')"/></xsl:if>
    <xsl:apply-templates select="/" mode="document-name"/>
    <xsl:text> – </xsl:text>
    <xsl:for-each select="$organisations[r:name]"><xsl:call-template name="organisation-name"/>, </xsl:for-each>
    <xsl:value-of select="$as-of"/>
  </xsl:template>

  <xsl:template name="organisation-name">
    <xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="/" mode="page-heading">
    <h1><xsl:apply-templates select="/" mode="document-name"/></h1>
    <xsl:if test="$organisations/r:name">
      <p class="lead"><xsl:for-each select="$organisations[r:name]"><xsl:if test="position() &gt; 1"><br/></xsl:if><xsl:call-template name="organisation-name"/></xsl:for-each></p>
    </xsl:if>
    <p class="asof"><xsl:value-of select="$t[../@id='fact.as-of']"/><xsl:text> </xsl:text><time datetime="{$as-of}"><xsl:value-of select="$as-of"/></time></p>
  </xsl:template>

  <xsl:template match="/" mode="page-main">
    <xsl:if test="$is-incomplete"><xsl:call-template name="document-banner"/></xsl:if>
    <xsl:if test="$is-public"><xsl:call-template name="public-banner"/></xsl:if>
    <xsl:if test="/r:render/r:scope"><xsl:call-template name="document-scope"/></xsl:if>
    <xsl:if test="$limits"><xsl:call-template name="document-part"/></xsl:if>
    <p class="about"><xsl:apply-templates select="/" mode="document-lead"/></p>
    <xsl:apply-templates select="/" mode="document-main"/>
  </xsl:template>

  <xsl:template match="/" mode="page-foot">
    <xsl:value-of select="concat($t[../@id='render.made-by'], ' ', $report/r:tool/@name, ' ', $report/r:tool/@version, '. ', $t[../@id='render.constant'])"/>
  </xsl:template>

  <xsl:template name="document-banner">
    <section class="banner" aria-labelledby="banner-title">
      <h2 id="banner-title"><span aria-hidden="true">⚠ </span><xsl:value-of select="$t[../@id='banner.title']"/></h2>
      <xsl:if test="$unread">
        <ul>
          <xsl:for-each select="$unread[position() &lt;= 20]"><li><xsl:call-template name="path"><xsl:with-param name="s" select="@path"/></xsl:call-template></li></xsl:for-each>
          <xsl:if test="count($unread) &gt; 20"><li><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.render-unread'"/><xsl:with-param name="n" select="count($unread) - 20"/></xsl:call-template></li></xsl:if>
        </ul>
      </xsl:if>
      <p><xsl:value-of select="$t[../@id='render.incomplete']"/></p>
    </section>
  </xsl:template>

  <!-- The units that were asked for; those below them follow from it. -->
  <xsl:template name="document-scope">
    <section class="banner part" aria-labelledby="scope-title">
      <h2 id="scope-title"><xsl:value-of select="$t[../@id='render.scope']"/></h2>
      <ul>
        <xsl:for-each select="$report/r:options/r:option[@name='unit']">
          <xsl:variable name="id" select="string(@value)"/>
          <li><xsl:for-each select="$repository"><xsl:call-template name="text"><xsl:with-param name="n" select="key('unit', $id)[1]/r:name"/><xsl:with-param name="else" select="f:first(substring($t[../@id='withheld.word'], 1, 99 * ($id = '-')), $id)"/></xsl:call-template></xsl:for-each></li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>

  <!-- What else the run was narrowed to: the rest is not here. -->
  <xsl:template name="document-part">
    <section class="banner part" aria-labelledby="part-title">
      <h2 id="part-title"><xsl:value-of select="$t[../@id='partial.title']"/></h2>
      <ul>
        <xsl:for-each select="$limits[position() &lt;= 20]"><li><xsl:value-of select="$t[../@id=concat('partial.',current()/@name)]"/>: <code><xsl:value-of select="@value"/></code></li></xsl:for-each>
        <xsl:if test="count($limits) &gt; 20"><li>…</li></xsl:if>
      </ul>
    </section>
  </xsl:template>

  <!-- What the documents do not state. -->
  <xsl:template name="missing">
    <xsl:param name="what" select="$w-missing"/>
    <span class="missing"><xsl:value-of select="$what"/></span>
  </xsl:template>

  <!-- A text element in the language, or that it is missing. -->
  <xsl:template name="text-or-missing">
    <xsl:param name="n"/>
    <xsl:choose>
      <xsl:when test="$n[normalize-space()]"><xsl:call-template name="text"><xsl:with-param name="n" select="$n[normalize-space()]"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="missing"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The holder of an asset's role (data.xsl), marked with the language of its title. -->
  <xsl:template name="holder-text">
    <xsl:param name="role" select="'system-owner'"/>
    <xsl:variable name="held" select="r:role[@name=$role][key('assignment', @assignment)[1][(not(@from) or number(translate(@from,'-','')) &lt;= $day)
        and (not(@to) or number(translate(@to,'-','')) &gt;= $day)][key('position', @position)]][1]"/>
    <xsl:variable name="position" select="key('position', key('assignment', $held/@assignment)[1]/@position)[1]"/>
    <xsl:call-template name="text"><xsl:with-param name="n" select="$position/r:title"/><xsl:with-param name="else" select="$position/@id"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="processor-text">
    <xsl:variable name="names" select="r:name | key('unit', @party)[1][not(current()/r:name)]/r:name"/>
    <xsl:call-template name="text"><xsl:with-param name="n" select="$names"/><xsl:with-param name="else" select="f:first(@party, @id)"/></xsl:call-template>
  </xsl:template>

  <!-- A string, or that it is missing. -->
  <xsl:template name="string-or-missing">
    <xsl:param name="s"/>
    <xsl:choose>
      <xsl:when test="normalize-space($s) != ''"><xsl:value-of select="$s"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="missing"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="date-or-missing">
    <xsl:param name="s"/>
    <xsl:choose>
      <xsl:when test="string($s) != ''"><time datetime="{$s}"><xsl:value-of select="$s"/></time></xsl:when>
      <xsl:otherwise><xsl:call-template name="missing"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A code word in words; "unknown" and none are missing. -->
  <xsl:template name="code-or-missing">
    <xsl:param name="type"/>
    <xsl:param name="code"/>
    <xsl:choose>
      <xsl:when test="string($code) != '' and $code != 'unknown'"><xsl:call-template name="code"><xsl:with-param name="type" select="$type"/><xsl:with-param name="code" select="$code"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="missing"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
