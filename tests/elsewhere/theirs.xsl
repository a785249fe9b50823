<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- What the skeleton says, from the SVRL files in a list (<list><result svrl= bundle= sch=><demand n= rule= policy= clause=/>…</result>…), as the lines F of
     ours.xsl, but the last columns are the assert's id, and kind:id of all that the context lies in, between spaces. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:pk="urn:policykoll:1" xmlns:sch="http://purl.oclc.org/dsdl/schematron"
                xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:dyn="http://exslt.org/dynamic" extension-element-prefixes="dyn">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:key name="said" match="svrl:failed-assert | svrl:successful-report" use="preceding-sibling::svrl:active-pattern[1]/@id"/>
  <xsl:key name="diagnostic" match="sch:diagnostic" use="@id"/>

  <xsl:template match="/list">
    <xsl:for-each select="result/demand">
      <xsl:variable name="demand" select="concat('F&#9;', @n, '&#9;', @rule, '&#9;', @policy, '&#9;', @clause, '&#9;')"/>
      <xsl:variable name="rule" select="@rule"/>
      <xsl:variable name="schema" select="document(../@sch)"/>
      <xsl:variable name="bundle" select="document(../@bundle)"/>
      <xsl:for-each select="document(../@svrl)">
        <xsl:for-each select="key('said', $rule)">
          <xsl:value-of select="$demand"/>
          <xsl:choose>
            <xsl:when test="contains(concat(' ', @flag, ' '), ' not-evaluable ')">not-evaluable</xsl:when>
            <xsl:when test="contains(concat(' ', @flag, ' '), ' on-file ')">on-file</xsl:when>
            <xsl:otherwise>gap</xsl:otherwise>
          </xsl:choose>
          <xsl:call-template name="text">
            <xsl:with-param name="schema" select="$schema"/>
          </xsl:call-template>
          <xsl:call-template name="text">
            <xsl:with-param name="schema" select="$schema"/>
            <xsl:with-param name="lang" select="'sv'"/>
          </xsl:call-template>
          <xsl:call-template name="text">
            <xsl:with-param name="schema" select="$schema"/>
            <xsl:with-param name="use" select="'help'"/>
          </xsl:call-template>
          <xsl:call-template name="text">
            <xsl:with-param name="schema" select="$schema"/>
            <xsl:with-param name="lang" select="'sv'"/>
            <xsl:with-param name="use" select="'help'"/>
          </xsl:call-template>
          <xsl:value-of select="concat('&#9;', @id, '&#9; ')"/>
          <xsl:variable name="location" select="string(@location)"/>
          <xsl:for-each select="$bundle">
            <xsl:for-each select="dyn:evaluate($location)/ancestor-or-self::*[@id or @inventory]">
              <xsl:value-of select="concat(local-name(), ':', @id, @inventory[not(../@id)], ' ')"/>
            </xsl:for-each>
          </xsl:for-each>
          <xsl:text>&#10;</xsl:text>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <!-- The diagnostic of the language and use. -->
  <xsl:template name="text">
    <xsl:param name="schema"/>
    <xsl:param name="lang" select="'en'"/>
    <xsl:param name="use" select="''"/>
    <xsl:text>&#9;</xsl:text>
    <xsl:for-each select="svrl:diagnostic-reference">
      <xsl:variable name="text" select="normalize-space(.)"/>
      <xsl:variable name="id" select="@diagnostic"/>
      <xsl:for-each select="$schema">
        <xsl:if test="key('diagnostic', $id)[lang($lang)][string(@pk:use) = $use]"><xsl:value-of select="$text"/></xsl:if>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
