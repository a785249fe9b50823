<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- What every document of `render` asks its input, page or table: <pk:render> with a pk:scope for each unit that is meant (none: all), the repository, which is every
     document but no rules, and the report of the run. Here are its halves, the keys of both, and in words what the run was narrowed to.
     What must stay true: a document can be worse than the status of its run says, never better; a key is asked, nothing is searched for. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:policykoll:tables"
    exclude-result-prefixes="r xs">

  <xsl:variable name="report" select="/r:render/r:report"/>
  <xsl:variable name="repository" select="/r:render/r:repository"/>
  <xsl:variable name="scope" select="/r:render/r:scope"/>
  <xsl:variable name="as-of" select="string($report/@as-of)"/>
  <!-- the day as a number, for comparing -->
  <xsl:variable name="day" select="number(translate($as-of,'-',''))"/>
  <xsl:variable name="totals" select="$report/r:totals"/>
  <xsl:variable name="unread" select="$report/r:inputs/r:input[@status != 'valid']"/>
  <xsl:variable name="skipped" select="sum($report/r:inputs/r:input/@assets-skipped)"/>
  <xsl:variable name="is-incomplete" select="$report/@status = 'incomplete' or $report/@status = 'error' or $totals/@unread &gt; 0
      or $totals/@rule-errors &gt; 0 or $skipped &gt; 0 or count($unread) &gt; 0"/>
  <!-- the units that were asked for, without those below them, and what else the run was narrowed to -->
  <xsl:variable name="asked-units" select="$report/r:options/r:option[@name='unit']"/>
  <xsl:variable name="limits" select="$report/r:options/r:option[@name='rule' or @name='policy' or @name='file' or @name='exclude']"/>
  <xsl:variable name="schemas" select="document('policykoll:schema/common.xsd') | document('policykoll:schema/policy.xsd') | document('policykoll:schema/organisation.xsd')
      | document('policykoll:schema/inventory.xsd') | document('policykoll:schema/records.xsd')"/>

  <xsl:key name="unit" match="r:organisation/r:unit" use="@id"/>
  <xsl:key name="position" match="r:organisation/r:position" use="@id"/>
  <xsl:key name="position-of-unit" match="r:organisation/r:position" use="@unit"/>
  <xsl:key name="assignment" match="r:organisation/r:assignment" use="@id"/>
  <xsl:key name="role-definition" match="r:repository/r:policy/r:role-definition" use="@id"/>
  <xsl:key name="asset" match="r:inventory/r:asset" use="@id"/>
  <xsl:key name="scope" match="r:render/r:scope" use="@unit"/>
  <!-- of the report -->
  <xsl:key name="rule" match="r:report/r:rules/r:rule" use="@id"/>
  <xsl:key name="policy" match="r:report/r:policies/r:policy" use="@id"/>
  <!-- of the schemas -->
  <xsl:key name="enumeration" match="xs:enumeration" use="concat(ancestor::xs:simpleType/@name,'|',@value)"/>

  <!-- A document that is not whole says so in its title, before all else. -->
  <xsl:template name="title-start"><xsl:if test="$is-incomplete"><xsl:value-of select="concat($t[../@id='status.incomplete'], ': ')"/></xsl:if></xsl:template>

  <!-- For an option that names a unit: its name as a string; a unit that a public document does not show has none. -->
  <xsl:template name="asked-unit">
    <xsl:variable name="id" select="string(@value)"/>
    <xsl:choose>
      <xsl:when test="$id = '-'"><xsl:value-of select="$t[../@id='withheld.word']"/></xsl:when>
      <xsl:otherwise><xsl:for-each select="$repository">
        <xsl:variable name="names" select="key('unit', $id)[1]/r:name"/>
        <xsl:choose>
          <xsl:when test="$names[@xml:lang=$lang]"><xsl:value-of select="$names[@xml:lang=$lang]"/></xsl:when>
          <xsl:when test="$names"><xsl:value-of select="$names"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$id"/></xsl:otherwise>
        </xsl:choose></xsl:for-each></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "Social services, Schools": the units that were asked for; nothing where the document is of all. -->
  <xsl:variable name="scope-words"><xsl:for-each select="$asked-units"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:call-template name="asked-unit"/></xsl:for-each></xsl:variable>

  <!-- In a table: what it was narrowed to, before the rows. Only a sheet has it: a CSV file is rows and nothing else. -->
  <xsl:template name="narrowed-rows">
    <xsl:if test="$scope-words != ''"><t:row only="sheet"><t:cell><xsl:value-of select="concat($t[../@id='render.scope'], ': ', $scope-words)"/></t:cell></t:row></xsl:if>
    <xsl:if test="$limits"><t:row only="sheet"><t:cell><xsl:value-of select="concat($t[../@id='partial.title'], '. ')"/>
      <xsl:for-each select="$limits[position() &lt;= 20]"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:value-of select="concat($t[../@id=concat('partial.',current()/@name)], ': ', @value)"/></xsl:for-each><xsl:if test="count($limits) &gt; 20">; …</xsl:if></t:cell></t:row></xsl:if>
  </xsl:template>

</xsl:stylesheet>
