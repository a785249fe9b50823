<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The gaps as a plan of action and milestones of OSCAL 1.1 (XML): an item for each gap, with the observation behind it and the risk, in which the task stands, when it is
     to be done and which role answers for it. What an exception covers is no item. A plan must have an item: one without gaps says so, or why nobody knows. -->
<xsl:stylesheet version="1.0" xmlns="http://csrc.nist.gov/ns/oscal/1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:f="urn:policykoll:functions" exclude-result-prefixes="r" extension-element-prefixes="f">

  <xsl:import href="policykoll:views/oscal-common.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:variable name="gaps" select="$report/r:findings/r:finding[@outcome='gap']"/>

  <xsl:template match="/">
    <plan-of-action-and-milestones uuid="{f:uuid(concat('poam/', $made-of))}"><f:written>
      <xsl:call-template name="metadata"><xsl:with-param name="title" select="concat($t[../@id='oscal.poam'], ', ', $report/@as-of)"/></xsl:call-template>
      <system-id identifier-type="urn:policykoll:1"><xsl:value-of select="normalize-space(f:shown(f:first($report/r:units/r:unit[not(@parent)]/@id, $report/r:policies/r:policy/@id, 'policykoll')))"/></system-id>
      <xsl:call-template name="local-definitions"/></f:written>
      <xsl:apply-templates select="$gaps" mode="observation"/>
      <xsl:apply-templates select="$gaps" mode="risk"/>
      <xsl:apply-templates select="$gaps" mode="item"/>
      <f:written><xsl:if test="not($gaps)">
        <poam-item uuid="{f:uuid(concat('no-gap/', $made-of))}">
          <title><xsl:value-of select="$t[../@id='oscal.no-gap']"/></title>
          <description><p><xsl:choose>
            <xsl:when test="$incomplete"><xsl:value-of select="concat($t[../@id='banner.title'], '. ', $t[../@id='banner.text'])"/></xsl:when>
            <xsl:when test="$seen = 'empty'"><xsl:call-template name="verdict-sentence"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$t[../@id='oscal.no-gap']"/></xsl:otherwise>
          </xsl:choose></p></description>
        </poam-item>
      </xsl:if>
      <xsl:call-template name="back-matter"><xsl:with-param name="listed" select="$gaps"/></xsl:call-template></f:written>
      <xsl:text>&#10;</xsl:text>
    </plan-of-action-and-milestones>
  </xsl:template>

  <xsl:template match="r:finding" mode="item"><f:written>
    <poam-item uuid="{f:uuid(concat('item/', @id))}">
      <title><xsl:call-template name="message"/></title>
      <description><p><xsl:call-template name="remedy"/></p></description>
      <xsl:for-each select="r:subject/@owner"><xsl:call-template name="prop"><xsl:with-param name="name" select="'responsible-role'"/><xsl:with-param name="value" select="concat('position-', f:token(.))"/></xsl:call-template></xsl:for-each>
      <xsl:for-each select="r:clause"><prop name="requirement" ns="{$ns}"><xsl:attribute name="value"><xsl:call-template name="control-id"/></xsl:attribute></prop></xsl:for-each>
      <related-observation observation-uuid="{f:uuid(concat('observation/', @id))}"/>
      <associated-risk risk-uuid="{f:uuid(concat('risk/', @id))}"/>
    </poam-item></f:written>
  </xsl:template>

</xsl:stylesheet>
