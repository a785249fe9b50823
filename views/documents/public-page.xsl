<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The page of a public document that is made of its tables: a section for each. A document includes this and its rows. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:t="urn:policykoll:tables" xmlns:f="urn:policykoll:functions" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="r f t exsl">

  <xsl:include href="policykoll:views/documents/page.xsl"/>

  <xsl:variable name="tables-tree"><xsl:for-each select="/"><xsl:call-template name="public-tables"/></xsl:for-each></xsl:variable>
  <xsl:variable name="tables" select="exsl:node-set($tables-tree)/t:table"/>

  <xsl:template match="/" mode="page-contents">
    <xsl:for-each select="$tables"><xsl:call-template name="entry"><xsl:with-param name="id" select="concat('part-', position())"/><xsl:with-param name="title" select="@title"/></xsl:call-template></xsl:for-each>
  </xsl:template>

  <xsl:template match="/" mode="document-main">
    <xsl:for-each select="$tables">
      <xsl:variable name="id" select="concat('part-', position())"/>
      <section id="{$id}" class="landscape" aria-labelledby="{$id}-title">
        <xsl:call-template name="h2"><xsl:with-param name="number" select="position()"/><xsl:with-param name="id" select="$id"/><xsl:with-param name="title" select="@title"/></xsl:call-template>
        <xsl:choose>
          <xsl:when test="t:row"><xsl:call-template name="public-table"><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:when>
          <xsl:otherwise><p><xsl:value-of select="$t[../@id='public.nothing']"/></p></xsl:otherwise>
        </xsl:choose>
      </section>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="public-table">
    <xsl:param name="id"/>
    <div class="scroll" role="region" aria-labelledby="{$id}-caption" tabindex="0">
      <table class="register" data-filter="">
        <caption id="{$id}-caption"><xsl:value-of select="@title"/></caption>
        <thead><tr><xsl:for-each select="t:column"><th scope="col"><xsl:value-of select="@title"/></th></xsl:for-each></tr></thead>
        <tbody><xsl:for-each select="t:row">
          <xsl:text>&#10;</xsl:text>
          <tr><th scope="row"><xsl:value-of select="string(t:cell[1])"/></th>
            <xsl:for-each select="t:cell[position() &gt; 1]"><td><xsl:value-of select="string()"/></td></xsl:for-each></tr>
        </xsl:for-each></tbody>
      </table>
    </div>
  </xsl:template>

</xsl:stylesheet>
