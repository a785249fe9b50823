<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- What policykoll says, from the canonical reports in a list (<list><document n= report= bundle=/>…), as lines separated by tabs:
       D N RULE POLICY CLAUSE NUMBER              a demand; the number tells several of one rule in one clause apart
       P N RULE POLICY CLAUSE NUMBER NAME VALUE   a parameter of it
       X N POLICY EXTENDED                        a policy that extends another
       F N RULE POLICY CLAUSE OUTCOME TEXTS SUBJECT   a finding or evidence on file; TEXTS: message and help, each in English and Swedish; SUBJECT: kind:id -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:pk="urn:policykoll:1">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:key name="parameter" match="pk:report/pk:parameters/pk:parameter" use="concat(@rule, ' ', @policy, ' ', @clause)"/>

  <xsl:template match="/list">
    <xsl:for-each select="document">
      <xsl:variable name="n" select="@n"/>
      <xsl:variable name="repository" select="document(@bundle)/pk:repository"/>
      <xsl:for-each select="$repository/pk:policy[@extends]">
        <xsl:value-of select="concat('X&#9;', $n, '&#9;', @id, '&#9;', @extends, '&#10;')"/>
      </xsl:for-each>
      <xsl:for-each select="document(@report)/pk:report">
        <xsl:apply-templates select="pk:policies/pk:policy/pk:clause/pk:requirement">
          <xsl:with-param name="n" select="$n"/>
          <xsl:with-param name="repository" select="$repository"/>
        </xsl:apply-templates>
        <xsl:for-each select="pk:findings/pk:finding/pk:clause">
          <xsl:value-of select="concat('F&#9;', $n, '&#9;', ../@rule, '&#9;', @policy, '&#9;', @clause, '&#9;', ../@outcome)"/>
          <xsl:apply-templates select=".." mode="texts"/>
        </xsl:for-each>
        <xsl:for-each select="pk:policies/pk:policy/pk:clause/pk:on-file">
          <xsl:value-of select="concat('F&#9;', $n, '&#9;', @rule, '&#9;', ../../@id, '&#9;', ../@id, '&#9;on-file')"/>
          <xsl:apply-templates select="." mode="texts"/>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="*" mode="texts">
    <xsl:value-of select="concat('&#9;', normalize-space(pk:message[lang('en')]), '&#9;', normalize-space(pk:message[lang('sv')]),
                                 '&#9;', normalize-space(pk:help[lang('en')]), '&#9;', normalize-space(pk:help[lang('sv')]), '&#9;')"/>
    <xsl:value-of select="concat(pk:subject/@kind | @subject-kind, ':', pk:subject/@id | @subject-id, '&#10;')"/>
  </xsl:template>

  <xsl:template match="pk:requirement">
    <xsl:param name="n"/>
    <xsl:param name="repository"/>
    <xsl:variable name="rule" select="@rule"/>
    <xsl:variable name="number" select="1 + count(preceding-sibling::pk:requirement[@rule = $rule])"/>
    <xsl:variable name="demand" select="concat('&#9;', $n, '&#9;', @rule, '&#9;', ../../@id, '&#9;', ../@id, '&#9;', $number)"/>
    <!-- The report does not tell which values belong together where a clause demands a rule several times; the policy does. -->
    <xsl:variable name="several" select="count(../pk:requirement[@rule = $rule]) &gt; 1"/>
    <xsl:variable name="source" select="$repository[$several]/pk:policy[@id = current()/../../@id]/pk:clause[@id = current()/../@id]/pk:requirement[@rule = $rule][not(@demanded = 'no')][$number]"/>
    <xsl:value-of select="concat('D', $demand, '&#10;')"/>
    <xsl:for-each select="key('parameter', concat($rule, ' ', ../../@id, ' ', ../@id))">
      <xsl:variable name="set" select="$source/pk:parameter[@name = current()/@name]"/>
      <xsl:variable name="applies" select="$source/pk:applies-to/@*[name() = current()/@name or concat('asset-', name()) = current()/@name]"/>
      <xsl:value-of select="concat('P', $demand, '&#9;', @name, '&#9;')"/>
      <xsl:choose>
        <xsl:when test="not($several)"><xsl:value-of select="@value"/></xsl:when>
        <xsl:when test="$set and contains(' months days years ', concat(' ', $set/@unit, ' '))">
          <xsl:value-of select="concat('P', $set/@value, translate(substring($set/@unit, 1, 1), 'mdy', 'MDY'))"/>
        </xsl:when>
        <xsl:when test="$set"><xsl:value-of select="$set/@value"/></xsl:when>
        <xsl:when test="$applies"><xsl:value-of select="$applies"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="@default"/></xsl:otherwise>
      </xsl:choose>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
