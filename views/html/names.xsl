<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- What is known by an id only, in words, as strings in a language: an exception by what it excepts, an entry of the register by its asset's name. Reports and documents
     include it; they have the keys rule and unit.
     What must stay true: a name is that of the thing itself, never of another one with the same id; where none is known the id is given. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" exclude-result-prefixes="r">

  <xsl:key name="excepts" match="r:report/r:exceptions/r:exception" use="@id"/>
  <xsl:key name="asset-named" match="r:finding/r:subject[@kind='asset'][r:name]" use="concat(@id,'|',@unit)"/>
  <xsl:key name="asset-named" match="r:inventory/r:asset[@owning-unit][r:name]" use="concat(@id,'|',@owning-unit)"/>
  <xsl:key name="asset-named" match="r:inventory/r:asset[not(@owning-unit)][r:name]" use="concat(@id,'|',../@unit)"/>

  <xsl:variable name="excepts-words" select="document('policykoll:views/labels.xml')/labels/label/text[starts-with(../@id,'excepts.')]"/>

  <!-- A text in the language, else the first there is, else $else. -->
  <xsl:template name="string-in">
    <xsl:param name="n"/>
    <xsl:param name="in" select="$lang"/>
    <xsl:param name="else"/>
    <xsl:choose>
      <xsl:when test="$n[@xml:lang=$in]"><xsl:value-of select="$n[@xml:lang=$in]"/></xsl:when>
      <xsl:when test="$n"><xsl:value-of select="$n"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$else"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="fill-a">
    <xsl:param name="text"/>
    <xsl:param name="a"/>
    <xsl:value-of select="concat(substring-before($text,'{a}'), $a, substring-after($text,'{a}'))"/>
  </xsl:template>

  <!-- For an exception of the report: "Exception from “The asset is classified” for Payroll". -->
  <xsl:template name="exception-name">
    <xsl:param name="in" select="$lang"/>
    <xsl:variable name="words" select="$excepts-words[@xml:lang=$in]"/>
    <xsl:variable name="rule"><xsl:call-template name="string-in"><xsl:with-param name="n" select="key('rule', @rule)[1]/r:title"/><xsl:with-param name="in" select="$in"/><xsl:with-param name="else" select="@rule"/></xsl:call-template></xsl:variable>
    <xsl:variable name="subject"><xsl:choose>
      <xsl:when test="@asset != ''"><xsl:call-template name="string-in"><xsl:with-param name="n" select="r:asset-name"/><xsl:with-param name="in" select="$in"/><xsl:with-param name="else" select="@asset"/></xsl:call-template></xsl:when>
      <xsl:when test="@unit != ''"><xsl:call-template name="string-in"><xsl:with-param name="n" select="key('unit', @unit)[1]/r:name"/><xsl:with-param name="in" select="$in"/><xsl:with-param name="else" select="@unit"/></xsl:call-template></xsl:when></xsl:choose></xsl:variable>
    <xsl:choose>
      <xsl:when test="$rule != ''"><xsl:call-template name="fill-a"><xsl:with-param name="text" select="$words[../@id='excepts.rule']"/><xsl:with-param name="a" select="$rule"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="fill-a"><xsl:with-param name="text" select="$words[../@id='excepts.clause']"/><xsl:with-param name="a" select="@clause"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$subject != ''"><xsl:text> </xsl:text><xsl:call-template name="fill-a"><xsl:with-param name="text" select="$words[../@id='excepts.for']"/><xsl:with-param name="a" select="$subject"/></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- What is known of a subject that has no name of its own, else its id. No variable holds a tree: it is asked once for each finding. -->
  <xsl:template name="nameless">
    <xsl:param name="kind" select="@kind"/>
    <xsl:param name="id" select="string(@id)"/>
    <xsl:param name="unit" select="string(@unit)"/>
    <xsl:param name="in" select="$lang"/>
    <xsl:for-each select="$report">
      <xsl:variable name="exception" select="key('excepts', $id)[$kind = 'exception'][1][@rule != '' or @clause != '']"/>
      <xsl:choose>
        <xsl:when test="$exception"><xsl:for-each select="$exception"><xsl:call-template name="exception-name"><xsl:with-param name="in" select="$in"/></xsl:call-template></xsl:for-each></xsl:when>
        <xsl:when test="$kind = 'entry'"><xsl:call-template name="string-in"><xsl:with-param name="n" select="key('asset-named', concat($id,'|',$unit))[1]/r:name"/><xsl:with-param name="in" select="$in"/><xsl:with-param name="else" select="$id"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:value-of select="$id"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
