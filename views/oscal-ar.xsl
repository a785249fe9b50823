<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The report as assessment results of OSCAL 1.1 (XML): what a rule said of a subject is an observation (TEST, collected on the day of the run), what is on file one
     that was examined; a gap is a finding for each demand it breaks, with its risk; what an exception covers is a risk that is accepted until it ends. A clause of
     which nothing is wrong, undecided or excepted is satisfied, of a run that is whole.
     What must stay true: an incomplete or partial run satisfies nothing. -->
<xsl:stylesheet version="1.0" xmlns="http://csrc.nist.gov/ns/oscal/1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:f="urn:policykoll:functions" exclude-result-prefixes="r" extension-element-prefixes="f">

  <xsl:import href="policykoll:views/oscal-common.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:variable name="clauses" select="$report/r:policies/r:policy/r:clause"/>
  <xsl:variable name="findings" select="$report/r:findings/r:finding"/>
  <xsl:variable name="risks" select="$findings[@outcome='gap' or (@outcome='excepted' and r:exception)]"/>

  <xsl:template match="/">
    <assessment-results uuid="{f:uuid(concat('assessment-results/', $made-of))}">
      <xsl:call-template name="metadata"><xsl:with-param name="title" select="concat($t[../@id='report.title'], ', ', $report/@as-of)"/></xsl:call-template>
      <import-ap href="#{f:uuid('policies')}"/>
      <xsl:if test="$clauses">
        <local-definitions>
          <xsl:for-each select="$clauses">
            <xsl:variable name="control" select="concat(f:token(../@id), '_-', f:token(@id))"/>
            <objectives-and-methods control-id="{$control}">
              <xsl:call-template name="prop"><xsl:with-param name="name" select="'policy'"/><xsl:with-param name="value" select="../@id"/></xsl:call-template>
              <xsl:call-template name="prop"><xsl:with-param name="name" select="'clause'"/><xsl:with-param name="value" select="@id"/></xsl:call-template>
              <part id="{$control}" name="assessment-objective"><p><xsl:value-of select="normalize-space(f:shown(f:first(r:summary[lang($lang)], r:summary, @id)))"/></p></part>
            </objectives-and-methods>
          </xsl:for-each>
        </local-definitions>
      </xsl:if>
      <result uuid="{f:uuid(concat('result/', $made-of))}"><f:written>
        <title><xsl:call-template name="verdict-word"/><xsl:value-of select="concat(', ', $report/@as-of)"/></title>
        <description><p><xsl:value-of select="$t[../@id='oscal.result']"/></p></description>
        <start><xsl:value-of select="$day"/></start>
        <end><xsl:value-of select="$day"/></end>
        <xsl:for-each select="$report/r:outcomes/@*"><prop name="outcomes-{name()}" ns="{$ns}" value="{.}"/></xsl:for-each>
        <xsl:call-template name="local-definitions"/>
        <reviewed-controls>
          <xsl:for-each select="$report/r:policies/r:policy[r:clause/@coverage='checked']">
            <control-selection>
              <description><p><xsl:value-of select="normalize-space(f:shown(f:first(r:title[lang($lang)], r:title, @id)))"/></p></description>
              <xsl:for-each select="r:clause[@coverage='checked']"><include-control control-id="{f:token(../@id)}_-{f:token(@id)}"/></xsl:for-each>
            </control-selection>
          </xsl:for-each>
          <!-- there must be one -->
          <xsl:if test="not($clauses[@coverage='checked'])"><control-selection><description><p><xsl:value-of select="$t[../@id='word.none']"/></p></description><include-all/></control-selection></xsl:if>
        </reviewed-controls>
        <xsl:apply-templates select="$clauses/r:on-file"/></f:written>
        <xsl:apply-templates select="$findings" mode="observation"/>
        <xsl:apply-templates select="$risks" mode="risk"/>
        <xsl:if test="not($incomplete) and not($report/@partial='yes') and $seen != 'empty'"><f:written>
          <xsl:apply-templates select="$clauses[@coverage='checked'][r:outcomes/@pass &gt; 0][r:outcomes/@gap + r:outcomes/@excepted + r:outcomes/@not-evaluable + r:outcomes/@error = 0]"/></f:written>
        </xsl:if>
        <xsl:apply-templates select="$risks/r:clause" mode="finding"/>
        <xsl:text>&#10;  </xsl:text>
      </result>
      <xsl:call-template name="back-matter"><xsl:with-param name="listed" select="$findings"/><xsl:with-param name="evidence" select="true()"/></xsl:call-template>
    </assessment-results>
  </xsl:template>

  <xsl:template match="r:on-file">
    <observation>
      <xsl:attribute name="uuid"><xsl:call-template name="on-file-id"/></xsl:attribute>
      <title><xsl:call-template name="rule-title"><xsl:with-param name="rule" select="@rule"/></xsl:call-template></title>
      <description><p><xsl:value-of select="normalize-space(f:shown(f:first(r:message[lang($lang)], r:message, @rule)))"/></p></description>
      <prop name="rule" ns="{$ns}" value="{@rule}"/>
      <prop name="outcome" ns="{$ns}" value="pass"/>
      <method>EXAMINE</method>
      <type>control-objective</type>
      <xsl:call-template name="origin"/>
      <!-- an asset is defined only where findings are about it -->
      <xsl:if test="@subject-kind != 'asset' or key('subject', concat('asset|', @subject-id))">
        <xsl:call-template name="subject"><xsl:with-param name="kind" select="@subject-kind"/><xsl:with-param name="id" select="@subject-id"/></xsl:call-template>
      </xsl:if>
      <xsl:if test="@file">
        <relevant-evidence href="{f:uri(@file)}"><description><p><xsl:value-of select="f:shown(@file)"/><xsl:if test="@line"><xsl:value-of select="concat(':', @line)"/></xsl:if></p></description></relevant-evidence>
      </xsl:if>
      <collected><xsl:value-of select="$day"/></collected>
    </observation>
  </xsl:template>

  <!-- Of evidence for one clause: several of a rule on one subject are told apart by what they say. -->
  <xsl:template name="on-file-id"><xsl:value-of select="f:uuid(concat('on-file/', ../../@id, '/', ../@id, '/', @rule, '/', @subject-kind, ':', @subject-id, '/', @file, '/', r:message[lang('en')], '/', r:message))"/></xsl:template>

  <xsl:template match="r:clause">
    <finding uuid="{f:uuid(concat('satisfied/', ../@id, '/', @id))}">
      <title><xsl:value-of select="concat(@id, ': ', $t[../@id='outcome.pass'])"/></title>
      <description><p><xsl:value-of select="f:fill($t[../@id='oscal.satisfied'], r:outcomes/@pass)"/></p></description>
      <prop name="outcome" ns="{$ns}" value="pass"/>
      <prop name="judgements" ns="{$ns}" value="{r:outcomes/@pass}"/>
      <xsl:call-template name="origin"/>
      <target type="objective-id" target-id="{f:token(../@id)}_-{f:token(@id)}">
        <status state="satisfied" reason="pass"/>
      </target>
      <xsl:for-each select="r:on-file"><related-observation><xsl:attribute name="observation-uuid"><xsl:call-template name="on-file-id"/></xsl:attribute></related-observation></xsl:for-each>
    </finding>
  </xsl:template>

</xsl:stylesheet>
