<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The register of processing activities as a page: the controllers, then each with its processings, then personal data for which none is recorded.
     What must stay true: every processing stands once; what is missing is said where it is missing; one pass, keys once per controller. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:f="urn:policykoll:functions" exclude-result-prefixes="r f">

  <xsl:include href="policykoll:views/documents/page.xsl"/>
  <xsl:include href="policykoll:views/documents/processing.xsl"/>

  <!-- the words at each field -->
  <xsl:variable name="w-asset" select="string($t[../@id='render.asset'])"/>
  <xsl:variable name="w-unit" select="string($t[../@id='art30.unit'])"/>
  <xsl:variable name="w-legal-basis" select="string($t[../@id='art30.legal-basis'])"/>
  <xsl:variable name="w-subjects" select="string($t[../@id='art30.subjects'])"/>
  <xsl:variable name="w-data" select="string($t[../@id='art30.data'])"/>
  <xsl:variable name="w-special" select="string($t[../@id='art30.special'])"/>
  <xsl:variable name="w-recipients" select="string($t[../@id='art30.recipients'])"/>
  <xsl:variable name="w-transfers" select="string($t[../@id='art30.transfers'])"/>
  <xsl:variable name="w-time-limit" select="string($t[../@id='art30.time-limit'])"/>
  <xsl:variable name="w-measures" select="string($t[../@id='art30.measures'])"/>
  <xsl:variable name="w-processors" select="string($t[../@id='art30.processors'])"/>
  <xsl:variable name="w-dpia" select="string($t[../@id='art30.dpia'])"/>
  <xsl:variable name="n-controllers" select="count($controllers) + boolean($strays)"/>

  <xsl:template match="/" mode="document-name"><xsl:value-of select="$t[../@id='art30.title']"/></xsl:template>
  <xsl:template match="/" mode="document-lead"><xsl:value-of select="$t[../@id='art30.about']"/></xsl:template>

  <xsl:template match="/" mode="page-contents">
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'controllers'"/><xsl:with-param name="title" select="$t[../@id='art30.controllers']"/></xsl:call-template>
    <xsl:for-each select="$controllers">
      <li><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'unit'"/><xsl:with-param name="id" select="@id"/></xsl:call-template><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template></a></li>
    </xsl:for-each>
    <xsl:if test="$strays"><xsl:call-template name="entry"><xsl:with-param name="id" select="'no-controller'"/><xsl:with-param name="title" select="$t[../@id='art30.no-controller']"/></xsl:call-template></xsl:if>
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'lacking'"/><xsl:with-param name="title" select="$t[../@id='art30.lacking']"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="/" mode="document-main">
    <section id="controllers" aria-labelledby="controllers-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="1"/><xsl:with-param name="id" select="'controllers'"/><xsl:with-param name="title" select="$t[../@id='art30.controllers']"/></xsl:call-template>
      <xsl:choose>
        <xsl:when test="$processings"><xsl:call-template name="overview"/></xsl:when>
        <xsl:otherwise><p><xsl:value-of select="$t[../@id='art30.none']"/></p></xsl:otherwise>
      </xsl:choose>
    </section>
    <xsl:for-each select="$controllers">
      <xsl:variable name="title"><xsl:call-template name="anchor"><xsl:with-param name="kind" select="'unit'"/><xsl:with-param name="id" select="@id"/></xsl:call-template></xsl:variable>
      <section id="{$title}" class="group" aria-labelledby="{$title}-title">
        <h2 id="{$title}-title"><span class="num"><xsl:value-of select="position() + 1"/></span><xsl:text> </xsl:text><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template></h2>
        <xsl:call-template name="controller"/>
        <ul class="findings"><xsl:apply-templates select="key('processing-of', @id)"/></ul>
      </section>
    </xsl:for-each>
    <xsl:if test="$strays">
      <section id="no-controller" class="group" aria-labelledby="no-controller-title">
        <xsl:call-template name="h2"><xsl:with-param name="number" select="count($controllers) + 2"/><xsl:with-param name="id" select="'no-controller'"/><xsl:with-param name="title" select="$t[../@id='art30.no-controller']"/></xsl:call-template>
        <ul class="findings"><xsl:apply-templates select="$strays"/></ul>
      </section>
    </xsl:if>
    <xsl:call-template name="lacking"/>
  </xsl:template>

  <xsl:template name="overview">
    <div class="scroll" role="region" aria-labelledby="overview-caption" tabindex="0">
      <table class="figures">
        <caption id="overview-caption"><xsl:value-of select="$t[../@id='art30.by-controller']"/></caption>
        <thead><tr>
          <th scope="col"><xsl:value-of select="$t[../@id='art30.controller']"/></th>
          <th scope="col" class="n"><xsl:value-of select="$t[../@id='art30.count']"/></th>
          <th scope="col" class="n"><xsl:value-of select="$t[../@id='art30.complete']"/></th>
        </tr></thead>
        <tbody>
          <xsl:for-each select="$controllers">
            <tr>
              <th scope="row"><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'unit'"/><xsl:with-param name="id" select="@id"/></xsl:call-template><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template></a></th>
              <xsl:call-template name="figures"><xsl:with-param name="of" select="key('processing-of', @id)"/><xsl:with-param name="complete"><xsl:variable name="id" select="string(@id)"/><xsl:for-each select="$said-of-controllers"><xsl:value-of select="sum(key('said-of', $id)/@complete)"/></xsl:for-each></xsl:with-param></xsl:call-template>
            </tr>
          </xsl:for-each>
          <xsl:if test="$strays"><tr>
            <th scope="row"><a href="#no-controller"><xsl:value-of select="$t[../@id='art30.no-controller']"/></a></th>
            <xsl:call-template name="figures"><xsl:with-param name="of" select="$strays"/></xsl:call-template>
          </tr></xsl:if>
        </tbody>
        <xsl:if test="$n-controllers &gt; 1">
          <tfoot><tr><th scope="row"><xsl:value-of select="$t[../@id='render.all']"/></th><xsl:call-template name="figures"><xsl:with-param name="of" select="$processings"/><xsl:with-param name="complete" select="sum($said-of-controllers/c/@complete)"/></xsl:call-template></tr></tfoot>
        </xsl:if>
      </table>
    </div>
  </xsl:template>

  <!-- How many, and of how many everything is stated that the article asks for; never of one whose controller is not known. -->
  <xsl:template name="figures">
    <xsl:param name="of"/>
    <xsl:param name="complete" select="0"/>
    <td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="count($of)"/></xsl:call-template></td>
    <td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="number($complete)"/></xsl:call-template></td>
  </xsl:template>

  <xsl:template name="controller">
    <xsl:variable name="id" select="string(@id)"/>
    <xsl:for-each select="$said-of-controllers"><xsl:for-each select="key('said-of', $id)">
    <dl class="facts controller">
      <div><dt><xsl:value-of select="$t[../@id='art30.org-number']"/></dt><dd><xsl:call-template name="string-or-missing"><xsl:with-param name="s" select="@number"/></xsl:call-template></dd></div>
      <div><dt><xsl:value-of select="$t[../@id='art30.contact']"/></dt><dd><xsl:call-template name="string-or-missing"><xsl:with-param name="s" select="@contacts"/></xsl:call-template></dd></div>
      <div><dt><xsl:value-of select="$t[../@id='art30.dpo']"/></dt><dd><xsl:call-template name="string-or-missing"><xsl:with-param name="s" select="@dpo"/></xsl:call-template></dd></div>
    </dl>
    </xsl:for-each></xsl:for-each>
  </xsl:template>

  <xsl:template match="r:processing">
    <xsl:variable name="asset" select=".."/>
    <xsl:variable name="owning" select="key('unit', f:first($asset/@owning-unit, $asset/../@unit))[1]"/>
    <xsl:variable name="basis"><xsl:call-template name="legal-basis"/></xsl:variable>
    <xsl:variable name="special"><xsl:call-template name="special"/></xsl:variable>
    <xsl:variable name="dpia"><xsl:call-template name="dpia"/></xsl:variable>
    <xsl:text>&#10;</xsl:text>
    <li class="finding processing"><xsl:if test="count(. | key('processing', @id)[1]) = 1"><xsl:call-template name="id"><xsl:with-param name="kind" select="'processing'"/><xsl:with-param name="id" select="@id"/></xsl:call-template></xsl:if>
      <h3><xsl:call-template name="text-or-missing"><xsl:with-param name="n" select="r:purpose"/></xsl:call-template></h3>
      <dl>
        <div><dt><xsl:value-of select="$w-asset"/></dt><dd><xsl:call-template name="text"><xsl:with-param name="n" select="$asset/r:name"/><xsl:with-param name="else" select="$asset/@id"/></xsl:call-template><xsl:text> </xsl:text><code class="sub"><xsl:value-of select="$asset/@id"/></code></dd></div>
        <div><dt><xsl:value-of select="$w-unit"/></dt><dd><xsl:choose>
          <xsl:when test="$owning"><xsl:call-template name="text"><xsl:with-param name="n" select="$owning/r:name"/><xsl:with-param name="else" select="$owning/@id"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:call-template name="missing"/></xsl:otherwise></xsl:choose></dd></div>
        <div><dt><xsl:value-of select="$w-legal-basis"/></dt><dd><xsl:call-template name="string-or-missing"><xsl:with-param name="s" select="$basis"/></xsl:call-template></dd></div>
        <div><dt><xsl:value-of select="$w-subjects"/></dt><dd><xsl:call-template name="text-or-missing"><xsl:with-param name="n" select="r:subject-categories"/></xsl:call-template></dd></div>
        <div><dt><xsl:value-of select="$w-data"/></dt><dd><xsl:call-template name="text-or-missing"><xsl:with-param name="n" select="r:data-categories"/></xsl:call-template></dd></div>
        <div><dt><xsl:value-of select="$w-special"/></dt><dd><xsl:call-template name="string-or-missing"><xsl:with-param name="s" select="$special"/></xsl:call-template></dd></div>
        <div><dt><xsl:value-of select="$w-recipients"/></dt><dd><xsl:call-template name="text-or-missing"><xsl:with-param name="n" select="r:recipients"/></xsl:call-template></dd></div>
        <div><dt><xsl:value-of select="$w-transfers"/></dt><dd><xsl:call-template name="transfers"/></dd></div>
        <div><dt><xsl:value-of select="$w-time-limit"/></dt><dd><xsl:call-template name="text-or-missing"><xsl:with-param name="n" select="r:time-limit"/></xsl:call-template></dd></div>
        <div><dt><xsl:value-of select="$w-measures"/></dt><dd><xsl:call-template name="text-or-missing"><xsl:with-param name="n" select="r:measures"/></xsl:call-template></dd></div>
        <div><dt><xsl:value-of select="$w-processors"/></dt><dd><xsl:call-template name="processor-list"/></dd></div>
        <div><dt><xsl:value-of select="$w-dpia"/></dt><dd><xsl:choose>
          <xsl:when test="string($dpia) != ''"><xsl:value-of select="$dpia"/></xsl:when>
          <xsl:otherwise><span class="dim"><xsl:value-of select="$w-dpia-unsaid"/></span></xsl:otherwise></xsl:choose></dd></div>
      </dl>
    </li>
  </xsl:template>

  <xsl:template name="transfers">
    <xsl:choose>
      <xsl:when test="r:transfer"><ul><xsl:for-each select="r:transfer"><li>
        <xsl:if test="not(@safeguard) or @safeguard='none'"><xsl:attribute name="class">missing</xsl:attribute></xsl:if>
        <xsl:variable name="said"><xsl:call-template name="transfer"/></xsl:variable><xsl:value-of select="$said"/></li></xsl:for-each></ul></xsl:when>
      <xsl:otherwise><span class="dim"><xsl:value-of select="$w-no-transfers"/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="processor-list">
    <xsl:choose>
      <xsl:when test="../r:processor"><ul><xsl:for-each select="../r:processor">
        <xsl:variable name="agreement"><xsl:call-template name="agreement"/></xsl:variable>
        <xsl:variable name="lacks"><xsl:call-template name="lacks-agreement"/></xsl:variable>
        <xsl:variable name="subs"><xsl:call-template name="sub-processors"/></xsl:variable>
        <li><xsl:call-template name="processor-text"/><xsl:if test="@country"><xsl:value-of select="concat(' (', @country, ')')"/></xsl:if>: <span><xsl:if test="$lacks='yes'"><xsl:attribute name="class">missing</xsl:attribute></xsl:if><xsl:value-of select="$agreement"/></span>
          <xsl:if test="string($subs) != ''"><span class="sub line"><xsl:value-of select="$subs"/></span></xsl:if></li>
      </xsl:for-each></ul></xsl:when>
      <xsl:otherwise><span class="dim"><xsl:value-of select="$w-no-processors"/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="lacking">
    <section id="lacking" aria-labelledby="lacking-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="$n-controllers + 2"/><xsl:with-param name="id" select="'lacking'"/><xsl:with-param name="title" select="$t[../@id='art30.lacking']"/></xsl:call-template>
      <xsl:if test="not($lacking)"><p><xsl:value-of select="$w-none"/></p></xsl:if>
      <xsl:if test="$lacking">
        <p><xsl:value-of select="$t[../@id='art30.lacking-about']"/></p>
        <div class="scroll" role="region" aria-labelledby="lacking-caption" tabindex="0">
          <table class="list" data-filter="">
            <caption id="lacking-caption"><xsl:value-of select="$t[../@id='art30.lacking-caption']"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$w-asset"/></th><th scope="col"><xsl:value-of select="$t[../@id='render.unit']"/></th><th scope="col"><xsl:value-of select="$t[../@id='assets.personal-data']"/></th><th scope="col"><xsl:value-of select="$t[../@id='assets.lifecycle']"/></th></tr></thead>
            <tbody><xsl:for-each select="$lacking">
              <xsl:variable name="unit" select="key('unit', f:first(@owning-unit, ../@unit))[1]"/>
              <tr>
                <th scope="row"><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template><code class="sub line"><xsl:value-of select="@id"/></code></th>
                <td><xsl:choose><xsl:when test="$unit"><xsl:call-template name="text"><xsl:with-param name="n" select="$unit/r:name"/><xsl:with-param name="else" select="$unit/@id"/></xsl:call-template></xsl:when><xsl:otherwise><xsl:call-template name="missing"/></xsl:otherwise></xsl:choose></td>
                <td><xsl:call-template name="code-or-missing"><xsl:with-param name="type" select="'tri'"/><xsl:with-param name="code" select="@personal-data"/></xsl:call-template></td>
                <td><xsl:call-template name="code-or-missing"><xsl:with-param name="type" select="'lifecycle'"/><xsl:with-param name="code" select="@lifecycle"/></xsl:call-template></td>
              </tr>
            </xsl:for-each></tbody>
          </table>
        </div>
      </xsl:if>
    </section>
  </xsl:template>

</xsl:stylesheet>
