<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The sixth section: what was read and with what, so that it can be done again. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="r exsl str">

  <xsl:template name="section-inputs">
    <section id="inputs" aria-labelledby="inputs-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="6"/><xsl:with-param name="id" select="'inputs'"/><xsl:with-param name="title" select="$t[../@id='section.inputs']"/></xsl:call-template>
      <h3 id="documents"><xsl:value-of select="$t[../@id='inputs.documents']"/></h3>
      <xsl:call-template name="input-table"><xsl:with-param name="of" select="$report/r:inputs/r:input"/><xsl:with-param name="name" select="'documents'"/><xsl:with-param name="caption" select="$t[../@id='inputs.documents-caption']"/></xsl:call-template>
      <h3><xsl:value-of select="$t[../@id='inputs.packs']"/></h3>
      <xsl:choose>
        <xsl:when test="$report/r:rule-packs/r:rule-pack">
          <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-packs">
            <table class="list">
              <caption class="off" id="cap-packs"><xsl:value-of select="$t[../@id='inputs.packs-caption']"/></caption>
              <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.file']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.origin']"/></th><th scope="col" class="wide">SHA-256</th></tr></thead>
              <tbody><xsl:for-each select="$report/r:rule-packs/r:rule-pack"><tr><th scope="row"><xsl:call-template name="path"><xsl:with-param name="s" select="@path"/></xsl:call-template></th>
                <td><xsl:choose><xsl:when test="@builtin='yes'"><xsl:value-of select="$t[../@id='inputs.builtin']"/></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='inputs.local']"/></xsl:otherwise></xsl:choose></td>
                <td class="digest"><code><xsl:value-of select="@sha256"/></code></td></tr></xsl:for-each></tbody>
            </table>
          </div>
        </xsl:when>
        <xsl:otherwise><p><xsl:value-of select="$w-none"/></p></xsl:otherwise>
      </xsl:choose>
      <h3><xsl:value-of select="$t[../@id='inputs.parameters']"/></h3>
      <p><xsl:value-of select="$t[../@id='inputs.parameters-note']"/><xsl:text> </xsl:text><a href="#assumptions"><xsl:value-of select="$t[../@id='inputs.assumptions']"/></a></p>
      <xsl:call-template name="parameter-table"><xsl:with-param name="key" select="'decided'"/><xsl:with-param name="caption" select="$t[../@id='inputs.parameters-caption']"/></xsl:call-template>
      <h3><xsl:value-of select="$t[../@id='inputs.run']"/></h3>
      <dl class="facts">
        <div><dt><xsl:value-of select="$t[../@id='inputs.tool']"/></dt><dd><xsl:value-of select="concat($report/r:tool/@name,' ',$report/r:tool/@version)"/></dd></div>
        <div><dt><xsl:value-of select="$t[../@id='inputs.exit']"/></dt><dd><xsl:value-of select="$report/@exit-code"/></dd></div>
      </dl>
      <xsl:choose>
        <xsl:when test="$report/r:options/r:option">
          <table>
            <caption><xsl:value-of select="$t[../@id='inputs.options-caption']"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.option']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='col.value']"/></th></tr></thead>
            <tbody><xsl:for-each select="$report/r:options/r:option"><tr><th scope="row"><code>--<xsl:choose><xsl:when test="@name='file'">files-from</xsl:when><xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise></xsl:choose></code></th><td><code><xsl:call-template name="clean"><xsl:with-param name="s" select="@value"/></xsl:call-template></code></td></tr></xsl:for-each></tbody>
          </table>
        </xsl:when>
        <xsl:otherwise><p><xsl:value-of select="$t[../@id='inputs.no-options']"/></p></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <xsl:template name="input-table">
    <xsl:param name="of"/>
    <xsl:param name="name"/>
    <xsl:param name="caption"/>
    <xsl:choose>
      <xsl:when test="$of">
        <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-{$name}">
          <table class="list">
            <caption class="off" id="cap-{$name}"><xsl:value-of select="$caption"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.document']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.kind']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.state']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.assets']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.skipped']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.size']"/></th><th scope="col">SHA-256</th></tr></thead>
            <tbody>
              <xsl:for-each select="$of">
                <tr><th scope="row"><xsl:call-template name="path"><xsl:with-param name="s" select="@path"/></xsl:call-template><xsl:if test="@id != ''"><span class="sub line"><code><xsl:value-of select="@id"/></code></span></xsl:if></th>
                <td><xsl:choose><xsl:when test="@kind != ''"><xsl:call-template name="word"><xsl:with-param name="group" select="'doc.'"/><xsl:with-param name="code" select="@kind"/></xsl:call-template></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='word.unknown']"/></xsl:otherwise></xsl:choose></td>
                <td><xsl:if test="@status != 'valid'"><xsl:attribute name="class">bad</xsl:attribute><span aria-hidden="true">⚠ </span></xsl:if><xsl:choose>
                  <xsl:when test="@status != 'valid' and $report/r:diagnostics/r:diagnostic"><a href="#messages"><xsl:value-of select="$t[../@id=concat('input.',current()/@status)]"/></a></xsl:when>
                  <xsl:otherwise><xsl:value-of select="$t[../@id=concat('input.',current()/@status)]"/></xsl:otherwise></xsl:choose></td>
                <td class="n"><xsl:if test="@assets"><xsl:call-template name="number"><xsl:with-param name="n" select="@assets"/></xsl:call-template></xsl:if></td>
                <td class="n"><xsl:if test="@assets-skipped"><xsl:call-template name="number"><xsl:with-param name="n" select="@assets-skipped"/></xsl:call-template></xsl:if></td>
                <td class="n"><xsl:if test="@bytes"><xsl:call-template name="number"><xsl:with-param name="n" select="@bytes"/></xsl:call-template></xsl:if></td>
                <td class="digest"><code><xsl:value-of select="@sha256"/></code></td></tr>
              </xsl:for-each>
            </tbody>
          </table>
        </div>
      </xsl:when>
      <xsl:otherwise><p><xsl:value-of select="$w-none"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
