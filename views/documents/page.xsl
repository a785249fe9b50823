<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Every page of `render`. A page includes this and gives templates for "/" in the modes document-name (a string), document-lead (a sentence), page-contents
     (entries) and document-main. What must stay true: where something could not be read, or the run was narrowed, the page says so before anything else. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:f="urn:policykoll:functions" exclude-result-prefixes="r f">

  <xsl:include href="policykoll:views/html/frame.xsl"/>
  <xsl:include href="policykoll:views/html/parts.xsl"/>
  <xsl:include href="policykoll:views/documents/data.xsl"/>
  <xsl:include href="policykoll:views/documents/banners.xsl"/>
  <xsl:include href="policykoll:views/documents/public-note.xsl"/>

  <xsl:template match="/" mode="page-title">
    <xsl:call-template name="title-start"/>
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
    <xsl:call-template name="scope-line"/>
  </xsl:template>

  <xsl:template match="/" mode="page-main">
    <xsl:call-template name="document-banners"/>
    <p class="about"><xsl:apply-templates select="/" mode="document-lead"/></p>
    <xsl:apply-templates select="/" mode="document-main"/>
  </xsl:template>

  <xsl:template match="/" mode="page-foot">
    <xsl:value-of select="concat($t[../@id='render.made-by'], ' ', $report/r:tool/@name, ' ', $report/r:tool/@version, '. ', $t[../@id='render.constant'])"/>
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
