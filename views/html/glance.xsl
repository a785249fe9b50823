<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The second section: how much of what, in bars and tables. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="r exsl str">

  <xsl:template name="section-glance">
    <section id="glance" aria-labelledby="glance-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="2"/><xsl:with-param name="id" select="'glance'"/><xsl:with-param name="title" select="$t[../@id='section.glance']"/></xsl:call-template>
      <h3><xsl:value-of select="$t[../@id='glance.outcomes']"/></h3>
      <xsl:for-each select="$report/r:outcomes">
        <xsl:call-template name="outcome-bar"/>
        <xsl:call-template name="outcome-table"/>
      </xsl:for-each>
      <xsl:choose>
        <xsl:when test="$gaps = 0"><p><xsl:choose><xsl:when test="$seen = 'empty'"><xsl:value-of select="$t[../@id='verdict.empty']"/></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='glance.no-gaps']"/></xsl:otherwise></xsl:choose></p></xsl:when>
        <xsl:otherwise>
          <h3><xsl:value-of select="$t[../@id='glance.severity']"/></h3>
          <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-severity"><table class="bars">
            <caption class="off" id="cap-severity"><xsl:value-of select="$t[../@id='glance.severity']"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.severity']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.count']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='glance.share-of']"/></th></tr></thead>
            <tbody>
              <xsl:for-each select="$totals/@errors | $totals/@warnings | $totals/@infos">
                <xsl:variable name="severity" select="substring(name(), 1, string-length(name()) - 1)"/>
                <tr><th scope="row"><xsl:call-template name="severity"><xsl:with-param name="code" select="$severity"/></xsl:call-template></th>
                <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="."/><xsl:with-param name="href" select="concat('#gaps-',$severity)"/></xsl:call-template></td>
                <td><xsl:call-template name="share"><xsl:with-param name="n" select="."/><xsl:with-param name="of" select="$gaps"/><xsl:with-param name="class" select="concat('s-',$severity)"/></xsl:call-template></td></tr>
              </xsl:for-each>
            </tbody>
          </table></div>
          <xsl:call-template name="glance-units"/>
          <xsl:call-template name="glance-clauses"/>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <xsl:template name="outcome-bar">
    <xsl:variable name="sum" select="@pass + @gap + @excepted + @not-evaluable + @error"/>
    <xsl:if test="$sum &gt; 0">
      <svg class="bar" width="100%" height="34" role="img">
        <xsl:attribute name="aria-label">
          <xsl:value-of select="$t[../@id='glance.bar']"/>
          <xsl:for-each select="@pass | @gap | @excepted | @not-evaluable | @error">
            <xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="concat($t[../@id=concat('outcome.',name(current()))], ' ', .)"/>
          </xsl:for-each>
        </xsl:attribute>
        <defs>
          <pattern id="p-gap" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="o-gap" width="7" height="7"></rect><rect class="stripe" width="2" height="7"></rect></pattern>
          <pattern id="p-excepted" width="7" height="7" patternUnits="userSpaceOnUse"><rect class="o-excepted" width="7" height="7"></rect><circle class="stripe" cx="3" cy="3" r="1.3"></circle></pattern>
          <pattern id="p-not-evaluable" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="o-not-evaluable" width="6" height="6"></rect><rect class="stripe" width="6" height="1.5"></rect></pattern>
          <pattern id="p-error" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="o-error" width="6" height="6"></rect><rect class="stripe" width="1.5" height="6"></rect><rect class="stripe" width="6" height="1.5"></rect></pattern>
        </defs>
        <rect class="o-pass" x="0" y="0" height="34" width="{round(@pass * 100000 div $sum) div 1000}%"></rect>
        <rect fill="url(#p-gap)" x="{round(@pass * 100000 div $sum) div 1000}%" y="0" height="34" width="{round(@gap * 100000 div $sum) div 1000}%"></rect>
        <rect fill="url(#p-excepted)" x="{round((@pass + @gap) * 100000 div $sum) div 1000}%" y="0" height="34" width="{round(@excepted * 100000 div $sum) div 1000}%"></rect>
        <rect fill="url(#p-not-evaluable)" x="{round((@pass + @gap + @excepted) * 100000 div $sum) div 1000}%" y="0" height="34" width="{round(@not-evaluable * 100000 div $sum) div 1000}%"></rect>
        <rect fill="url(#p-error)" x="{round((@pass + @gap + @excepted + @not-evaluable) * 100000 div $sum) div 1000}%" y="0" height="34" width="{round(@error * 100000 div $sum) div 1000}%"></rect>
      </svg>
    </xsl:if>
  </xsl:template>

  <xsl:template name="outcome-table">
    <xsl:variable name="sum" select="@pass + @gap + @excepted + @not-evaluable + @error"/>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-outcomes"><table class="outcomes">
      <caption class="off" id="cap-outcomes"><xsl:value-of select="$t[../@id='glance.outcomes-caption']"/></caption>
      <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.outcome']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.count']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.share']"/></th></tr></thead>
      <tbody>
        <xsl:call-template name="outcome-row"><xsl:with-param name="n" select="@pass"/><xsl:with-param name="of" select="$sum"/><xsl:with-param name="href" select="'#rules'"/></xsl:call-template>
        <xsl:call-template name="outcome-row"><xsl:with-param name="n" select="@gap"/><xsl:with-param name="of" select="$sum"/><xsl:with-param name="href" select="'#gaps'"/></xsl:call-template>
        <xsl:call-template name="outcome-row"><xsl:with-param name="n" select="@excepted"/><xsl:with-param name="of" select="$sum"/><xsl:with-param name="href" select="'#excepted'"/></xsl:call-template>
        <xsl:call-template name="outcome-row"><xsl:with-param name="n" select="@not-evaluable"/><xsl:with-param name="of" select="$sum"/><xsl:with-param name="href" select="'#not-evaluable'"/></xsl:call-template>
        <xsl:call-template name="outcome-row"><xsl:with-param name="n" select="@error"/><xsl:with-param name="of" select="$sum"/><xsl:with-param name="href" select="'#rule-errors'"/></xsl:call-template>
        <xsl:call-template name="outcome-row"><xsl:with-param name="n" select="@not-applicable"/><xsl:with-param name="href" select="'#rules'"/></xsl:call-template>
      </tbody>
    </table></div>
  </xsl:template>

  <xsl:template name="outcome-row">
    <xsl:param name="n"/>
    <xsl:param name="of" select="0"/>
    <xsl:param name="href"/>
    <xsl:variable name="code" select="name($n)"/>
    <tr>
      <th scope="row"><svg class="swatch" width="14" height="14" aria-hidden="true"><rect width="14" height="14"><xsl:choose>
        <xsl:when test="$code = 'pass' or $code = 'not-applicable' or $of = 0"><xsl:attribute name="class">o-<xsl:value-of select="$code"/></xsl:attribute></xsl:when>
        <xsl:otherwise><xsl:attribute name="fill">url(#p-<xsl:value-of select="$code"/>)</xsl:attribute></xsl:otherwise></xsl:choose></rect></svg>
        <xsl:text> </xsl:text><xsl:value-of select="$t[../@id=concat('outcome.',$code)]"/><span class="sub line"><xsl:value-of select="$t[../@id=concat('meaning.',$code)]"/></span></th>
      <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="$n"/><xsl:with-param name="href" select="$href"/></xsl:call-template></td>
      <td class="n"><xsl:choose><xsl:when test="$of &gt; 0"><xsl:call-template name="percent"><xsl:with-param name="n" select="$n div $of"/></xsl:call-template></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></td>
    </tr>
  </xsl:template>

  <xsl:template name="glance-units">
    <h3><xsl:value-of select="$t[../@id='glance.unit']"/></h3>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-units">
      <table class="bars">
        <caption class="off" id="cap-units"><xsl:value-of select="$t[../@id='glance.unit']"/></caption>
        <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.unit']"/></th>
          <th scope="col" class="n"><xsl:value-of select="$t[../@id='severity.error']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='severity.warning']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='severity.info']"/></th>
          <th scope="col" class="n"><xsl:value-of select="$t[../@id='col.total']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='glance.share-of']"/></th></tr></thead>
        <tbody>
          <xsl:for-each select="$report/r:units/r:unit">
            <xsl:variable name="errors" select="count(key('by-unit-severity', concat(@id,'|error')))"/>
            <xsl:variable name="warnings" select="count(key('by-unit-severity', concat(@id,'|warning')))"/>
            <xsl:variable name="infos" select="count(key('by-unit-severity', concat(@id,'|info')))"/>
            <xsl:if test="$errors + $warnings + $infos &gt; 0">
              <xsl:call-template name="unit-row">
                <xsl:with-param name="unit" select="."/>
                <xsl:with-param name="errors" select="$errors"/>
                <xsl:with-param name="warnings" select="$warnings"/>
                <xsl:with-param name="infos" select="$infos"/>
              </xsl:call-template>
            </xsl:if>
          </xsl:for-each>
          <xsl:variable name="homeless" select="$report/r:findings/r:finding[@outcome='gap'][not(key('unit', r:subject/@unit))]"/>
          <xsl:if test="$homeless">
            <xsl:call-template name="unit-row">
              <xsl:with-param name="errors" select="count($homeless[@severity='error'])"/>
              <xsl:with-param name="warnings" select="count($homeless[@severity='warning'])"/>
              <xsl:with-param name="infos" select="count($homeless[@severity='info'])"/>
            </xsl:call-template>
          </xsl:if>
        </tbody>
      </table>
    </div>
    <!-- suppliers and other outside parties have no gaps of their own -->
    <xsl:variable name="without" select="$report/r:units/r:unit[@kind != 'external'][not(key('by-unit-severity', concat(@id,'|error')) or key('by-unit-severity', concat(@id,'|warning')) or key('by-unit-severity', concat(@id,'|info')))]"/>
    <xsl:if test="$without"><p class="sub"><xsl:value-of select="$t[../@id='glance.units-without']"/>
      <xsl:for-each select="$without"><xsl:if test="position() &gt; 1"><xsl:text>,</xsl:text></xsl:if><xsl:text> </xsl:text><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template></xsl:for-each><xsl:text>.</xsl:text></p></xsl:if>
  </xsl:template>

  <xsl:template name="unit-row">
    <xsl:param name="unit" select="/.."/>
    <xsl:param name="errors"/>
    <xsl:param name="warnings"/>
    <xsl:param name="infos"/>
    <xsl:variable name="total" select="$errors + $warnings + $infos"/>
    <xsl:variable name="to"><xsl:call-template name="anchor"><xsl:with-param name="kind" select="'unit'"/><xsl:with-param name="id" select="$unit/@id"/></xsl:call-template></xsl:variable>
    <tr>
      <th scope="row"><xsl:choose>
        <xsl:when test="$unit"><xsl:call-template name="text"><xsl:with-param name="n" select="$unit/r:name"/><xsl:with-param name="else" select="$unit/@id"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:value-of select="$t[../@id='gaps.no-unit']"/></xsl:otherwise></xsl:choose></th>
      <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="$errors"/><xsl:with-param name="href" select="concat('#',$to)"/></xsl:call-template></td>
      <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="$warnings"/><xsl:with-param name="href" select="concat('#',$to)"/></xsl:call-template></td>
      <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="$infos"/><xsl:with-param name="href" select="concat('#',$to)"/></xsl:call-template></td>
      <td class="n"><xsl:call-template name="count"><xsl:with-param name="n" select="$total"/><xsl:with-param name="href" select="concat('#',$to)"/></xsl:call-template></td>
      <td><xsl:call-template name="share"><xsl:with-param name="n" select="$total"/><xsl:with-param name="of" select="$gaps"/><xsl:with-param name="class" select="'s-any'"/></xsl:call-template></td>
    </tr>
  </xsl:template>

  <xsl:template name="glance-clauses">
    <xsl:variable name="clauses" select="$report/r:policies/r:policy/r:clause[r:outcomes/@gap &gt; 0]"/>
    <xsl:if test="$clauses">
      <h3><xsl:value-of select="$t[../@id='glance.clause']"/></h3>
      <p><xsl:value-of select="$t[../@id='glance.clause-note']"/></p>
      <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-clauses"><table class="bars">
        <caption class="off" id="cap-clauses"><xsl:value-of select="$t[../@id='glance.clause']"/></caption>
        <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.clause']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.count']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='glance.share-of']"/></th></tr></thead>
        <tbody>
          <xsl:for-each select="$clauses">
            <tr><th scope="row"><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'clause'"/><xsl:with-param name="id" select="concat(../@id,'/',@id)"/></xsl:call-template><xsl:value-of select="@id"/></a><xsl:if test="$policies &gt; 1"><xsl:text> </xsl:text><span class="sub"><xsl:for-each select=".."><xsl:call-template name="policy-name"/></xsl:for-each></span></xsl:if>
              <xsl:if test="r:summary"><span class="sub line said"><xsl:call-template name="text"><xsl:with-param name="n" select="r:summary"/></xsl:call-template></span></xsl:if></th>
            <td class="n"><xsl:call-template name="clause-gaps"/></td>
            <td><xsl:call-template name="share"><xsl:with-param name="n" select="r:outcomes/@gap"/><xsl:with-param name="of" select="$gaps"/><xsl:with-param name="class" select="'s-any'"/></xsl:call-template></td></tr>
          </xsl:for-each>
        </tbody>
      </table></div>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
