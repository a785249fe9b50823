<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The clauses of the readable policy: in order, each with what it demands, of whom, what checks it and by which values. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="r exsl str">

  <xsl:key name="mapping" match="r:framework-mapping" use="concat(generate-id(..),'|',@framework,'|',@edition)"/>

  <xsl:template name="clauses">
    <xsl:variable name="policy" select="string(@id)"/>
    <xsl:variable name="first" select="generate-id() = generate-id(key('policy-document', @id)[1])"/>
    <xsl:choose>
      <xsl:when test="r:clause">
        <p class="clauselist"><xsl:for-each select="r:clause"><xsl:if test="$first"><a class="cid"><xsl:call-template name="href"><xsl:with-param name="kind" select="'clause'"/><xsl:with-param name="id" select="concat($policy,'/',@id)"/></xsl:call-template><xsl:value-of select="@id"/></a><xsl:text> </xsl:text></xsl:if></xsl:for-each></p>
        <xsl:for-each select="r:clause"><xsl:call-template name="clause"><xsl:with-param name="policy" select="$policy"/><xsl:with-param name="first" select="$first"/></xsl:call-template></xsl:for-each>
      </xsl:when>
      <xsl:otherwise><p><xsl:value-of select="$t[../@id='pdoc.no-clauses']"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="clause">
    <xsl:param name="policy"/>
    <xsl:param name="first"/>
    <xsl:variable name="judged" select="key('clause', concat($policy,'|',@id))[1]"/>
    <xsl:text>&#10;</xsl:text>
    <article class="clause ob-{@obligation}">
      <h4><xsl:if test="$first"><xsl:call-template name="id"><xsl:with-param name="kind" select="'clause'"/><xsl:with-param name="id" select="concat($policy,'/',@id)"/></xsl:call-template></xsl:if>
        <span class="cid"><xsl:value-of select="@id"/></span><xsl:text> </xsl:text>
        <xsl:call-template name="sentence"><xsl:with-param name="n" select="r:summary"/><xsl:with-param name="else" select="$t[../@id='pdoc.no-summary']"/></xsl:call-template></h4>
      <p class="sub"><strong class="obligation"><span class="said"><xsl:call-template name="code"><xsl:with-param name="type" select="'obligation'"/><xsl:with-param name="code" select="@obligation"/></xsl:call-template></span></strong>
        <xsl:text> · </xsl:text><xsl:call-template name="code"><xsl:with-param name="type" select="'clause-class'"/><xsl:with-param name="code" select="@class"/></xsl:call-template>
        <xsl:if test="@source-line != ''"><xsl:text> · </xsl:text><span class="cid"><xsl:choose>
          <xsl:when test="contains(translate(@source-line,'–, ;','----'),'-')"><xsl:call-template name="say"><xsl:with-param name="label" select="'coverage.lines'"/><xsl:with-param name="a" select="translate(@source-line,'-','–')"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:call-template name="say"><xsl:with-param name="label" select="'coverage.line'"/><xsl:with-param name="a" select="@source-line"/></xsl:call-template></xsl:otherwise></xsl:choose></span></xsl:if>
        <xsl:if test="@source-doc != ''"><xsl:text> · </xsl:text><xsl:call-template name="unmarked"><xsl:with-param name="s" select="@source-doc"/></xsl:call-template></xsl:if></p>
      <dl>
        <div><dt><xsl:value-of select="$t[../@id='pdoc.obliged']"/></dt><dd><xsl:call-template name="obliged"/></dd></div>
        <xsl:if test="r:interpretation-note"><div><dt><xsl:value-of select="$t[../@id='coverage.note']"/></dt><dd><xsl:call-template name="sentence"><xsl:with-param name="n" select="r:interpretation-note"/></xsl:call-template></dd></div></xsl:if>
        <div><dt><xsl:value-of select="$t[../@id='pdoc.checked-by']"/></dt><dd>
          <xsl:if test="not($judged/@coverage = 'checked')"><p class="unruled"><span aria-hidden="true">○ </span><xsl:choose>
            <xsl:when test="$judged"><span class="said"><xsl:value-of select="$t[../@id=concat('coverage.',$judged/@coverage)]"/></span></xsl:when>
            <xsl:otherwise><xsl:value-of select="$t[../@id='pdoc.not-in-run']"/></xsl:otherwise></xsl:choose></p></xsl:if>
          <xsl:if test="r:requirement"><ul class="rulelist"><xsl:for-each select="r:requirement"><xsl:call-template name="requirement"><xsl:with-param name="policy" select="$policy"/></xsl:call-template></xsl:for-each></ul></xsl:if></dd></div>
        <xsl:if test="r:framework-mapping"><div><dt><xsl:value-of select="$t[../@id='pdoc.mapping']"/></dt><dd><xsl:call-template name="mappings"/></dd></div></xsl:if>
      </dl>
    </article>
  </xsl:template>

  <xsl:template name="obliged">
    <xsl:variable name="all"><xsl:call-template name="addressees"/></xsl:variable>
    <xsl:if test="@obliged = '' or not(@obliged)"><xsl:call-template name="lacking"/></xsl:if>
    <span class="said"><xsl:for-each select="exsl:node-set($all)/a"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:call-template name="addressee-name"/></xsl:for-each></span>
  </xsl:template>

  <!-- A rule that checks the clause, with the values it goes by. What the run says is in effect; a clause that demands a rule twice tells each its own. -->
  <xsl:template name="requirement">
    <xsl:param name="policy"/>
    <xsl:variable name="rule" select="string(@rule)"/>
    <xsl:variable name="own" select="r:parameter"/>
    <xsl:variable name="others" select="../r:requirement[@rule = $rule]/r:parameter[not(generate-id(..) = generate-id(current()))]"/>
    <xsl:variable name="twice" select="count(../r:requirement[@rule = $rule]) &gt; 1"/>
    <xsl:variable name="all" select="key('parameter', concat($policy,'|',../@id,'|',$rule))"/>
    <xsl:variable name="mine-tree"><xsl:choose>
      <xsl:when test="not($all)"><xsl:copy-of select="$own"/></xsl:when>
      <xsl:when test="not($twice)"><xsl:copy-of select="$all"/></xsl:when>
      <xsl:otherwise><xsl:for-each select="$all">
        <xsl:variable name="name" select="@name"/><xsl:variable name="value" select="@value"/>
        <xsl:choose>
          <xsl:when test="$own[@name = $name]"><xsl:if test="$own[@name = $name][@value = $value]"><xsl:copy-of select="."/></xsl:if></xsl:when>
          <xsl:when test="not($others[@name = $name]) or @basis = 'default'"><xsl:copy-of select="."/></xsl:when>
        </xsl:choose>
      </xsl:for-each></xsl:otherwise></xsl:choose></xsl:variable>
    <!-- the same value twice in the report is one -->
    <xsl:variable name="unique-tree"><xsl:for-each select="exsl:node-set($mine-tree)/r:parameter"><xsl:if test="not(preceding-sibling::r:parameter[@name = current()/@name and @value = current()/@value and @basis = current()/@basis])"><xsl:copy-of select="."/></xsl:if></xsl:for-each></xsl:variable>
    <xsl:variable name="unique" select="exsl:node-set($unique-tree)/r:parameter"/>
    <xsl:variable name="severity"><xsl:choose><xsl:when test="@severity != ''"><xsl:value-of select="@severity"/></xsl:when><xsl:otherwise><xsl:value-of select="key('rule', $rule)[1]/@severity"/></xsl:otherwise></xsl:choose></xsl:variable>
    <li>
      <p><xsl:call-template name="rule-title"><xsl:with-param name="rule" select="$rule"/></xsl:call-template><xsl:text> </xsl:text>
        <xsl:if test="$severity != ''"><span class="sub">– <xsl:call-template name="say"><xsl:with-param name="label" select="'pdoc.gap-counts'"/><xsl:with-param name="a"><xsl:call-template name="code"><xsl:with-param name="type" select="'severity'"/><xsl:with-param name="code" select="string($severity)"/></xsl:call-template></xsl:with-param></xsl:call-template></span></xsl:if>
        <xsl:if test="@demanded = 'no'"><xsl:text> </xsl:text><strong><xsl:value-of select="$t[../@id='pdoc.drops']"/></strong></xsl:if>
        <xsl:if test="@may-be-excepted = 'no'"><span class="sub line"><xsl:value-of select="$t[../@id='pdoc.no-exceptions']"/></span></xsl:if>
        <xsl:if test="r:applies-to"><span class="sub line"><xsl:value-of select="$t[../@id='pdoc.applies-to']"/>: <xsl:for-each select="r:applies-to"><xsl:call-template name="applies-to"/></xsl:for-each></span></xsl:if></p>
      <xsl:for-each select="$unique[@basis = 'assumption']">
        <xsl:variable name="p" select="."/>
        <p class="assume"><strong><xsl:value-of select="$t[../@id='pdoc.assumption']"/>:</strong><xsl:text> </xsl:text><xsl:for-each select="$repository"><xsl:call-template name="parameter-said"><xsl:with-param name="p" select="$p"/><xsl:with-param name="policy" select="$policy"/></xsl:call-template></xsl:for-each><xsl:text>. </xsl:text>
          <xsl:choose><xsl:when test="r:note"><xsl:call-template name="sentence"><xsl:with-param name="n" select="r:note"/></xsl:call-template></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='pdoc.no-value']"/></xsl:otherwise></xsl:choose></p>
      </xsl:for-each>
      <xsl:for-each select="$unique[@basis != 'assumption' and @basis != 'default']">
        <xsl:variable name="p" select="."/>
        <p class="value"><span class="said"><xsl:for-each select="$repository"><xsl:call-template name="parameter-said"><xsl:with-param name="p" select="$p"/><xsl:with-param name="policy" select="$policy"/></xsl:call-template></xsl:for-each><span class="sub"> (<xsl:call-template name="code"><xsl:with-param name="type" select="'basis'"/><xsl:with-param name="code" select="string(@basis)"/></xsl:call-template>)</span></span>
          <xsl:if test="r:note"><span class="sub line"><xsl:call-template name="sentence"><xsl:with-param name="n" select="r:note"/></xsl:call-template></span></xsl:if></p>
      </xsl:for-each>
      <!-- of what the rule itself leaves unlimited nothing is said: the page does, once -->
      <xsl:variable name="defaults" select="$unique[@basis = 'default'][normalize-space(@value) != '' or not(@name = $words/parameter[@empty='all']/@name)]"/>
      <xsl:if test="$defaults"><p class="sub"><xsl:value-of select="$t[../@id='pdoc.defaults']"/>: <xsl:for-each select="$defaults"><xsl:variable name="p" select="."/><xsl:if test="position() &gt; 1">; </xsl:if><xsl:for-each select="$repository"><xsl:call-template name="parameter-said"><xsl:with-param name="p" select="$p"/><xsl:with-param name="policy" select="$policy"/></xsl:call-template></xsl:for-each></xsl:for-each>.</p></xsl:if>
    </li>
  </xsl:template>

  <!-- "longest time a classification holds: 36 months" -->
  <xsl:template name="parameter-said">
    <xsl:param name="p"/>
    <xsl:param name="policy"/>
    <xsl:call-template name="parameter-name"><xsl:with-param name="name" select="string($p/@name)"/></xsl:call-template>
    <xsl:text>: </xsl:text><span class="val"><xsl:call-template name="parameter-words"><xsl:with-param name="name" select="string($p/@name)"/><xsl:with-param name="value" select="string($p/@value)"/><xsl:with-param name="policy" select="$policy"/></xsl:call-template></span>
  </xsl:template>

  <xsl:template name="applies-to">
    <xsl:if test="@kinds != ''"><xsl:call-template name="codes"><xsl:with-param name="type" select="'asset-kind'"/><xsl:with-param name="list" select="@kinds"/></xsl:call-template>. </xsl:if>
    <xsl:if test="@lifecycle != ''"><xsl:call-template name="codes"><xsl:with-param name="type" select="'lifecycle'"/><xsl:with-param name="list" select="@lifecycle"/></xsl:call-template>. </xsl:if>
    <xsl:if test="@criticality != ''"><xsl:call-template name="codes"><xsl:with-param name="type" select="'criticality'"/><xsl:with-param name="list" select="@criticality"/></xsl:call-template>. </xsl:if>
    <xsl:if test="@unit-kinds != ''"><xsl:call-template name="codes"><xsl:with-param name="type" select="'unit-kind'"/><xsl:with-param name="list" select="@unit-kinds"/></xsl:call-template>. </xsl:if>
  </xsl:template>

  <!-- For a clause or a policy: "ISO/IEC 27001:2022 5.1, 5.31", one part for each framework. -->
  <xsl:template name="mappings">
    <xsl:variable name="of" select="generate-id()"/>
    <xsl:for-each select="r:framework-mapping[generate-id() = generate-id(key('mapping', concat($of,'|',@framework,'|',@edition))[1])]">
      <xsl:if test="position() &gt; 1">; </xsl:if>
      <xsl:choose>
        <xsl:when test="@framework = 'iso27001'">ISO/IEC 27001<xsl:if test="@edition != ''">:<xsl:value-of select="@edition"/></xsl:if></xsl:when>
        <xsl:when test="@framework = 'gdpr'"><xsl:value-of select="$t[../@id='pdoc.gdpr']"/></xsl:when>
        <xsl:when test="@framework = 'csl-2025-1506'"><xsl:value-of select="$t[../@id='pdoc.csl']"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="concat(@framework, ' ', @edition)"/></xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="key('mapping', concat($of,'|',@framework,'|',@edition))"><xsl:if test="position() &gt; 1">,</xsl:if><xsl:text> </xsl:text><span class="cid"><xsl:value-of select="@identifier"/></span><xsl:if test="@clause != ''"><xsl:text> (</xsl:text><xsl:value-of select="@clause"/>)</xsl:if></xsl:for-each>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
