<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- What the script (page.js) makes the filter of the gaps of: a form with every choice there is among the gaps that are spelled out.
     It stands in a <template>: without the script nobody sees it. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="r exsl">

  <xsl:template name="filter">
    <xsl:call-template name="row-search"/>
    <template id="w-filter">
      <form class="filter" role="search" aria-label="{$t[../@id='filter.title']}" data-as-of="{$report/@as-of}" data-until="{$months[last()]/@month}">
        <p class="field wide"><label for="filter-q"><xsl:value-of select="$t[../@id='filter.search']"/></label><input type="search" id="filter-q" name="q" autocomplete="off" spellcheck="false"/></p>
        <p class="field"><label for="filter-severity"><xsl:value-of select="$t[../@id='col.severity']"/></label>
          <select id="filter-severity" name="severity"><xsl:call-template name="filter-all"/>
            <xsl:for-each select="$totals/@errors[. &gt; 0] | $totals/@warnings[. &gt; 0] | $totals/@infos[. &gt; 0]">
              <xsl:variable name="severity" select="substring(name(), 1, string-length(name()) - 1)"/>
              <option value="{$severity}"><xsl:value-of select="$often[../@id=concat('severity.',$severity)]"/></option>
            </xsl:for-each></select></p>
        <xsl:if test="count($unit-rows) &gt; 1">
          <p class="field"><label for="filter-unit"><xsl:value-of select="$t[../@id='col.unit']"/></label>
            <select id="filter-unit" name="unit"><xsl:call-template name="filter-all"/>
              <xsl:for-each select="$unit-rows">
                <xsl:variable name="id" select="@id"/>
                <option value="{@id}{substring('-', 1, number(@id = ''))}"><xsl:for-each select="$report"><xsl:call-template name="gap-unit"><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:for-each></option>
              </xsl:for-each></select></p>
        </xsl:if>
        <xsl:if test="count($area-rows) &gt; 1">
          <p class="field"><label for="filter-area"><xsl:value-of select="$t[../@id='col.area']"/></label>
            <select id="filter-area" name="area"><xsl:call-template name="filter-all"/>
              <xsl:for-each select="$area-rows"><option value="{@id}{substring('-', 1, number(@id = ''))}"><xsl:call-template name="area-name"><xsl:with-param name="id" select="@id"/></xsl:call-template></option></xsl:for-each></select></p>
        </xsl:if>
        <xsl:for-each select="$shown">
          <xsl:variable name="owners" select="key('shown', 'gap')[generate-id() = generate-id(key('owner', @owner)[1])]"/>
          <xsl:if test="count($owners) &gt; 1">
            <p class="field"><label for="filter-owner"><xsl:value-of select="$t[../@id='gaps.owner']"/></label>
              <select id="filter-owner" name="owner"><xsl:call-template name="filter-all"/>
                <xsl:for-each select="$owners"><option value="{@owner}{substring('-', 1, number(@owner = ''))}"><xsl:choose>
                  <xsl:when test="@owner = ''"><xsl:value-of select="$w-no-owner"/></xsl:when>
                  <xsl:otherwise><xsl:variable name="title"><xsl:call-template name="text"><xsl:with-param name="n" select="r:finding/r:subject/r:owner-title"/><xsl:with-param name="else" select="@owner"/></xsl:call-template></xsl:variable>
                    <xsl:value-of select="$title"/></xsl:otherwise></xsl:choose></option></xsl:for-each></select></p>
          </xsl:if>
        </xsl:for-each>
        <xsl:if test="$report/r:baseline">
          <p class="field"><label for="filter-state"><xsl:value-of select="$t[../@id='filter.state']"/></label>
            <select id="filter-state" name="state"><xsl:call-template name="filter-all"/>
              <option value="new"><xsl:value-of select="$t[../@id='diff.mark-new']"/></option><option value="known"><xsl:value-of select="$t[../@id='diff.mark-known']"/></option></select></p>
        </xsl:if>
        <xsl:if test="$dues">
          <p class="field"><label for="filter-due"><xsl:value-of select="$t[../@id='filter.due']"/></label>
            <select id="filter-due" name="due"><xsl:call-template name="filter-all"/>
              <xsl:if test="$dues[@month='overdue']"><option value="overdue"><xsl:value-of select="$t[../@id='ahead.overdue']"/></option></xsl:if>
              <xsl:for-each select="$months[key('due', concat(@month,'|error')) or key('due', concat(@month,'|warning')) or key('due', concat(@month,'|info'))]"><option value="{@month}"><xsl:value-of select="@month"/></option></xsl:for-each>
              <xsl:if test="$dues[@month='later']"><option value="later"><xsl:value-of select="$t[../@id='ahead.later']"/></option></xsl:if></select></p>
        </xsl:if>
        <p class="foot"><span role="status" data-all="{$t[../@id='filter.shown-all']}" data-some="{$t[../@id='filter.shown']}" data-none="{$t[../@id='filter.none']}"/><xsl:text> </xsl:text>
          <button type="reset"><xsl:value-of select="$t[../@id='filter.clear']"/></button></p>
      </form>
    </template>
  </xsl:template>

  <xsl:template name="filter-all"><option value=""><xsl:value-of select="$t[../@id='filter.all']"/></option></xsl:template>

</xsl:stylesheet>
