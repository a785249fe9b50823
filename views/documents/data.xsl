<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- What the registers of `render` ask, pages and tables: of assets, their holders and classifications; the rest stands in run.xsl.
     What must stay true: who holds a role is said by position, never by person, and as of the day of the run; a key is asked, nothing is searched for
     per asset; what the documents do not state is never left blank, so that nobody takes it for "no". -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:policykoll:functions" exclude-result-prefixes="r xs f">

  <xsl:include href="policykoll:views/documents/run.xsl"/>

  <xsl:variable name="organisations" select="$repository/r:organisation"/>
  <xsl:variable name="assets" select="$repository/r:inventory/r:asset"/>

  <!-- no rule found anything to evaluate: that there are no gaps says nothing then -->
  <xsl:variable name="found" select="$report/r:outcomes"/>
  <xsl:variable name="is-unchecked" select="not($found) or $found/@pass + $found/@gap + $found/@excepted + $found/@not-evaluable + $found/@error = 0"/>

  <xsl:key name="unit-below" match="r:organisation/r:unit" use="@parent"/>
  <xsl:key name="aspect" match="r:classification-model/r:aspect" use="@code"/>
  <xsl:key name="level" match="r:classification-model/r:level" use="concat(../@id,'|',@code)"/>
  <xsl:key name="any-level" match="r:classification-model/r:level" use="@code"/>
  <xsl:key name="asset-by-unit" match="r:inventory/r:asset[@owning-unit]" use="@owning-unit"/>
  <xsl:key name="asset-by-unit" match="r:inventory/r:asset[not(@owning-unit)]" use="../@unit"/>

  <!-- aspects of all models, each code once -->
  <xsl:variable name="aspects" select="$repository/r:policy/r:classification-model/r:aspect[count(. | key('aspect', @code)[1]) = 1]"/>

  <!-- words that are needed once per asset -->
  <xsl:variable name="w-missing" select="string($t[../@id='render.missing'])"/>
  <xsl:variable name="w-not-classified" select="string($t[../@id='assets.not-classified'])"/>
  <xsl:variable name="w-no-owner" select="string($t[../@id='assets.no-owner'])"/>
  <xsl:variable name="w-no-processors" select="string($t[../@id='assets.no-processors'])"/>
  <xsl:variable name="w-open-ended" select="string($t[../@id='assets.open-ended'])"/>

  <!-- A code word of a document's schema in the language: what the schema says of it. -->
  <xsl:template name="code">
    <xsl:param name="type"/>
    <xsl:param name="code"/>
    <xsl:variable name="words">
      <xsl:for-each select="$schemas"><xsl:value-of select="key('enumeration', concat($type,'|',$code))[1]/xs:annotation/xs:documentation[@xml:lang=$lang]"/></xsl:for-each>
    </xsl:variable>
    <xsl:value-of select="f:first($words, $code)"/>
  </xsl:template>

  <!-- The name of a unit as a string; what is not known is told by its id. -->
  <xsl:template name="unit-name">
    <xsl:param name="id"/>
    <xsl:for-each select="$repository">
      <xsl:variable name="unit" select="key('unit', $id)[1]"/>
      <xsl:value-of select="f:first($unit/r:name[@xml:lang=$lang], $unit/r:name, $id)"/>
    </xsl:for-each>
  </xsl:template>

  <!-- The title of a position as a string, "" where there is none. -->
  <xsl:template name="position-title">
    <xsl:param name="id"/>
    <xsl:variable name="position" select="key('position', $id)[1]"/>
    <xsl:value-of select="f:first($position/r:title[@xml:lang=$lang], $position/r:title, $id)"/>
  </xsl:template>

  <!-- Of an asset: the title of the position that holds the role on the day, "" when nobody does. As the owner in reports, but that a former one is none. -->
  <xsl:template name="holder">
    <xsl:param name="role" select="'system-owner'"/>
    <xsl:variable name="held" select="r:role[@name=$role][key('assignment', @assignment)[1][not(@deputy-of)][(not(@from) or number(translate(@from,'-','')) &lt;= $day)
        and (not(@to) or number(translate(@to,'-','')) &gt;= $day)][key('position', @position)]][1]"/>
    <xsl:if test="$held">
      <xsl:call-template name="position-title"><xsl:with-param name="id" select="key('assignment', $held/@assignment)[1]/@position"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- The date of the newest classification that counts on the day; "-" when the only ones have no date, "" when there is none. -->
  <xsl:template name="classified">
    <xsl:for-each select="r:classification[not(@date) or number(translate(@date,'-','')) &lt;= $day]">
      <xsl:sort select="@date" order="descending"/>
      <xsl:if test="position() = 1"><xsl:value-of select="f:first(@date,'-')"/></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- The level of an asset's classification in words. -->
  <xsl:template name="level">
    <xsl:param name="classification"/>
    <xsl:param name="aspect"/>
    <xsl:variable name="code" select="$classification/r:level[@aspect=$aspect][1]/@code"/>
    <xsl:if test="$code">
      <xsl:variable name="own" select="key('level', concat($classification/@model,'|',$code))"/>
      <xsl:variable name="level" select="$own[1] | key('any-level', $code)[not($own)][1]"/>
      <xsl:value-of select="f:first($level/r:label[@xml:lang=$lang], $level/r:label, $code)"/>
    </xsl:if>
  </xsl:template>

  <!-- "A, B" of an asset's processors; an agreement that is lacking on the day is said. -->
  <xsl:template name="processors">
    <xsl:for-each select="r:processor">
      <xsl:if test="position() &gt; 1">; </xsl:if>
      <xsl:call-template name="processor-name"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="processor-name">
    <xsl:variable name="unit" select="key('unit', @party)[1]"/>
    <xsl:value-of select="f:first(r:name[@xml:lang=$lang], r:name, $unit/r:name[@xml:lang=$lang], f:first($unit/r:name, @party, @id))"/>
  </xsl:template>

</xsl:stylesheet>
