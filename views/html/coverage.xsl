<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The third section: every clause of every policy, and the rules that check it. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="r exsl str">

  <xsl:template name="section-coverage">
    <section id="coverage" aria-labelledby="coverage-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="3"/><xsl:with-param name="id" select="'coverage'"/><xsl:with-param name="title" select="$t[../@id='section.coverage']"/></xsl:call-template>
      <p><xsl:value-of select="$t[../@id='coverage.intro']"/></p>
      <xsl:if test="not($report/r:policies/r:policy)"><p><xsl:value-of select="$t[../@id='coverage.none']"/></p></xsl:if>
      <xsl:for-each select="$report/r:policies/r:policy">
        <h3><xsl:call-template name="id"><xsl:with-param name="kind" select="'policy'"/><xsl:with-param name="id" select="@id"/></xsl:call-template>
          <xsl:call-template name="text"><xsl:with-param name="n" select="r:title"/><xsl:with-param name="else" select="@id"/></xsl:call-template></h3>
        <p class="sub"><code><xsl:value-of select="@id"/></code><xsl:call-template name="policy-facts"/></p>
        <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-policy-{position()}">
          <table class="coverage">
            <caption class="off" id="cap-policy-{position()}"><xsl:call-template name="say"><xsl:with-param name="label" select="'coverage.caption'"/><xsl:with-param name="a"><xsl:call-template name="policy-name"/></xsl:with-param></xsl:call-template></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.clause']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.meaning']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.rules']"/></th><xsl:call-template name="outcome-heads"/></tr></thead>
            <tbody><xsl:apply-templates select="r:clause"/></tbody>
          </table>
        </div>
      </xsl:for-each>
      <h3 id="rules"><xsl:value-of select="$t[../@id='coverage.rules']"/></h3>
      <xsl:if test="not($report/r:rules/r:rule)"><p><xsl:value-of select="$w-none"/></p></xsl:if>
      <xsl:if test="$report/r:rules/r:rule">
        <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-rules">
          <table class="coverage">
            <caption class="off" id="cap-rules"><xsl:value-of select="$t[../@id='coverage.rules-caption']"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.rule']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.clause']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.iso']"/></th><xsl:call-template name="outcome-heads"/></tr></thead>
            <tbody><xsl:apply-templates select="$report/r:rules/r:rule"/></tbody>
          </table>
        </div>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="outcome-heads">
    <th scope="col" class="n"><xsl:value-of select="$t[../@id='outcome.pass']"/></th>
    <th scope="col" class="n"><xsl:value-of select="$t[../@id='outcome.gap']"/></th>
    <th scope="col" class="n"><xsl:value-of select="$t[../@id='outcome.excepted']"/></th>
    <th scope="col" class="n"><xsl:value-of select="$t[../@id='outcome.not-evaluable']"/></th>
    <th scope="col" class="n"><xsl:value-of select="$t[../@id='outcome.error']"/></th>
    <th scope="col" class="n"><xsl:value-of select="$t[../@id='outcome.not-applicable']"/></th>
  </xsl:template>

  <xsl:template name="outcome-cells">
    <xsl:param name="gap"/>
    <td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="r:outcomes/@pass"/></xsl:call-template></td>
    <td class="n"><xsl:if test="r:outcomes/@gap &gt; 0"><xsl:attribute name="class">n has-gap</xsl:attribute></xsl:if><xsl:copy-of select="$gap"/></td>
    <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="r:outcomes/@excepted"/><xsl:with-param name="href" select="'#excepted'"/></xsl:call-template></td>
    <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="r:outcomes/@not-evaluable"/><xsl:with-param name="href" select="'#not-evaluable'"/></xsl:call-template></td>
    <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="r:outcomes/@error"/><xsl:with-param name="href" select="'#rule-errors'"/></xsl:call-template></td>
    <td class="n dim"><xsl:call-template name="number"><xsl:with-param name="n" select="r:outcomes/@not-applicable"/></xsl:call-template></td>
  </xsl:template>

  <xsl:template match="r:policy/r:clause">
    <xsl:text>&#10;</xsl:text>
    <tr class="c-{@coverage}">
      <th scope="row"><xsl:call-template name="id"><xsl:with-param name="kind" select="'clause'"/><xsl:with-param name="id" select="concat(../@id,'/',@id)"/></xsl:call-template><xsl:value-of select="@id"/></th>
      <td class="prose">
        <span class="said block"><xsl:call-template name="text"><xsl:with-param name="n" select="r:summary"/><xsl:with-param name="else" select="@id"/></xsl:call-template></span>
        <span class="sub line"><xsl:value-of select="$t[../@id=concat('class.',current()/@class)]"/>
          <xsl:if test="@obligation != '' and @obligation != 'information'"> · <xsl:value-of select="$t[../@id=concat('obligation.',current()/@obligation)]"/></xsl:if>
          <xsl:if test="@source-line != ''"> · <span class="cid"><xsl:choose>
              <xsl:when test="contains(translate(@source-line,'–, ;','----'),'-')"><xsl:call-template name="say"><xsl:with-param name="label" select="'coverage.lines'"/><xsl:with-param name="a" select="translate(@source-line,'-','–')"/></xsl:call-template></xsl:when>
              <xsl:otherwise><xsl:call-template name="say"><xsl:with-param name="label" select="'coverage.line'"/><xsl:with-param name="a" select="@source-line"/></xsl:call-template></xsl:otherwise></xsl:choose></span></xsl:if></span>
        <xsl:if test="@coverage = 'checked'"><xsl:call-template name="interpretation"/></xsl:if>
        <xsl:for-each select="r:on-file[position() &lt;= 5]">
          <span class="sub line"><span aria-hidden="true">✓ </span><xsl:value-of select="$t[../@id='coverage.on-file']"/>: <xsl:call-template name="text"><xsl:with-param name="n" select="r:message"/><xsl:with-param name="else" select="@subject-id"/></xsl:call-template></span>
        </xsl:for-each>
        <xsl:if test="count(r:on-file) &gt; 5"><span class="sub line"><xsl:call-template name="say"><xsl:with-param name="label" select="'coverage.on-file-more'"/><xsl:with-param name="a" select="count(r:on-file) - 5"/></xsl:call-template></span></xsl:if>
      </td>
      <xsl:choose>
        <xsl:when test="@coverage = 'checked'">
          <td class="rules"><ul>
            <xsl:for-each select="r:requirement">
              <li><xsl:call-template name="rule-link"><xsl:with-param name="rule" select="@rule"/></xsl:call-template>
                <xsl:if test="@severity != ''"><xsl:text> </xsl:text><span class="sub"><xsl:value-of select="$t[../@id=concat('severity.',current()/@severity)]"/></span></xsl:if>
                <xsl:variable name="own" select="count(key('by-clause-rule', concat(../../@id,'|',../@id,'|',@rule)))"/>
                <xsl:if test="$own &gt; 0"><xsl:text>, </xsl:text><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'gaps-of'"/><xsl:with-param name="id" select="@rule"/></xsl:call-template><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.gaps'"/><xsl:with-param name="n" select="$own"/></xsl:call-template></a></xsl:if></li>
            </xsl:for-each>
          </ul></td>
          <xsl:call-template name="outcome-cells"><xsl:with-param name="gap"><xsl:call-template name="clause-gaps"/></xsl:with-param></xsl:call-template>
        </xsl:when>
        <xsl:otherwise><td colspan="7" class="not"><span aria-hidden="true">○ </span><xsl:value-of select="$t[../@id=concat('coverage.',current()/@coverage)]"/><xsl:call-template name="interpretation"/></td></xsl:otherwise>
      </xsl:choose>
    </tr>
  </xsl:template>

  <xsl:template name="interpretation">
    <xsl:if test="r:interpretation-note"><span class="sub line"><xsl:value-of select="$t[../@id='coverage.note']"/>: <xsl:call-template name="text"><xsl:with-param name="n" select="r:interpretation-note"/></xsl:call-template></span></xsl:if>
  </xsl:template>

  <!-- A clause's gap count leads to the gaps when they are all of one rule; with several rules it leads to the clause, where each rule
       leads to its own. -->
  <xsl:template name="clause-gaps">
    <xsl:variable name="one" select="count(r:requirement) = 1"/>
    <xsl:variable name="to"><xsl:choose>
      <xsl:when test="$one"><xsl:call-template name="anchor"><xsl:with-param name="kind" select="'gaps-of'"/><xsl:with-param name="id" select="r:requirement/@rule"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="anchor"><xsl:with-param name="kind" select="'clause'"/><xsl:with-param name="id" select="concat(../@id,'/',@id)"/></xsl:call-template></xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:call-template name="count"><xsl:with-param name="n" select="r:outcomes/@gap"/><xsl:with-param name="href" select="concat('#',$to)"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="r:rules/r:rule">
    <xsl:text>&#10;</xsl:text>
    <tr>
      <th scope="row" class="rulehead"><xsl:call-template name="id"><xsl:with-param name="kind" select="'rule'"/><xsl:with-param name="id" select="@id"/></xsl:call-template>
        <xsl:call-template name="text"><xsl:with-param name="n" select="r:title"/><xsl:with-param name="else" select="@id"/></xsl:call-template>
        <span class="sub line"><code><xsl:value-of select="@id"/></code></span>
        <xsl:if test="r:rationale"><span class="sub line"><xsl:call-template name="text"><xsl:with-param name="n" select="r:rationale"/></xsl:call-template></span></xsl:if></th>
      <td class="refs"><ul><xsl:for-each select="r:clause"><li><xsl:call-template name="clause-link"/></li></xsl:for-each></ul></td>
      <td><xsl:for-each select="r:property[@role='iso27001']"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:call-template name="clean"><xsl:with-param name="s" select="."/></xsl:call-template></xsl:for-each></td>
      <xsl:choose>
        <xsl:when test="@ran = 'yes'">
          <xsl:variable name="to"><xsl:call-template name="anchor"><xsl:with-param name="kind" select="'gaps-of'"/><xsl:with-param name="id" select="@id"/></xsl:call-template></xsl:variable>
          <xsl:call-template name="outcome-cells"><xsl:with-param name="gap"><xsl:call-template name="count"><xsl:with-param name="n" select="r:outcomes/@gap"/><xsl:with-param name="href" select="concat('#',$to)"/></xsl:call-template></xsl:with-param></xsl:call-template>
        </xsl:when>
        <xsl:otherwise><td colspan="6" class="not"><span aria-hidden="true">○ </span><xsl:value-of select="$t[../@id='rest.not-run']"/></td></xsl:otherwise>
      </xsl:choose>
    </tr>
  </xsl:template>

</xsl:stylesheet>
