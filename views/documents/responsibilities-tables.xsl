<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Who answers for what as tables, of which C makes CSV (the first) and workbooks (src/view/view_tables.h): every role of every asset and every assignment, what
     nobody holds first; then the roles against the clauses. What must stay true: a cell holds text only; no person's id; a table that is not whole says so. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:t="urn:policykoll:tables"
    xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="r exsl">

  <xsl:include href="policykoll:views/html/parts.xsl"/>
  <xsl:include href="policykoll:views/documents/governance.xsl"/>
  <xsl:include href="policykoll:views/documents/holders.xsl"/>
  <xsl:include href="policykoll:views/documents/addressed.xsl"/>
  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:param name="lang" select="'sv'"/>
  <xsl:decimal-format name="sv" decimal-separator="," grouping-separator="&#xA0;"/>
  <xsl:decimal-format name="en" decimal-separator="." grouping-separator=","/>
  <xsl:variable name="t" select="document('policykoll:views/labels.xml')/labels/label/text[@xml:lang=$lang]"/>
  <xsl:variable name="w-none" select="string($t[../@id='word.none'])"/>
  <xsl:variable name="plain" select="''"/>

  <xsl:variable name="w-held" select="string($t[../@id='resp.held'])"/>
  <xsl:variable name="w-only-deputy" select="string($t[../@id='resp.only-deputy'])"/>
  <xsl:variable name="w-asset" select="string($t[../@id='subject.asset'])"/>
  <xsl:variable name="w-unit" select="string($t[../@id='subject.unit'])"/>
  <xsl:key name="asset-node" match="r:inventory/r:asset" use="generate-id()"/>

  <xsl:template match="/">
    <t:tables lang="{$lang}" as-of="{$as-of}">
      <xsl:attribute name="title"><xsl:call-template name="title-start"/><xsl:value-of select="$t[../@id='resp.title']"/><xsl:if test="$scope-words != ''"><xsl:value-of select="concat(', ', $scope-words)"/></xsl:if><xsl:value-of select="concat(', ', $as-of)"/></xsl:attribute>
      <xsl:call-template name="duties"/>
      <xsl:call-template name="clause-table"/>
      <xsl:call-template name="assignment-table"/>
    </t:tables>
  </xsl:template>

  <xsl:template name="not-whole">
    <xsl:if test="$is-incomplete"><t:row><t:cell><xsl:value-of select="concat($t[../@id='banner.title'], '. ', $t[../@id='render.incomplete'])"/></t:cell></t:row></xsl:if>
    <xsl:if test="$report/@partial='yes'"><t:row><t:cell><xsl:value-of select="concat($t[../@id='partial.title'], '. ', $t[../@id='render.partial'])"/></t:cell></t:row></xsl:if>
    <xsl:call-template name="narrowed-rows"/>
  </xsl:template>

  <xsl:template name="write-cell"><xsl:param name="s"/><t:cell><xsl:value-of select="normalize-space($s)"/></t:cell></xsl:template>

  <!-- ============================================================ one row for each role of each asset, and each role that nobody holds for a unit -->

  <xsl:template name="duties">
    <t:table name="{$t[../@id='resp.sheet-duties']}" title="{$t[../@id='resp.title']}">
      <t:column title="{$t[../@id='col.state']}" type="text" width="20"/>
      <t:column title="{$t[../@id='papers.role']}" type="text" width="28"/>
      <t:column title="{$t[../@id='resp.for-what']}" type="text" width="40"/>
      <t:column title="{$t[../@id='col.kind']}" type="text" width="14"/>
      <t:column title="{$t[../@id='col.unit']}" type="text" width="32"/>
      <t:column title="{$t[../@id='resp.position']}" type="text" width="36"/>
      <t:column title="{$t[../@id='resp.from-head']}" type="date" width="12"/>
      <t:column title="{$t[../@id='resp.to-head']}" type="date" width="12"/>
      <t:column title="{$t[../@id='resp.deputy-head']}" type="text" width="36"/>
      <t:column title="{$t[../@id='col.reason']}" type="text" width="48"/>
      <t:column title="{$t[../@id='pdoc.id']}" type="text" width="24"/>
      <xsl:call-template name="not-whole"/>
      <xsl:for-each select="$vacant-seats"><xsl:call-template name="duty"/></xsl:for-each>
      <xsl:for-each select="$vacant-cells"><xsl:call-template name="duty"/></xsl:for-each>
      <xsl:for-each select="$deputy-seats"><xsl:call-template name="duty"/></xsl:for-each>
      <xsl:for-each select="$deputy-cells"><xsl:call-template name="duty"/></xsl:for-each>
      <xsl:for-each select="$cells[@state='unclear']"><xsl:call-template name="duty"/></xsl:for-each>
      <xsl:for-each select="$cells[@state='held' or @state='none']"><xsl:call-template name="duty"/></xsl:for-each>
    </t:table>
  </xsl:template>

  <!-- for an s or a v -->
  <xsl:template name="duty">
    <xsl:variable name="node" select="string(@asset)"/>
    <xsl:variable name="unit"><xsl:if test="@unit != ''"><xsl:call-template name="unit-name"><xsl:with-param name="id" select="string(@unit)"/></xsl:call-template></xsl:if></xsl:variable>
    <xsl:variable name="holders" select="h[not(@deputy) and not(@was)]/@a"/>
    <xsl:variable name="first" select="string(h[not(@deputy)][1]/@a)"/>
    <t:row>
      <xsl:call-template name="write-cell"><xsl:with-param name="s"><xsl:choose><xsl:when test="@state='held'"><xsl:value-of select="$w-held"/></xsl:when><xsl:when test="@state='deputy'"><xsl:value-of select="$w-only-deputy"/></xsl:when><xsl:when test="@state='unclear'"><xsl:value-of select="$w-unclear"/></xsl:when><xsl:when test="@state='none'"><xsl:value-of select="$w-none-named"/></xsl:when><xsl:otherwise><xsl:value-of select="$w-vacant"/></xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
      <xsl:call-template name="write-cell"><xsl:with-param name="s"><xsl:call-template name="role-name"><xsl:with-param name="id" select="string(@role)"/></xsl:call-template></xsl:with-param></xsl:call-template>
      <xsl:call-template name="write-cell"><xsl:with-param name="s"><xsl:choose>
        <xsl:when test="$node != ''"><xsl:for-each select="$repository"><xsl:for-each select="key('asset-node', $node)"><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template></xsl:for-each></xsl:for-each></xsl:when>
        <xsl:when test="@unit = ''"><xsl:value-of select="$t[../@id='resp.no-target']"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$unit"/></xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
      <xsl:call-template name="write-cell"><xsl:with-param name="s"><xsl:choose><xsl:when test="$node != ''"><xsl:value-of select="$w-asset"/></xsl:when><xsl:otherwise><xsl:value-of select="$w-unit"/></xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
      <xsl:call-template name="write-cell"><xsl:with-param name="s" select="$unit"/></xsl:call-template>
      <xsl:call-template name="write-cell"><xsl:with-param name="s"><xsl:for-each select="$repository"><xsl:for-each select="key('assignment', $holders)"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:call-template name="position-name"><xsl:with-param name="id" select="string(@position)"/></xsl:call-template></xsl:for-each></xsl:for-each></xsl:with-param></xsl:call-template>
      <xsl:call-template name="write-cell"><xsl:with-param name="s"><xsl:for-each select="$repository"><xsl:value-of select="key('assignment', $first)[1]/@from"/></xsl:for-each></xsl:with-param></xsl:call-template>
      <xsl:call-template name="write-cell"><xsl:with-param name="s"><xsl:for-each select="$repository"><xsl:value-of select="key('assignment', $first)[1]/@to"/></xsl:for-each></xsl:with-param></xsl:call-template>
      <xsl:variable name="deputies" select="h[@deputy]/@a"/>
      <xsl:call-template name="write-cell"><xsl:with-param name="s"><xsl:for-each select="$repository"><xsl:for-each select="key('assignment', $deputies)"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:call-template name="position-name"><xsl:with-param name="id" select="string(@position)"/></xsl:call-template></xsl:for-each></xsl:for-each></xsl:with-param></xsl:call-template>
      <xsl:call-template name="write-cell"><xsl:with-param name="s"><xsl:if test="@state='vacant'"><xsl:call-template name="why"/></xsl:if></xsl:with-param></xsl:call-template>
      <xsl:call-template name="write-cell"><xsl:with-param name="s"><xsl:choose><xsl:when test="$node != ''"><xsl:for-each select="$repository"><xsl:value-of select="key('asset-node', $node)/@id"/></xsl:for-each></xsl:when><xsl:otherwise><xsl:value-of select="@unit"/></xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
    </t:row>
  </xsl:template>

  <!-- ============================================================ clauses -->

  <xsl:template name="clause-table">
    <t:table name="{$t[../@id='pdoc.clauses']}" title="{$t[../@id='resp.section-clauses']}">
      <t:column title="{$t[../@id='fact.policy']}" type="text" width="32"/>
      <t:column title="{$t[../@id='col.clause']}" type="text" width="12"/>
      <t:column title="{$t[../@id='col.meaning']}" type="text" width="80"/>
      <t:column title="{$t[../@id='pdoc.obliged']}" type="text" width="40"/>
      <t:column title="{$t[../@id='resp.obligation']}" type="text" width="16"/>
      <xsl:call-template name="not-whole"/>
      <xsl:for-each select="$repository/r:policy/r:clause">
        <xsl:variable name="node" select="generate-id()"/>
        <t:row>
          <xsl:call-template name="write-cell"><xsl:with-param name="s"><xsl:for-each select=".."><xsl:call-template name="policy-name"/></xsl:for-each></xsl:with-param></xsl:call-template>
          <xsl:call-template name="write-cell"><xsl:with-param name="s" select="@id"/></xsl:call-template>
          <xsl:call-template name="write-cell"><xsl:with-param name="s"><xsl:call-template name="sentence"><xsl:with-param name="n" select="r:summary"/></xsl:call-template></xsl:with-param></xsl:call-template>
          <xsl:call-template name="write-cell"><xsl:with-param name="s"><xsl:for-each select="$addressed"><xsl:for-each select="key('addressees-of', $node)/a"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:call-template name="addressee-name"/></xsl:for-each></xsl:for-each><xsl:if test="not(@obliged) or @obliged=''"><xsl:value-of select="$w-unstated"/></xsl:if></xsl:with-param></xsl:call-template>
          <xsl:call-template name="write-cell"><xsl:with-param name="s"><xsl:call-template name="code"><xsl:with-param name="type" select="'obligation'"/><xsl:with-param name="code" select="string(@obligation)"/></xsl:call-template></xsl:with-param></xsl:call-template>
        </t:row>
      </xsl:for-each>
    </t:table>
  </xsl:template>

  <!-- ============================================================ assignments, also ended ones -->

  <xsl:template name="assignment-table">
    <t:table name="{$t[../@id='resp.sheet-assignments']}" title="{$t[../@id='resp.section-positions']}">
      <t:column title="{$t[../@id='resp.position']}" type="text" width="36"/>
      <t:column title="{$t[../@id='col.unit']}" type="text" width="32"/>
      <t:column title="{$t[../@id='papers.role']}" type="text" width="28"/>
      <t:column title="{$t[../@id='resp.for-what']}" type="text" width="36"/>
      <t:column title="{$t[../@id='col.state']}" type="text" width="16"/>
      <t:column title="{$t[../@id='resp.from-head']}" type="date" width="12"/>
      <t:column title="{$t[../@id='resp.to-head']}" type="date" width="12"/>
      <t:column title="{$t[../@id='resp.deputy-head']}" type="text" width="14"/>
      <t:column title="{$t[../@id='resp.designation']}" type="text" width="40"/>
      <t:column title="{$t[../@id='pdoc.id']}" type="text" width="20"/>
      <xsl:call-template name="not-whole"/>
      <xsl:for-each select="$meant">
        <t:row>
          <xsl:call-template name="write-cell"><xsl:with-param name="s"><xsl:call-template name="position-name"><xsl:with-param name="id" select="string(@position)"/></xsl:call-template></xsl:with-param></xsl:call-template>
          <xsl:variable name="unit" select="string(key('position', @position)[1]/@unit)"/>
          <xsl:call-template name="write-cell"><xsl:with-param name="s"><xsl:if test="$unit != ''"><xsl:call-template name="unit-name"><xsl:with-param name="id" select="$unit"/></xsl:call-template></xsl:if></xsl:with-param></xsl:call-template>
          <xsl:call-template name="write-cell"><xsl:with-param name="s"><xsl:call-template name="role-name"><xsl:with-param name="id" select="string(@role)"/></xsl:call-template></xsl:with-param></xsl:call-template>
          <xsl:call-template name="write-cell"><xsl:with-param name="s"><xsl:call-template name="target"><xsl:with-param name="links" select="false()"/></xsl:call-template></xsl:with-param></xsl:call-template>
          <xsl:call-template name="write-cell"><xsl:with-param name="s"><xsl:choose><xsl:when test="number(translate(@to,'-','')) &lt; $day"><xsl:value-of select="$t[../@id='resp.state-ended']"/></xsl:when><xsl:when test="number(translate(@from,'-','')) &gt; $day"><xsl:value-of select="$t[../@id='resp.state-upcoming']"/></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='resp.state-running']"/></xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
          <xsl:call-template name="write-cell"><xsl:with-param name="s" select="@from"/></xsl:call-template>
          <xsl:call-template name="write-cell"><xsl:with-param name="s" select="@to"/></xsl:call-template>
          <xsl:call-template name="write-cell"><xsl:with-param name="s"><xsl:if test="@deputy-of"><xsl:value-of select="$w-deputy"/></xsl:if></xsl:with-param></xsl:call-template>
          <xsl:call-template name="write-cell"><xsl:with-param name="s"><xsl:value-of select="@designation-ref"/><xsl:if test="@designated-on"><xsl:text> </xsl:text><xsl:value-of select="@designated-on"/></xsl:if></xsl:with-param></xsl:call-template>
          <xsl:call-template name="write-cell"><xsl:with-param name="s" select="@id"/></xsl:call-template>
        </t:row>
      </xsl:for-each>
    </t:table>
  </xsl:template>

</xsl:stylesheet>
