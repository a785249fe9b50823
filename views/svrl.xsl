<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The findings as a report of Schematron validation (SVRL, ISO/IEC 19757-3 annex D), for tools that read it. One active-pattern per rule that ran; for each of its
     findings the subject as a fired-rule, then the finding: a gap is a failed-assert, an excepted one too (flag="excepted"), what could not be decided a
     successful-report (flag="not-evaluable"), a rule that could not run an error. A document that could not be read is an error before the patterns.
     Help is a diagnostic; demands, values and exceptions are properties. The place stands in the program's namespace.
     The report does not hold the test of an assertion. As test stands the rule's name, an expression that selects nothing and so is false, or its negation.
     What is made for each finding is made inside f:written, which keeps text and no tree of it.
     What must stay true: the grammar of tests/svrl/svrl.rng; nothing that kept something from being checked is left out. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:pk="urn:policykoll:1"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:f="urn:policykoll:functions" extension-element-prefixes="f">

  <xsl:include href="policykoll:views/decide.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <!-- sv or en -->
  <xsl:param name="lang" select="'sv'"/>

  <xsl:key name="by-rule" match="pk:finding" use="@rule"/>

  <xsl:variable name="report" select="/pk:report"/>
  <xsl:variable name="t" select="document('policykoll:views/labels.xml')/labels/label/text[@xml:lang=$lang]"/>
  <xsl:variable name="w-until" select="string($t[../@id='exception.through'])"/>
  <xsl:variable name="unread" select="$report/pk:diagnostics/pk:diagnostic[@severity='error']"/>
  <!-- a run that failed without a message of its own, or found nothing to check -->
  <xsl:variable name="silent" select="not($unread) and not($report/pk:findings/pk:finding[@outcome='error']) and ($seen = 'incomplete' or $seen = 'error')"/>

  <!-- a partial run never looks like a whole one -->
  <xsl:variable name="part"><xsl:if test="$report/@partial='yes'"><xsl:value-of select="concat(' (', $t[../@id='partial.word'], ')')"/></xsl:if>
    <xsl:if test="$report/@audience='public'"><xsl:value-of select="concat(' (', $t[../@id='public.word'], ')')"/></xsl:if></xsl:variable>

  <xsl:template match="/">
    <svrl:schematron-output title="{$t[../@id='report.title']}{$part}" xml:lang="{$lang}"><f:written>
      <svrl:ns-prefix-in-attribute-values prefix="pk" uri="urn:policykoll:1"/>
      <xsl:apply-templates select="$unread"/>
      <xsl:if test="$silent"><svrl:error><svrl:text><xsl:value-of select="concat($t[../@id='banner.title'], '. ', $t[../@id='banner.text'])"/></svrl:text></svrl:error></xsl:if>
      <xsl:if test="$seen = 'empty'"><svrl:error><svrl:text><xsl:call-template name="verdict-sentence"/></svrl:text></svrl:error></xsl:if></f:written>
      <xsl:apply-templates select="$report/pk:rules/pk:rule[@ran='yes' or key('by-rule', @id)]"/>
      <xsl:text>&#10;</xsl:text>
    </svrl:schematron-output>
  </xsl:template>

  <xsl:template match="pk:rule">
    <f:written><svrl:active-pattern id="{@id}">
      <xsl:if test="pk:title">
        <xsl:attribute name="name"><xsl:value-of select="pk:title[@xml:lang=$lang] | pk:title[not(../pk:title[@xml:lang=$lang])][1]"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="@severity"><xsl:attribute name="role"><xsl:value-of select="@severity"/></xsl:attribute></xsl:if>
    </svrl:active-pattern></f:written>
    <xsl:apply-templates select="key('by-rule', @id)"/>
  </xsl:template>

  <xsl:template match="pk:finding"><f:written>
    <svrl:fired-rule context="pk:{pk:subject/@kind}"/>
    <xsl:choose>
      <xsl:when test="@outcome='error'">
        <svrl:error pattern="{@rule}"><xsl:call-template name="path"/><xsl:call-template name="place"/>
          <svrl:text><xsl:value-of select="(pk:message[@xml:lang=$lang] | pk:message[not(../pk:message[@xml:lang=$lang])][1] | @rule[not(../pk:message != '')])[last()]"/></svrl:text>
        </svrl:error>
      </xsl:when>
      <xsl:when test="@outcome='not-evaluable'"><svrl:successful-report><xsl:call-template name="finding"><xsl:with-param name="test" select="concat('not(', @rule, ')')"/></xsl:call-template></svrl:successful-report></xsl:when>
      <xsl:otherwise><svrl:failed-assert><xsl:call-template name="finding"><xsl:with-param name="test" select="@rule"/></xsl:call-template></svrl:failed-assert></xsl:otherwise>
    </xsl:choose></f:written>
  </xsl:template>

  <xsl:template name="finding">
    <xsl:param name="test"/>
    <xsl:attribute name="id"><xsl:value-of select="@rule"/></xsl:attribute>
    <xsl:attribute name="location"><xsl:value-of select="concat(@location, substring('/*', 1, 2 * not(@location)))"/></xsl:attribute>
    <xsl:attribute name="test"><xsl:value-of select="$test"/></xsl:attribute>
    <xsl:attribute name="role"><xsl:value-of select="@severity"/></xsl:attribute>
    <xsl:if test="@outcome != 'gap' or @baseline">
      <xsl:attribute name="flag"><xsl:value-of select="normalize-space(concat(substring(@outcome, 1, 99 * (@outcome != 'gap')), ' ', @baseline))"/></xsl:attribute>
    </xsl:if>
    <xsl:call-template name="place"/>
    <xsl:if test="not(@file)"><xsl:attribute name="pk:file">-</xsl:attribute></xsl:if>
    <xsl:for-each select="pk:help[@xml:lang=$lang] | pk:help[not(../pk:help[@xml:lang=$lang])][1]">
      <svrl:diagnostic-reference diagnostic="help"><xsl:call-template name="text"/></svrl:diagnostic-reference>
    </xsl:for-each>
    <svrl:property-reference property="finding"><svrl:text><xsl:value-of select="@id"/></svrl:text></svrl:property-reference>
    <xsl:for-each select="pk:clause">
      <svrl:property-reference property="clause" role="{@policy}"><svrl:text><xsl:value-of select="@clause"/></svrl:text></svrl:property-reference>
    </xsl:for-each>
    <xsl:for-each select="pk:subject/@id | pk:subject/@unit | pk:subject/@owner">
      <svrl:property-reference>
        <xsl:attribute name="property"><xsl:value-of select="concat(substring('subject', 1, 7 * (name()='id')), substring(name(), 1, 9 * (name() != 'id')))"/></xsl:attribute>
        <svrl:text><xsl:value-of select="."/></svrl:text>
      </svrl:property-reference>
    </xsl:for-each>
    <xsl:for-each select="pk:evidence">
      <svrl:property-reference property="value" role="{@name}"><svrl:text><xsl:value-of select="@value"/></svrl:text></svrl:property-reference>
    </xsl:for-each>
    <xsl:for-each select="pk:exception">
      <svrl:property-reference property="exception" role="{@status}"><svrl:text><xsl:value-of select="concat(@ref, ', ', $w-until, ' ', @expires-on)"/></svrl:text></svrl:property-reference>
    </xsl:for-each>
    <xsl:for-each select="pk:message[@xml:lang=$lang] | pk:message[not(../pk:message[@xml:lang=$lang])][1]"><xsl:call-template name="text"/></xsl:for-each>
    <xsl:if test="not(pk:message)"><svrl:text><xsl:value-of select="@rule"/></svrl:text></xsl:if>
  </xsl:template>

  <!-- A document that could not be read. -->
  <xsl:template match="pk:diagnostic">
    <svrl:error id="{@id}"><xsl:call-template name="place"/>
      <svrl:text><xsl:value-of select="(pk:message[@xml:lang=$lang] | pk:message[not(../pk:message[@xml:lang=$lang])][1] | @id[not(../pk:message != '')])[last()]"/></svrl:text>
    </svrl:error>
  </xsl:template>

  <xsl:template name="text">
    <svrl:text>
      <xsl:if test="@xml:lang"><xsl:attribute name="xml:lang"><xsl:value-of select="@xml:lang"/></xsl:attribute></xsl:if>
      <xsl:value-of select="."/>
    </svrl:text>
  </xsl:template>

  <xsl:template name="path">
    <xsl:if test="@location"><xsl:attribute name="location"><xsl:value-of select="@location"/></xsl:attribute></xsl:if>
  </xsl:template>

  <xsl:template name="place">
    <xsl:if test="@file != ''">
      <xsl:attribute name="pk:file"><xsl:value-of select="@file"/></xsl:attribute>
      <xsl:if test="@line">
        <xsl:attribute name="pk:line"><xsl:value-of select="@line"/></xsl:attribute>
        <xsl:if test="@column"><xsl:attribute name="pk:column"><xsl:value-of select="@column"/></xsl:attribute></xsl:if>
      </xsl:if>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
