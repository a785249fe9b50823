<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The sixth section: what was read and with what, so that it can be done again.
     What must stay true: every document and rule file stands here with its digest; the command can be copied and run as it stands (whatever the
     names of the files are), and what it cannot know (the name of an earlier report) is told as a name to fill in. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="r exsl str">

  <xsl:variable name="w-builtin" select="string($t[../@id='inputs.builtin'])"/>

  <xsl:template name="section-inputs">
    <section id="inputs" aria-labelledby="inputs-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="6"/><xsl:with-param name="id" select="'inputs'"/><xsl:with-param name="title" select="$t[../@id='section.inputs']"/></xsl:call-template>
      <h3 id="run"><xsl:value-of select="$t[../@id='inputs.run']"/></h3>
      <dl class="facts">
        <div><dt><xsl:value-of select="$t[../@id='inputs.tool']"/></dt><dd><xsl:value-of select="concat($report/r:tool/@name,' ',$report/r:tool/@version)"/></dd></div>
        <div><dt><xsl:value-of select="$t[../@id='fact.as-of']"/></dt><dd><time datetime="{$report/@as-of}"><xsl:value-of select="$report/@as-of"/></time></dd></div>
        <div><dt><xsl:value-of select="$t[../@id='fact.threshold']"/></dt><dd><xsl:value-of select="$t[../@id=concat('threshold.',$report/@fail-on)]"/></dd></div>
        <div><dt><xsl:value-of select="$t[../@id='inputs.exit']"/></dt><dd><xsl:value-of select="$report/@exit-code"/></dd></div>
      </dl>
      <xsl:choose>
        <xsl:when test="$report/r:options/r:option">
          <table class="options">
            <caption><xsl:value-of select="$t[../@id='inputs.options-caption']"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.option']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='col.value']"/></th></tr></thead>
            <tbody><xsl:for-each select="$report/r:options/r:option"><tr><th scope="row"><code>--<xsl:choose><xsl:when test="@name='file'">files-from</xsl:when><xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise></xsl:choose></code></th><td><code><xsl:value-of select="@value"/></code></td></tr></xsl:for-each></tbody>
          </table>
        </xsl:when>
        <xsl:otherwise><p><xsl:value-of select="$t[../@id='inputs.no-options']"/></p></xsl:otherwise>
      </xsl:choose>
      <!-- a report for the public names no files: then there is nothing to run -->
      <xsl:if test="$given and not($public)">
      <h3 id="again"><xsl:value-of select="$t[../@id='inputs.again']"/></h3>
      <p><xsl:value-of select="$t[../@id='inputs.again-text']"/></p>
      <p class="command"><code><xsl:call-template name="command"/> -o <xsl:value-of select="$t[../@id='command.report']"/>.xml -o <xsl:value-of select="$t[../@id='command.report']"/>.html --lang <xsl:value-of select="$lang"/></code></p>
      <p><xsl:value-of select="$t[../@id='inputs.again-same']"/></p>
      </xsl:if>
      <xsl:call-template name="earlier-reports"/>
      <h3 id="documents"><xsl:value-of select="$t[../@id='inputs.documents']"/></h3>
      <xsl:call-template name="input-table"><xsl:with-param name="of" select="$report/r:inputs/r:input"/><xsl:with-param name="name" select="'documents'"/><xsl:with-param name="caption" select="$t[../@id='inputs.documents-caption']"/></xsl:call-template>
      <xsl:call-template name="submissions"/>
      <h3 id="packs"><xsl:value-of select="$t[../@id='inputs.packs']"/></h3>
      <xsl:choose>
        <xsl:when test="$report/r:rule-packs/r:rule-pack">
          <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-packs">
            <table class="list cards">
              <caption class="off" id="cap-packs"><xsl:value-of select="$t[../@id='inputs.packs-caption']"/></caption>
              <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.file']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.origin']"/></th><th scope="col" class="wide">SHA-256</th></tr></thead>
              <tbody><xsl:for-each select="$report/r:rule-packs/r:rule-pack"><tr><th scope="row"><xsl:call-template name="path"><xsl:with-param name="s" select="@path"/></xsl:call-template></th>
                <td><xsl:choose><xsl:when test="@builtin='yes'"><xsl:value-of select="$w-builtin"/><xsl:text> </xsl:text><span class="cid"><xsl:value-of select="concat($report/r:tool/@name,' ',$report/r:tool/@version)"/></span></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='inputs.local']"/></xsl:otherwise></xsl:choose></td>
                <td class="digest"><code><xsl:value-of select="@sha256"/></code></td></tr></xsl:for-each></tbody>
            </table>
          </div>
        </xsl:when>
        <xsl:otherwise><p><xsl:value-of select="$w-none"/></p></xsl:otherwise>
      </xsl:choose>
      <h3><xsl:value-of select="$t[../@id='inputs.parameters']"/></h3>
      <p><xsl:value-of select="$t[../@id='inputs.parameters-note']"/><xsl:text> </xsl:text><a href="#assumptions"><xsl:value-of select="$t[../@id='inputs.assumptions']"/></a></p>
      <xsl:call-template name="parameter-table"><xsl:with-param name="key" select="'decided'"/><xsl:with-param name="caption" select="$t[../@id='inputs.parameters-caption']"/></xsl:call-template>
    </section>
  </xsl:template>

  <!-- The reports that this one was compared with, with their digests. -->
  <xsl:template name="earlier-reports">
    <xsl:if test="$report/r:baseline | $report/r:previous">
      <h3 id="earlier"><xsl:value-of select="$t[../@id='inputs.earlier']"/></h3>
      <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-earlier">
        <table class="list cards">
          <caption class="off" id="cap-earlier"><xsl:value-of select="$t[../@id='inputs.earlier-caption']"/></caption>
          <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='fact.as-of']"/></th><th scope="col"><xsl:value-of select="$t[../@id='inputs.used-as']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.outcome']"/></th><th scope="col">SHA-256</th></tr></thead>
          <tbody><xsl:for-each select="$report/r:baseline | $report/r:previous">
            <tr><th scope="row"><time datetime="{@as-of}"><xsl:value-of select="@as-of"/></time></th>
            <td><xsl:choose><xsl:when test="self::r:baseline"><xsl:value-of select="$t[../@id='inputs.as-baseline']"/></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='inputs.as-previous']"/></xsl:otherwise></xsl:choose></td>
            <td><xsl:if test="@status"><xsl:choose>
              <!-- whether gaps failed that run, its status tells; that it had some must be seen in any case -->
              <xsl:when test="@status = 'passed' and @errors + @warnings + @infos &gt; 0"><xsl:value-of select="$t[../@id='status.gaps']"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="$t[../@id=concat('status.',current()/@status)]"/></xsl:otherwise></xsl:choose><xsl:if test="@partial='yes'"> (<xsl:value-of select="$t[../@id='partial.word']"/>)</xsl:if></xsl:if></td>
            <td class="digest"><code><xsl:value-of select="@sha256"/></code></td></tr>
          </xsl:for-each></tbody>
        </table>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- When each unit handed in its inventory. -->
  <xsl:template name="submissions">
    <xsl:if test="$report/r:units/r:unit/r:submission">
      <h3 id="submissions"><xsl:value-of select="$t[../@id='inputs.submissions']"/></h3>
      <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-submissions">
        <table class="list cards">
          <caption class="off" id="cap-submissions"><xsl:value-of select="$t[../@id='inputs.submissions-caption']"/></caption>
          <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.unit']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.document']"/></th><th scope="col"><xsl:value-of select="$t[../@id='inputs.state-of']"/></th><th scope="col"><xsl:value-of select="$t[../@id='inputs.submitted-on']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.assets']"/></th></tr></thead>
          <tbody><xsl:for-each select="$report/r:units/r:unit/r:submission">
            <tr><th scope="row"><xsl:call-template name="text"><xsl:with-param name="n" select="../r:name"/><xsl:with-param name="else" select="../@id"/></xsl:call-template></th>
            <td><xsl:choose><xsl:when test="@file"><xsl:call-template name="place"/></xsl:when><xsl:otherwise><span class="dim"><xsl:value-of select="$t[../@id='withheld.word']"/></span></xsl:otherwise></xsl:choose><xsl:if test="@inventory != ''"><span class="sub line"><code><xsl:value-of select="@inventory"/></code></span></xsl:if></td>
            <td data-l="{$t[../@id='inputs.state-of']}"><xsl:call-template name="date-or-missing"><xsl:with-param name="date" select="@as-of"/></xsl:call-template></td>
            <td data-l="{$t[../@id='inputs.submitted-on']}"><xsl:call-template name="date-or-missing"><xsl:with-param name="date" select="@submitted-on"/></xsl:call-template></td>
            <td class="n" data-l="{$w-assets}"><xsl:choose><xsl:when test="@assets"><xsl:call-template name="number"><xsl:with-param name="n" select="@assets"/></xsl:call-template></xsl:when><xsl:otherwise><span class="dim"><xsl:value-of select="$t[../@id='withheld.word']"/></span></xsl:otherwise></xsl:choose></td></tr>
          </xsl:for-each></tbody>
        </table>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template name="date-or-missing">
    <xsl:param name="date"/>
    <xsl:choose>
      <xsl:when test="$date = '' or not($date)"><span class="dim"><xsl:value-of select="$t[../@id='word.missing']"/></span></xsl:when>
      <xsl:when test="$date = 'unknown'"><span class="dim"><xsl:value-of select="$t[../@id='word.unknown']"/></span></xsl:when>
      <xsl:otherwise><time datetime="{$date}"><xsl:value-of select="$date"/></time></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ============================================================ the command -->

  <!-- what the user gave: neither what comes with the program nor the settings, which are found from the paths -->
  <xsl:variable name="given" select="$report/r:inputs/r:input[not(starts-with(@path,'policykoll:'))][not(@kind='configuration')]"/>

  <!-- The command that gives this report again, but for where it is written. -->
  <xsl:template name="command">
    <xsl:value-of select="$report/r:tool/@name"/><xsl:choose><xsl:when test="$report/@validate-only='yes'"> validate</xsl:when><xsl:otherwise> check</xsl:otherwise></xsl:choose>
    <xsl:choose>
      <xsl:when test="not($given)"> .</xsl:when>
      <xsl:when test="count($given) &lt;= 3"><xsl:for-each select="$given"><xsl:text> </xsl:text><xsl:call-template name="shell"><xsl:with-param name="s" select="@path"/></xsl:call-template></xsl:for-each></xsl:when>
      <xsl:otherwise><xsl:text> </xsl:text><xsl:call-template name="common-folder"><xsl:with-param name="folder" select="$given[1]/@path"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
    <xsl:text> --as-of </xsl:text><xsl:value-of select="$report/@as-of"/>
    <xsl:if test="not($report/@validate-only='yes')"><xsl:text> --fail-on </xsl:text><xsl:value-of select="$report/@fail-on"/></xsl:if>
    <xsl:if test="$report/@allow-empty='yes'"> --allow-empty</xsl:if>
    <xsl:if test="not($report/r:inputs/r:input/@kind='configuration')"><xsl:for-each select="$report/r:rule-packs/r:rule-pack[not(@builtin='yes')]"><xsl:text> --rules </xsl:text><xsl:call-template name="shell"><xsl:with-param name="s" select="@path"/></xsl:call-template></xsl:for-each></xsl:if>
    <xsl:for-each select="$report/r:options/r:option[@name != 'file']"><xsl:text> --</xsl:text><xsl:value-of select="@name"/><xsl:if test="not(@name = 'ignore-exceptions')"><xsl:text> </xsl:text><xsl:call-template name="shell"><xsl:with-param name="s" select="@value"/></xsl:call-template></xsl:if></xsl:for-each>
    <xsl:if test="$report/r:options/r:option[@name = 'file']"> --files-from <xsl:value-of select="$t[../@id='command.list']"/>.txt</xsl:if>
    <xsl:if test="$report/r:baseline"> --baseline <xsl:value-of select="concat($t[../@id='command.earlier'],'-',$report/r:baseline/@as-of)"/>.xml<xsl:if test="$report/r:baseline/@only-new='yes'"> --only-new</xsl:if></xsl:if>
    <xsl:for-each select="$report/r:previous"> --previous <xsl:value-of select="concat($t[../@id='command.earlier'],'-',@as-of)"/>.xml</xsl:for-each>
    <xsl:if test="$report/@audience='public'"> --audience public</xsl:if>
  </xsl:template>

  <!-- The folder that all documents lie in; one step up for each call. -->
  <xsl:template name="common-folder">
    <xsl:param name="folder"/>
    <xsl:param name="left" select="100"/>
    <xsl:variable name="parts" select="str:tokenize($folder,'/')"/>
    <xsl:variable name="up" select="substring($folder, 1, string-length($folder) - string-length($parts[last()]) - (substring($folder, string-length($folder)) = '/'))"/>
    <xsl:choose>
      <xsl:when test="$up = '' or $left = 0">.</xsl:when>
      <xsl:when test="$given[not(starts-with(@path, $up))]"><xsl:call-template name="common-folder"><xsl:with-param name="folder" select="$up"/><xsl:with-param name="left" select="$left - 1"/></xsl:call-template></xsl:when>
      <xsl:when test="translate($up,'/','') = ''">/</xsl:when>
      <xsl:otherwise><xsl:call-template name="shell"><xsl:with-param name="s" select="substring($up, 1, string-length($up) - 1)"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A word that a shell takes as it is: quoted when it has anything but plain characters; one that would be taken for an option gets its folder. -->
  <xsl:template name="shell">
    <xsl:param name="s"/>
    <xsl:variable name="word"><xsl:if test="starts-with($s,'-')">./</xsl:if><xsl:value-of select="$s"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$word != '' and translate($word, concat($plain,'åäöÅÄÖéÉ@%+=,'), '') = ''"><xsl:value-of select="$word"/></xsl:when>
      <xsl:otherwise>'<xsl:call-template name="shell-quoted"><xsl:with-param name="s" select="$word"/></xsl:call-template>'</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="shell-quoted">
    <xsl:param name="s"/>
    <xsl:param name="left" select="50"/>
    <xsl:variable name="apostrophe">'</xsl:variable>
    <xsl:choose>
      <xsl:when test="contains($s, $apostrophe) and $left &gt; 0">
        <xsl:value-of select="substring-before($s, $apostrophe)"/>'\''<xsl:call-template name="shell-quoted"><xsl:with-param name="s" select="substring-after($s, $apostrophe)"/><xsl:with-param name="left" select="$left - 1"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="translate($s, $apostrophe, '')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:variable name="w-assets" select="string($t[../@id='col.assets'])"/>
  <xsl:variable name="w-skipped" select="string($t[../@id='col.skipped'])"/>
  <xsl:variable name="w-size" select="string($t[../@id='col.size'])"/>
  <xsl:template name="input-table">
    <xsl:param name="of"/>
    <xsl:param name="name"/>
    <xsl:param name="caption"/>
    <xsl:choose>
      <xsl:when test="$of">
        <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-{$name}">
          <table class="list cards">
            <caption class="off" id="cap-{$name}"><xsl:value-of select="$caption"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.document']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.kind']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.state']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.assets']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.skipped']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.size']"/></th><th scope="col">SHA-256</th></tr></thead>
            <tbody>
              <xsl:for-each select="$of">
                <tr><th scope="row"><xsl:call-template name="path"><xsl:with-param name="s" select="@path"/></xsl:call-template><xsl:if test="@id != ''"><span class="sub line"><code><xsl:value-of select="@id"/></code></span></xsl:if></th>
                <td><xsl:choose><xsl:when test="@kind != ''"><xsl:call-template name="word"><xsl:with-param name="group" select="'doc.'"/><xsl:with-param name="code" select="@kind"/></xsl:call-template></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='word.unknown']"/></xsl:otherwise></xsl:choose></td>
                <td><xsl:if test="@status != 'valid'"><xsl:attribute name="class">bad</xsl:attribute><span aria-hidden="true">⚠ </span></xsl:if><xsl:choose>
                  <xsl:when test="@status != 'valid' and $report/r:diagnostics/r:diagnostic"><a href="#messages"><xsl:value-of select="$often[../@id=concat('input.',current()/@status)]"/></a></xsl:when>
                  <xsl:otherwise><xsl:value-of select="$often[../@id=concat('input.',current()/@status)]"/></xsl:otherwise></xsl:choose></td>
                <td class="n" data-l="{$w-assets}"><xsl:if test="@assets"><xsl:call-template name="number"><xsl:with-param name="n" select="@assets"/></xsl:call-template></xsl:if></td>
                <td class="n" data-l="{$w-skipped}"><xsl:if test="@assets-skipped"><xsl:call-template name="number"><xsl:with-param name="n" select="@assets-skipped"/></xsl:call-template></xsl:if></td>
                <td class="n" data-l="{$w-size}"><xsl:if test="@bytes"><xsl:call-template name="number"><xsl:with-param name="n" select="@bytes"/></xsl:call-template></xsl:if></td>
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
