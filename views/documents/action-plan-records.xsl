<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The action plan as a document of records (schema/records.xsd), to be put into the repository: the next check links each gap to its action and follows it up.
     What must stay true: it is valid; one action per gap that no undone action answers; ids are made from the finding's id, so that a plan made again has the same, and none is
     one that the repository has; nothing is invented: who adopts the plan and when is for people to fill in. Titles are there in both languages, whatever the page's language is. -->
<xsl:stylesheet version="1.0" xmlns="urn:policykoll:1"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:f="urn:policykoll:functions" exclude-result-prefixes="r f">

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>
  <!-- sv or en: the records hold both -->
  <xsl:param name="lang" select="'sv'"/>
  <xsl:variable name="labels" select="document('policykoll:views/labels.xml')/labels/label/text"/>
  <xsl:variable name="t" select="$labels[@xml:lang=$lang]"/>

  <xsl:include href="policykoll:views/documents/data.xsl"/>
  <xsl:include href="policykoll:views/documents/actions.xsl"/>

  <xsl:variable name="units" select="$report/r:options/r:option[@name='unit']"/>
  <xsl:variable name="plan" select="concat('gap-plan-', $as-of)"/>
  <!-- gaps that nobody has planned for, or of which everything planned is done and has not helped -->
  <xsl:variable name="open" select="$gaps[not(r:action[not(@done-on) or number(translate(@done-on,'-','')) &gt; $day])]"/>

  <xsl:template match="/">
    <xsl:comment><xsl:value-of select="concat(' ', $labels[../@id='plan.fill-in'][@xml:lang='sv'], ' ')"/></xsl:comment>
    <xsl:text>&#10;</xsl:text>
    <xsl:comment><xsl:value-of select="concat(' ', $labels[../@id='plan.fill-in'][@xml:lang='en'], ' ')"/></xsl:comment>
    <xsl:text>&#10;</xsl:text>
    <records id="gap-records-{$as-of}">
      <xsl:if test="not($repository/r:records/r:action-plan[@id=$plan])"><xsl:call-template name="plan"/></xsl:if>
      <xsl:for-each select="$open">
        <xsl:sort select="@due"/>
        <xsl:sort select="number(@severity='warning') + 2 * (@severity='info')" data-type="number"/>
        <xsl:sort select="@id"/>
        <xsl:call-template name="action"/>
      </xsl:for-each>
    </records>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Without a year and a day of adoption it replaces no plan that there is. -->
  <xsl:template name="plan">
    <action-plan id="{$plan}" date="{$as-of}">
      <xsl:choose>
        <xsl:when test="count($units) = 1"><xsl:attribute name="unit"><xsl:value-of select="$units/@value"/></xsl:attribute><xsl:attribute name="level">unit</xsl:attribute></xsl:when>
        <xsl:otherwise><xsl:attribute name="level">overall</xsl:attribute></xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="$labels[../@id='plan.record-title']"><title xml:lang="{@xml:lang}"><xsl:value-of select="f:fill(., $as-of)"/></title></xsl:for-each>
      <xsl:if test="$is-incomplete"><xsl:for-each select="$labels[../@id='plan.record-incomplete']"><note xml:lang="{@xml:lang}"><xsl:value-of select="."/></note></xsl:for-each></xsl:if>
    </action-plan>
  </xsl:template>

  <!-- An id that the repository has is that of an action which is done, or of another record: then the day is in it, and if need be the whole digest. -->
  <xsl:template name="action">
    <xsl:variable name="short" select="concat('gap-', f:hash(@id, 16))"/>
    <xsl:variable name="dated" select="concat($short, substring(concat('-', $as-of), 1, 99 * boolean(key('record', $short))))"/>
    <xsl:variable name="responsible" select="f:first(r:subject/@owner, key('head', r:subject/@unit)[1]/@id)"/>
    <action id="{$dated}{substring(concat('-', f:hash(@id)), 1, 99 * boolean(key('record', $dated)))}" plan="{$plan}" finding="{@id}" date="{$as-of}">
      <xsl:if test="r:subject/@unit != ''"><xsl:attribute name="unit"><xsl:value-of select="r:subject/@unit"/></xsl:attribute></xsl:if>
      <xsl:if test="$responsible != ''"><xsl:attribute name="responsible"><xsl:value-of select="$responsible"/></xsl:attribute></xsl:if>
      <xsl:if test="@due"><xsl:attribute name="planned-on"><xsl:value-of select="@due"/></xsl:attribute></xsl:if>
      <title xml:lang="sv"><xsl:call-template name="heading"><xsl:with-param name="in" select="'sv'"/></xsl:call-template></title>
      <title xml:lang="en"><xsl:call-template name="heading"><xsl:with-param name="in" select="'en'"/></xsl:call-template></title>
      <xsl:for-each select="r:message"><note xml:lang="{@xml:lang}"><xsl:value-of select="."/></note></xsl:for-each>
    </action>
  </xsl:template>

  <!-- "The system: name its owner" -->
  <xsl:template name="heading">
    <xsl:param name="in"/>
    <xsl:call-template name="subject-name"><xsl:with-param name="in" select="$in"/></xsl:call-template>
    <xsl:text>: </xsl:text>
    <xsl:call-template name="to-do"><xsl:with-param name="in" select="$in"/></xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
