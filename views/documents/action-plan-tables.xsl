<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The action plan as a table, for those who hand out the work. What must stay true: one row per gap, by due date and then severity; the columns are the same for everyone. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:t="urn:policykoll:tables" xmlns:f="urn:policykoll:functions" exclude-result-prefixes="r f">

  <xsl:include href="policykoll:views/documents/tables.xsl"/>
  <xsl:include href="policykoll:views/documents/actions.xsl"/>

  <xsl:variable name="severities" select="$t[starts-with(../@id,'severity.')]"/>
  <xsl:variable name="sources" select="$t[starts-with(../@id,'finding.due-')]"/>
  <xsl:variable name="w-overdue" select="string($t[../@id='plan.overdue'])"/>
  <xsl:variable name="w-nobody" select="string($t[../@id='plan.nobody'][not($report/@audience='public')] | $t[../@id='plan.nobody-public'][$report/@audience='public'])"/>

  <xsl:variable name="w-withheld" select="string($t[../@id='withheld.word'])"/>

  <xsl:template match="/">
    <t:tables>
      <xsl:call-template name="tables-title"><xsl:with-param name="name" select="$t[../@id='plan.title']"/></xsl:call-template>
      <t:table name="{$t[../@id='plan.title']}" title="{$t[../@id='plan.title']}">
        <t:column title="{$t[../@id='plan.responsible']}" width="30"/>
        <t:column title="{$t[../@id='render.unit']}" width="28"/>
        <t:column title="{$t[../@id='plan.subject']}" width="30"/>
        <t:column title="{$t[../@id='col.kind']}" width="14"/>
        <t:column title="{$t[../@id='plan.missing']}" width="60"/>
        <t:column title="{$t[../@id='plan.to-do']}" width="60"/>
        <t:column title="{$t[../@id='col.severity']}" width="12"/>
        <t:column title="{$t[../@id='csv.due']}" type="date" width="14"/>
        <t:column title="{$w-overdue}" width="12"/>
        <t:column title="{$t[../@id='csv.due-from']}" width="18"/>
        <t:column title="{$t[../@id='col.clause']}" width="34"/>
        <t:column title="{$t[../@id='col.rule']}" width="30"/>
        <t:column title="{$t[../@id='csv.action']}" width="20"/>
        <t:column title="{$t[../@id='plan.planned-on']}" type="date" width="14"/>
        <t:column title="{$t[../@id='plan.done-on']}" type="date" width="14"/>
        <t:column title="{$t[../@id='plan.responsible-id']}" width="22"/>
        <t:column title="{$t[../@id='render.unit-id']}" width="22"/>
        <t:column title="{$t[../@id='render.id']}" width="24"/>
        <t:column title="{$t[../@id='finding.id']}" width="40"/>
        <xsl:call-template name="incomplete-row"/>
        <xsl:if test="$is-unchecked"><t:row><t:cell><xsl:value-of select="$t[../@id='plan.unchecked']"/></t:cell></t:row></xsl:if>
        <xsl:for-each select="$gaps">
          <xsl:sort select="@due"/>
          <xsl:sort select="number(@severity='warning') + 2 * (@severity='info')" data-type="number"/>
          <xsl:sort select="@id"/>
          <xsl:call-template name="row"/>
        </xsl:for-each>
      </t:table>
    </t:tables>
  </xsl:template>

  <xsl:template name="row">
    <xsl:variable name="id" select="f:first(r:subject/@owner, key('head', r:subject/@unit)[1]/@id)"/>
    <t:row>
      <t:cell><xsl:choose>
        <xsl:when test="$id != ''"><xsl:call-template name="position-title"><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:value-of select="$w-nobody"/></xsl:otherwise></xsl:choose></t:cell>
      <t:cell><xsl:choose>
        <xsl:when test="r:subject/@unit"><xsl:call-template name="unit-name"><xsl:with-param name="id" select="string(r:subject/@unit)"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:value-of select="$w-missing"/></xsl:otherwise></xsl:choose></t:cell>
      <t:cell><xsl:if test="$report/@audience='public' and string(r:subject/@id) = ''"><xsl:value-of select="$w-withheld"/></xsl:if><xsl:call-template name="subject-name"/></t:cell>
      <t:cell><xsl:value-of select="f:first($kinds[../@id=concat('subject.', current()/r:subject/@kind)], r:subject/@kind)"/></t:cell>
      <t:cell><xsl:value-of select="f:first(r:message[@xml:lang=$lang], r:message)"/></t:cell>
      <t:cell><xsl:call-template name="to-do"/></t:cell>
      <t:cell><xsl:value-of select="$severities[../@id=concat('severity.', current()/@severity)]"/></t:cell>
      <t:cell><xsl:value-of select="@due"/></t:cell>
      <t:cell><xsl:if test="number(translate(@due,'-','')) &lt; $day"><xsl:value-of select="$w-overdue"/></xsl:if></t:cell>
      <t:cell><xsl:value-of select="$sources[../@id=concat('finding.due-', current()/@due-from)]"/></t:cell>
      <t:cell><xsl:call-template name="clauses"/></t:cell>
      <t:cell><xsl:value-of select="@rule"/></t:cell>
      <t:cell><xsl:if test="$report/@audience='public'"><xsl:value-of select="$w-withheld"/></xsl:if><xsl:for-each select="r:action"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:value-of select="@ref"/></xsl:for-each></t:cell>
      <t:cell><xsl:if test="$report/@audience='public'"><xsl:value-of select="$w-withheld"/></xsl:if><xsl:value-of select="r:action[1]/@planned-on"/></t:cell>
      <t:cell><xsl:if test="$report/@audience='public'"><xsl:value-of select="$w-withheld"/></xsl:if><xsl:value-of select="r:action[1]/@done-on"/></t:cell>
      <t:cell><xsl:value-of select="$id"/></t:cell>
      <t:cell><xsl:value-of select="r:subject/@unit"/></t:cell>
      <t:cell><xsl:if test="$report/@audience='public' and string(r:subject/@id) = ''"><xsl:value-of select="$w-withheld"/></xsl:if><xsl:value-of select="r:subject/@id"/></t:cell>
      <t:cell><xsl:value-of select="@id"/></t:cell>
    </t:row>
  </xsl:template>

  <!-- "Policy, clause; Policy, clause" -->
  <xsl:template name="clauses">
    <xsl:for-each select="r:clause">
      <xsl:variable name="policy" select="key('policy', @policy)"/>
      <xsl:if test="position() &gt; 1">; </xsl:if>
      <xsl:value-of select="concat(f:first($policy/r:short-title[@xml:lang=$lang], $policy/r:short-title, @policy), ', ', @clause)"/>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
