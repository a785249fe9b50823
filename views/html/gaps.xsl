<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The fourth section: the gaps, by unit, by who answers for them, by what they are about. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="r exsl str">

  <xsl:template name="section-gaps">
    <section id="gaps" aria-labelledby="gaps-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="4"/><xsl:with-param name="id" select="'gaps'"/><xsl:with-param name="title" select="$t[../@id='section.gaps']"/></xsl:call-template>
      <xsl:choose>
        <xsl:when test="$gaps = 0"><p><xsl:choose><xsl:when test="$seen = 'empty'"><xsl:value-of select="$t[../@id='verdict.empty']"/></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='glance.no-gaps']"/></xsl:otherwise></xsl:choose></p></xsl:when>
        <xsl:otherwise>
          <xsl:for-each select="$report/r:units/r:unit">
            <xsl:call-template name="unit-gaps"><xsl:with-param name="unit" select="."/><xsl:with-param name="all" select="count(key('by-unit-severity', concat(@id,'|error')))
              + count(key('by-unit-severity', concat(@id,'|warning'))) + count(key('by-unit-severity', concat(@id,'|info')))"/></xsl:call-template>
          </xsl:for-each>
          <xsl:call-template name="unit-gaps"><xsl:with-param name="all" select="count($report/r:findings/r:finding[@outcome='gap'][not(key('unit', r:subject/@unit))])"/></xsl:call-template>
          <xsl:call-template name="gap-index"/>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <xsl:template name="unit-gaps">
    <xsl:param name="unit" select="/.."/>
    <xsl:param name="all"/>
    <xsl:variable name="unit-id" select="string($unit/@id)"/>
    <xsl:if test="$all &gt; 0">
      <h3 class="unit"><xsl:call-template name="id"><xsl:with-param name="kind" select="'unit'"/><xsl:with-param name="id" select="$unit-id"/></xsl:call-template>
        <xsl:choose>
          <xsl:when test="$unit"><xsl:call-template name="text"><xsl:with-param name="n" select="$unit/r:name"/><xsl:with-param name="else" select="$unit-id"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:value-of select="$t[../@id='gaps.no-unit']"/></xsl:otherwise>
        </xsl:choose>
        <span class="tally"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.gaps'"/><xsl:with-param name="n" select="$all"/></xsl:call-template></span></h3>
      <xsl:for-each select="$shown">
        <xsl:variable name="here" select="key('shown-by-unit', concat('gap|',$unit-id))"/>
        <xsl:if test="count($here) &lt; $all">
          <p class="more"><xsl:call-template name="say"><xsl:with-param name="label" select="'gaps.unit-more'"/>
            <xsl:with-param name="a"><xsl:call-template name="number"><xsl:with-param name="n" select="count($here)"/></xsl:call-template></xsl:with-param>
            <xsl:with-param name="b"><xsl:call-template name="number"><xsl:with-param name="n" select="$all"/></xsl:call-template></xsl:with-param></xsl:call-template></p>
        </xsl:if>
        <xsl:for-each select="$here[generate-id() = generate-id(key('shown-by-owner', concat('gap|',@unit,'|',@owner))[1])]">
          <h4><span class="sub"><xsl:value-of select="$t[../@id='gaps.owner']"/>: </span><xsl:choose>
            <xsl:when test="@owner = ''"><xsl:value-of select="$w-no-owner"/></xsl:when>
            <xsl:otherwise><xsl:call-template name="text"><xsl:with-param name="n" select="r:finding/r:subject/r:owner-title"/><xsl:with-param name="else" select="@owner"/></xsl:call-template></xsl:otherwise>
          </xsl:choose></h4>
          <xsl:for-each select="key('shown-by-owner', concat('gap|',@unit,'|',@owner))[generate-id() = generate-id(key('shown-by-subject', concat('gap|',@unit,'|',@owner,'|',@subject))[1])]">
            <h5><xsl:for-each select="r:finding/r:subject"><xsl:call-template name="subject-name"/><xsl:text> </xsl:text>
              <span class="sub"><xsl:call-template name="word"><xsl:with-param name="group" select="'subject.'"/><xsl:with-param name="code" select="@kind"/></xsl:call-template><xsl:text> </xsl:text><code><xsl:value-of select="@id"/></code></span></xsl:for-each></h5>
            <ul class="findings"><xsl:apply-templates select="key('shown-by-subject', concat('gap|',@unit,'|',@owner,'|',@subject))/r:finding"/></ul>
          </xsl:for-each>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:finding">
    <xsl:text>&#10;</xsl:text>
    <li class="finding f-{@severity}"><xsl:call-template name="id"><xsl:with-param name="kind" select="'f'"/><xsl:with-param name="id" select="@id"/></xsl:call-template>
      <p class="msg"><xsl:call-template name="severity"><xsl:with-param name="code" select="@severity"/></xsl:call-template><xsl:text> </xsl:text><xsl:if test="@baseline"><span class="sev"><xsl:value-of select="$t[../@id=concat('diff.mark-',current()/@baseline)]"/></span><xsl:text> </xsl:text></xsl:if><xsl:call-template name="text"><xsl:with-param name="n" select="r:message"/><xsl:with-param name="else" select="@rule"/></xsl:call-template></p>
      <dl>
        <xsl:if test="r:clause"><div><dt><xsl:value-of select="$w-why"/></dt><dd><ul><xsl:for-each select="r:clause"><li class="said"><xsl:call-template name="clause-why"/></li></xsl:for-each></ul></dd></div></xsl:if>
        <xsl:if test="r:evidence"><div><dt><xsl:value-of select="$w-tested"/></dt><dd><xsl:for-each select="r:evidence">
          <xsl:if test="position() &gt; 1"><xsl:text>, </xsl:text></xsl:if>
          <span class="ev"><code><xsl:call-template name="clean"><xsl:with-param name="s" select="@name"/></xsl:call-template></code><xsl:text> = </xsl:text><xsl:choose>
            <xsl:when test="@value = ''"><xsl:value-of select="$w-empty"/></xsl:when>
            <xsl:otherwise><code class="val"><xsl:call-template name="dated"><xsl:with-param name="s" select="@value"/></xsl:call-template></code></xsl:otherwise></xsl:choose></span></xsl:for-each></dd></div></xsl:if>
        <div><dt><xsl:value-of select="$w-place"/></dt><dd><xsl:call-template name="place"/><xsl:apply-templates select="r:excerpt"/></dd></div>
        <xsl:if test="r:exception"><div><dt><xsl:value-of select="$t[../@id='finding.exception']"/></dt><dd><xsl:for-each select="r:exception"><xsl:call-template name="say"><xsl:with-param name="label" select="'finding.was-excepted'"/><xsl:with-param name="a" select="@ref"/><xsl:with-param name="b" select="@expires-on"/></xsl:call-template></xsl:for-each></dd></div></xsl:if>
        <div><dt><xsl:value-of select="$w-fix"/></dt><dd><xsl:call-template name="help"/></dd></div>
        <div class="fid"><dt><xsl:value-of select="$w-id"/></dt><dd><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'f'"/><xsl:with-param name="id" select="@id"/></xsl:call-template><code><xsl:call-template name="clean"><xsl:with-param name="s" select="@id"/></xsl:call-template></code></a></dd></div>
      </dl>
    </li>
  </xsl:template>

  <!-- The finding's own help, or else what the rule says about fixing. -->
  <xsl:template name="help">
    <xsl:choose>
      <xsl:when test="r:help"><xsl:call-template name="text"><xsl:with-param name="n" select="r:help"/></xsl:call-template></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="rule" select="@rule"/>
        <xsl:for-each select="$report"><xsl:call-template name="text"><xsl:with-param name="n" select="key('rule', $rule)/r:fix"/><xsl:with-param name="else" select="'–'"/></xsl:call-template></xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="gap-index">
    <h3 id="gaps-by-rule"><xsl:value-of select="$t[../@id='gaps.index']"/></h3>
    <xsl:if test="$report/r:rules/r:rule[r:outcomes/@gap &gt; $max]"><p><xsl:call-template name="say"><xsl:with-param name="label" select="'gaps.limit'"/><xsl:with-param name="a" select="$max"/></xsl:call-template></p></xsl:if>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-gaps">
      <table class="index">
        <caption class="off" id="cap-gaps"><xsl:value-of select="$t[../@id='gaps.index-caption']"/></caption>
        <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.rule']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.count']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='col.findings']"/></th></tr></thead>
        <xsl:call-template name="index-body"><xsl:with-param name="severity" select="'error'"/></xsl:call-template>
        <xsl:call-template name="index-body"><xsl:with-param name="severity" select="'warning'"/></xsl:call-template>
        <xsl:call-template name="index-body"><xsl:with-param name="severity" select="'info'"/></xsl:call-template>
      </table>
    </div>
  </xsl:template>

  <xsl:template name="index-body">
    <xsl:param name="severity"/>
    <xsl:variable name="total" select="$totals/@*[name() = concat($severity,'s')]"/>
    <xsl:if test="$total &gt; 0">
      <tbody id="gaps-{$severity}">
        <tr class="group"><th scope="rowgroup" colspan="3"><xsl:call-template name="severity"><xsl:with-param name="code" select="$severity"/></xsl:call-template><xsl:text> </xsl:text>
          <xsl:call-template name="n"><xsl:with-param name="plural" select="'n.gaps'"/><xsl:with-param name="n" select="$total"/></xsl:call-template></th></tr>
        <xsl:for-each select="$report/r:rules/r:rule">
          <xsl:variable name="mine" select="key('by-rule-severity', concat(@id,'|',$severity))"/>
          <xsl:if test="$mine">
            <!-- the first $max gaps of the rule are spelled out, whatever their severity -->
            <xsl:variable name="all" select="key('by-rule', concat(@id,'|gap'))"/>
            <xsl:variable name="linked" select="$all[position() &lt;= $max][@severity = $severity]"/>
            <xsl:text>&#10;</xsl:text>
            <tr>
              <th scope="row" class="rulehead"><xsl:if test="generate-id($mine[1]) = generate-id($all[1])"><xsl:call-template name="id"><xsl:with-param name="kind" select="'gaps-of'"/><xsl:with-param name="id" select="@id"/></xsl:call-template></xsl:if>
                <xsl:call-template name="rule-link"><xsl:with-param name="rule" select="@id"/></xsl:call-template></th>
              <td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="count($mine)"/></xsl:call-template></td>
              <td class="refs"><ul>
                <xsl:for-each select="$linked"><li><xsl:call-template name="finding-link"/></li></xsl:for-each>
                <xsl:if test="count($linked) &lt; count($mine)"><li class="more"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.more'"/><xsl:with-param name="n" select="count($mine) - count($linked)"/></xsl:call-template></li></xsl:if>
              </ul></td>
            </tr>
          </xsl:if>
        </xsl:for-each>
      </tbody>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
