<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- What the register of processing activities asks, as strings; its page and its tables use it.
     What must stay true: a processing stands once, under its controller, also where that is not known; an agreement counts on the day of the run only; a processing is complete
     when everything that article 30.1 asks for is stated of it and of its controller: an impact assessment is not asked for there. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:f="urn:policykoll:functions" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="r f exsl">

  <xsl:key name="processing" match="r:asset/r:processing" use="@id"/>
  <xsl:key name="processing-of" match="r:asset/r:processing" use="@controller"/>
  <!-- any of the names that people give the role -->
  <xsl:key name="dpo-role" match="r:policy/r:role-definition[@id='data-protection-officer' or r:label='dataskyddsombud' or r:label='Dataskyddsombud' or r:label='data protection officer']" use="'dpo'"/>
  <xsl:key name="dpo-position" match="r:organisation/r:position[r:title='Dataskyddsombud' or r:title='dataskyddsombud' or r:title='Data protection officer' or r:title='data protection officer']" use="'dpo'"/>
  <xsl:key name="assignment-of-role" match="r:organisation/r:assignment" use="@role"/>

  <xsl:variable name="processings" select="$assets/r:processing"/>
  <xsl:variable name="controllers" select="$organisations/r:unit[count(. | key('unit', @id)[1]) = 1][key('processing-of', @id)]"/>
  <xsl:variable name="strays" select="$processings[not(key('unit', @controller))]"/>
  <!-- assets that ought to have a processing, or may -->
  <xsl:variable name="lacking" select="$assets[not(r:processing)][not(@personal-data='no')][not(@lifecycle='retired')]"/>

  <!-- What is the same for every processing of a controller, worked out once for each, and how many there are of which everything is stated: none while the controller's own contact
       or data protection officer is not (article 30.1 a). -->
  <xsl:key name="said-of" match="c" use="@id"/>
  <xsl:variable name="controllers-tree"><xsl:for-each select="$controllers">
    <xsl:variable name="contacts"><xsl:call-template name="contacts"/></xsl:variable>
    <xsl:variable name="dpo"><xsl:call-template name="dpo"/></xsl:variable>
    <xsl:variable name="number"><xsl:call-template name="org-number"/></xsl:variable>
    <c id="{@id}" contacts="{$contacts}" dpo="{$dpo}" number="{$number}" complete="{count(key('processing-of', @id)[normalize-space($contacts) and normalize-space($dpo)]
        [r:purpose[normalize-space()] and r:subject-categories[normalize-space()] and r:data-categories[normalize-space()]
        and r:recipients[normalize-space()] and r:time-limit[normalize-space()] and r:measures[normalize-space()] and not(r:transfer[not(@safeguard) or @safeguard='none'])])}"/>
  </xsl:for-each></xsl:variable>
  <xsl:variable name="said-of-controllers" select="exsl:node-set($controllers-tree)"/>

  <!-- words that are needed once per processing -->
  <xsl:variable name="w-no-transfers" select="string($t[../@id='art30.no-transfers'])"/>
  <xsl:variable name="w-no-safeguard" select="string($t[../@id='art30.no-safeguard'])"/>
  <xsl:variable name="w-agreement-none" select="string($t[../@id='art30.agreement-none'])"/>
  <xsl:variable name="w-agreement-past" select="string($t[../@id='art30.agreement-past'])"/>
  <xsl:variable name="w-agreement" select="string($t[../@id='art30.agreement'])"/>
  <xsl:variable name="w-agreement-until" select="string($t[../@id='art30.agreement-until'])"/>
  <xsl:variable name="w-subprocessors" select="string($t[../@id='art30.subprocessors'])"/>
  <xsl:variable name="w-special-sensitive" select="string($t[../@id='art30.special-sensitive'])"/>
  <xsl:variable name="w-special-criminal" select="string($t[../@id='art30.special-criminal'])"/>
  <xsl:variable name="w-special-number" select="string($t[../@id='art30.special-number'])"/>
  <xsl:variable name="w-dpia-unsaid" select="string($t[../@id='art30.dpia-unsaid'])"/>
  <xsl:variable name="w-special-none" select="string($t[../@id='art30.special-none'])"/>
  <xsl:variable name="bases" select="$t[starts-with(../@id,'basis6.')]"/>

  <!-- Of a controller: the positions to turn to: its own head, else those of the units directly below it. -->
  <xsl:template name="contacts">
    <xsl:variable name="own" select="key('position-of-unit', @id)[@kind='municipal-director' or @kind='managing-director' or @kind='sector-manager' or @kind='administration-manager' or @kind='unit-manager'][1]"/>
    <xsl:choose>
      <xsl:when test="$own"><xsl:value-of select="f:first($own/r:title[@xml:lang=$lang], $own/r:title, $own/@id)"/></xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="key('unit-below', @id)[key('position-of-unit', @id)[@kind='municipal-director' or @kind='managing-director' or @kind='sector-manager' or @kind='administration-manager']]">
          <xsl:variable name="head" select="key('position-of-unit', @id)[@kind='municipal-director' or @kind='managing-director' or @kind='sector-manager' or @kind='administration-manager'][1]"/>
          <xsl:if test="position() &gt; 1">; </xsl:if>
          <xsl:value-of select="concat(f:first($head/r:title[@xml:lang=$lang], $head/r:title, $head/@id), ' (', f:first(r:name[@xml:lang=$lang], r:name, @id), ')')"/>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Of a controller: who is its data protection officer, by role for it or for all, else by a position of that title. -->
  <xsl:template name="dpo">
    <xsl:variable name="unit" select="@id"/>
    <xsl:variable name="held" select="key('assignment-of-role', key('dpo-role','dpo')/@id)[(not(@from) or number(translate(@from,'-','')) &lt;= $day)
        and (not(@to) or number(translate(@to,'-','')) &gt;= $day)][not(@target) or @target=$unit][key('position', @position)]"/>
    <xsl:variable name="chosen" select="$held[@target=$unit] | $held[not($held/@target=$unit)]"/>
    <xsl:variable name="positions" select="key('position', $chosen/@position) | key('dpo-position','dpo')[not($chosen)]"/>
    <xsl:for-each select="$positions[position() &lt;= 5]">
      <xsl:if test="position() &gt; 1">; </xsl:if>
      <xsl:value-of select="f:first(r:title[@xml:lang=$lang], r:title, @id)"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Of a unit: its organisation number, else that of the nearest unit above that has one: a board is not a legal person of its own. -->
  <xsl:template name="org-number">
    <xsl:param name="left" select="10"/>
    <xsl:choose>
      <xsl:when test="@org-number"><xsl:value-of select="@org-number"/></xsl:when>
      <xsl:when test="$left &gt; 0"><xsl:for-each select="key('unit', @parent)[1]"><xsl:call-template name="org-number"><xsl:with-param name="left" select="$left - 1"/></xsl:call-template></xsl:for-each></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="legal-basis">
    <xsl:value-of select="f:first($bases[../@id=concat('basis6.', current()/@legal-basis)], @legal-basis)"/>
  </xsl:template>

  <!-- "" where the asset states nothing of them. -->
  <xsl:template name="special">
    <xsl:variable name="asset" select=".."/>
    <xsl:variable name="all" select="concat(substring(concat('; ', $w-special-sensitive), 1, 999 * ($asset/@sensitive-data='yes')),
        substring(concat('; ', $w-special-criminal), 1, 999 * ($asset/@criminal-data='yes')), substring(concat('; ', $w-special-number), 1, 999 * ($asset/@personal-identity-number='yes')))"/>
    <xsl:choose>
      <xsl:when test="$all != ''"><xsl:value-of select="substring($all, 3)"/></xsl:when>
      <xsl:when test="$asset/@sensitive-data='no' and $asset/@criminal-data='no' and $asset/@personal-identity-number='no'"><xsl:value-of select="$w-special-none"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Of a transfer: the country, what it rests on and where that is written. -->
  <xsl:template name="transfer">
    <xsl:value-of select="concat(@country, ': ')"/>
    <xsl:choose>
      <xsl:when test="@safeguard and @safeguard != 'none'"><xsl:call-template name="code"><xsl:with-param name="type" select="'safeguard'"/><xsl:with-param name="code" select="@safeguard"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:value-of select="$w-no-safeguard"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@ref"><xsl:value-of select="concat(' (', @ref, ')')"/></xsl:if>
  </xsl:template>

  <!-- Of a processor that needs an agreement: the one in force, or that there is none. -->
  <xsl:template name="agreement">
    <xsl:variable name="current" select="r:agreement[number(translate(@signed-on,'-','')) &lt;= $day][not(@valid-from) or number(translate(@valid-from,'-','')) &lt;= $day]
        [not(@valid-until) or number(translate(@valid-until,'-','')) &gt;= $day][last()]"/>
    <xsl:choose>
      <xsl:when test="$current/@valid-until"><xsl:value-of select="f:fill($w-agreement-until, f:first($current/@ref, $current/@id), $current/@valid-until)"/></xsl:when>
      <xsl:when test="$current"><xsl:value-of select="f:fill($w-agreement, f:first($current/@ref, $current/@id))"/></xsl:when>
      <xsl:when test="r:agreement"><xsl:value-of select="$w-agreement-past"/></xsl:when>
      <xsl:when test="not(@relation) or @relation='processor-agreement'"><xsl:value-of select="$w-agreement-none"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="code"><xsl:with-param name="type" select="'processor-relation'"/><xsl:with-param name="code" select="@relation"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Whether that is a lack. -->
  <xsl:template name="lacks-agreement">
    <xsl:if test="(not(@relation) or @relation='processor-agreement') and not(r:agreement[number(translate(@signed-on,'-','')) &lt;= $day][not(@valid-from) or number(translate(@valid-from,'-','')) &lt;= $day]
        [not(@valid-until) or number(translate(@valid-until,'-','')) &gt;= $day])">yes</xsl:if>
  </xsl:template>

  <!-- "Underbiträden: A (US), B" -->
  <xsl:template name="sub-processors">
    <xsl:if test="r:sub-processor">
      <xsl:value-of select="concat($w-subprocessors, ': ')"/>
      <xsl:for-each select="r:sub-processor">
        <xsl:if test="position() &gt; 1">, </xsl:if>
        <xsl:value-of select="f:first(r:name[@xml:lang=$lang], r:name, $w-missing)"/>
        <xsl:if test="@country"><xsl:value-of select="concat(' (', @country, ')')"/></xsl:if>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- The newest impact assessment known on the day; "" where nothing is stated. -->
  <xsl:template name="dpia">
    <xsl:for-each select="r:dpia[not(@date) or number(translate(@date,'-','')) &lt;= $day]">
      <xsl:sort select="@date" order="descending"/>
      <xsl:if test="position() = 1 and @status != 'unknown'">
        <xsl:call-template name="code"><xsl:with-param name="type" select="'dpia-status'"/><xsl:with-param name="code" select="@status"/></xsl:call-template>
        <xsl:if test="@date"><xsl:value-of select="concat(', ', @date)"/></xsl:if>
        <xsl:if test="@ref"><xsl:value-of select="concat(' (', @ref, ')')"/></xsl:if>
        <xsl:variable name="reason" select="f:first(r:reason[@xml:lang=$lang], r:reason)"/>
        <xsl:if test="$reason != ''"><xsl:value-of select="concat(': ', $reason)"/></xsl:if>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
