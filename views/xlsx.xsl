<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The report as tables, of which C makes a workbook (src/view/view_tables.h), for those who sort, filter and follow up in Excel or LibreOffice.
     What must stay true: the sheets and their columns are the same in every report; every finding has its row; a run that is not complete says so in the first row
     of the first sheet, and what kept it from being so stands on a sheet of its own; one pass over the findings for each sheet, nothing is sorted. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:t="urn:policykoll:tables"
    xmlns:f="urn:policykoll:functions" exclude-result-prefixes="r f">

  <xsl:include href="policykoll:views/decide.xsl"/>
  <xsl:output method="xml" encoding="UTF-8"/>

  <!-- sv or en -->
  <xsl:param name="lang" select="'sv'"/>

  <xsl:key name="rule" match="r:rules/r:rule" use="@id"/>
  <xsl:key name="policy" match="r:policy" use="@id"/>
  <xsl:key name="unit" match="r:units/r:unit" use="@id"/>
  <xsl:key name="position" match="r:position[r:title]" use="@id"/>

  <xsl:variable name="report" select="/r:report"/>
  <xsl:variable name="totals" select="$report/r:totals"/>
  <xsl:variable name="t" select="document('policykoll:views/labels.xml')/labels/label/text[@xml:lang=$lang]"/>
  <!-- words that are needed once per finding: asked for by the code that stands in the report -->
  <xsl:variable name="kinds" select="$t[starts-with(../@id,'subject.')]"/>
  <xsl:variable name="outcomes" select="$t[starts-with(../@id,'outcome.')]"/>
  <xsl:variable name="severities" select="$t[starts-with(../@id,'severity.')]"/>
  <xsl:variable name="w-known" select="string($t[../@id='baseline.known'])"/>
  <xsl:variable name="w-new" select="string($t[../@id='baseline.new'])"/>
  <xsl:variable name="unread" select="$report/r:inputs/r:input[@status != 'valid']"/>
  <xsl:variable name="is-incomplete" select="$seen = 'incomplete' or $seen = 'error'"/>

  <xsl:template match="/">
    <t:tables title="{$t[../@id='report.title']} {$report/@as-of}" lang="{$lang}" as-of="{$report/@as-of}">
      <xsl:call-template name="summary"/>
      <t:table name="{$t[../@id='xlsx.gaps']}" title="{$t[../@id='xlsx.gaps']}">
        <xsl:call-template name="finding-columns"/>
        <xsl:apply-templates select="$report/r:findings/r:finding[@outcome='gap']"/>
      </t:table>
      <xsl:call-template name="clauses"/>
      <xsl:call-template name="exceptions"/>
      <t:table name="{$t[../@id='xlsx.excepted']}" title="{$t[../@id='rest.excepted-caption']}">
        <xsl:call-template name="finding-columns"/>
        <xsl:apply-templates select="$report/r:findings/r:finding[@outcome='excepted']"/>
      </t:table>
      <t:table name="{$t[../@id='rest.undecided']}" title="{$t[../@id='rest.undecided-caption']}">
        <xsl:call-template name="finding-columns"/>
        <xsl:apply-templates select="$report/r:findings/r:finding[@outcome='not-evaluable']"/>
      </t:table>
      <xsl:call-template name="assumptions"/>
      <xsl:call-template name="unchecked"/>
      <xsl:call-template name="inputs"/>
    </t:tables>
  </xsl:template>

  <!-- ============================================================ the summary -->

  <xsl:template name="summary">
    <t:table name="{$t[../@id='xlsx.summary']}" title="{$t[../@id='report.title']}">
      <t:column title="{$t[../@id='xlsx.what']}" width="44"/>
      <t:column title="{$t[../@id='col.value']}" type="number" width="60"/>
      <xsl:call-template name="fact"><xsl:with-param name="what" select="$t[../@id='section.verdict']"/><xsl:with-param name="value">
        <xsl:call-template name="verdict-word"/>
        <xsl:if test="$report/@partial='yes'"><xsl:value-of select="concat(' (', $t[../@id='partial.word'], ')')"/></xsl:if></xsl:with-param></xsl:call-template>
      <xsl:call-template name="fact"><xsl:with-param name="what" select="$t[../@id='xlsx.means']"/><xsl:with-param name="value"><xsl:call-template name="verdict-sentence"/></xsl:with-param></xsl:call-template>
      <xsl:if test="$is-incomplete"><xsl:call-template name="fact"><xsl:with-param name="what" select="$t[../@id='banner.title']"/><xsl:with-param name="value" select="$t[../@id='banner.text']"/></xsl:call-template></xsl:if>
      <xsl:call-template name="fact"><xsl:with-param name="what" select="$t[../@id='fact.as-of']"/><xsl:with-param name="value" select="$report/@as-of"/></xsl:call-template>
      <xsl:call-template name="fact"><xsl:with-param name="what" select="$t[../@id='fact.threshold']"/><xsl:with-param name="value" select="$t[../@id=concat('threshold.',$report/@fail-on)]"/></xsl:call-template>
      <xsl:for-each select="$report/r:policies/r:policy">
        <xsl:call-template name="fact"><xsl:with-param name="what" select="$t[../@id='fact.policy']"/><xsl:with-param name="value"><xsl:value-of select="f:first(r:title[@xml:lang=$lang], r:title, @id)"/><xsl:if test="@version != ''"><xsl:value-of select="concat(', ', $t[../@id='fact.version'], ' ', @version)"/></xsl:if></xsl:with-param></xsl:call-template>
      </xsl:for-each>
      <xsl:call-template name="fact"><xsl:with-param name="what" select="concat($t[../@id='xlsx.gaps'], ': ', $t[../@id='severity.error'])"/><xsl:with-param name="value" select="$totals/@errors"/></xsl:call-template>
      <xsl:call-template name="fact"><xsl:with-param name="what" select="concat($t[../@id='xlsx.gaps'], ': ', $t[../@id='severity.warning'])"/><xsl:with-param name="value" select="$totals/@warnings"/></xsl:call-template>
      <xsl:call-template name="fact"><xsl:with-param name="what" select="concat($t[../@id='xlsx.gaps'], ': ', $t[../@id='severity.info'])"/><xsl:with-param name="value" select="$totals/@infos"/></xsl:call-template>
      <xsl:if test="$report/r:baseline">
        <xsl:call-template name="fact"><xsl:with-param name="what" select="concat($t[../@id='xlsx.gaps'], ': ', $w-new)"/><xsl:with-param name="value" select="$report/r:baseline/@new"/></xsl:call-template>
        <xsl:call-template name="fact"><xsl:with-param name="what" select="concat($t[../@id='xlsx.gaps'], ': ', $w-known)"/><xsl:with-param name="value" select="$report/r:baseline/@known"/></xsl:call-template>
      </xsl:if>
      <xsl:for-each select="$report/r:outcomes/@*">
        <xsl:call-template name="fact"><xsl:with-param name="what" select="concat($t[../@id='xlsx.tests'], ': ', $outcomes[../@id=concat('outcome.', name(current()))])"/><xsl:with-param name="value" select="."/></xsl:call-template>
      </xsl:for-each>
      <xsl:call-template name="fact"><xsl:with-param name="what" select="$t[../@id='col.assets']"/><xsl:with-param name="value" select="$totals/@assets"/></xsl:call-template>
      <xsl:call-template name="fact"><xsl:with-param name="what" select="$t[../@id='xlsx.unread']"/><xsl:with-param name="value" select="$totals/@unread"/></xsl:call-template>
      <xsl:call-template name="fact"><xsl:with-param name="what" select="$t[../@id='inputs.tool']"/><xsl:with-param name="value" select="concat($report/r:tool/@name, ' ', $report/r:tool/@version)"/></xsl:call-template>
    </t:table>
  </xsl:template>

  <xsl:template name="fact">
    <xsl:param name="what"/>
    <xsl:param name="value"/>
    <t:row><t:cell><xsl:value-of select="f:capital($what)"/></t:cell><t:cell><xsl:value-of select="$value"/></t:cell></t:row>
  </xsl:template>

  <!-- ============================================================ findings -->

  <xsl:template name="finding-columns">
    <t:column title="{$t[../@id='col.severity']}" width="12"/>
    <t:column title="{$t[../@id='csv.title']}" width="30"/>
    <t:column title="{$t[../@id='csv.name']}" width="28"/>
    <t:column title="{$t[../@id='col.unit']}" width="26"/>
    <t:column title="{$t[../@id='gaps.owner']}" width="26"/>
    <t:column title="{$t[../@id='col.message']}" width="60"/>
    <t:column title="{$t[../@id='col.help']}" width="44"/>
    <t:column title="{$t[../@id='xlsx.due']}" type="date" width="13"/>
    <t:column title="{$t[../@id='col.clause']}" width="28"/>
    <t:column title="{$t[../@id='col.iso']}" width="14"/>
    <t:column title="{$t[../@id='csv.baseline']}" width="12"/>
    <t:column title="{$t[../@id='col.exception']}" width="20"/>
    <t:column title="{$t[../@id='col.until']}" type="date" width="13"/>
    <t:column title="{$t[../@id='col.file']}" width="28"/>
    <t:column title="{$t[../@id='csv.line']}" type="number" width="8"/>
    <t:column title="{$t[../@id='col.kind']}" width="18"/>
    <t:column title="{$t[../@id='csv.subject']}" width="24"/>
    <t:column title="{$t[../@id='csv.unit-id']}" width="18"/>
    <t:column title="{$t[../@id='col.rule']}" width="28"/>
    <t:column title="{$t[../@id='finding.id']}" width="44"/>
  </xsl:template>

  <xsl:template match="r:finding">
    <xsl:variable name="rule" select="key('rule', @rule)"/>
    <xsl:variable name="unit" select="key('unit', r:subject/@unit)"/>
    <t:row>
      <t:cell><xsl:value-of select="$severities[../@id=concat('severity.', current()/@severity)]"/></t:cell>
      <t:cell><xsl:value-of select="f:first($rule/r:title[@xml:lang=$lang], $rule/r:title, @rule)"/></t:cell>
      <t:cell><xsl:value-of select="f:first(r:subject/r:name[@xml:lang=$lang], r:subject/r:name, r:subject/@id)"/></t:cell>
      <t:cell><xsl:value-of select="f:first($unit/r:name[@xml:lang=$lang], $unit/r:name, r:subject/@unit)"/></t:cell>
      <t:cell><xsl:value-of select="f:first(r:subject/r:owner-title[@xml:lang=$lang], r:subject/r:owner-title, r:subject/@owner)"/></t:cell>
      <t:cell><xsl:value-of select="f:first(r:message[@xml:lang=$lang], r:message)"/></t:cell>
      <t:cell><xsl:value-of select="f:first(r:help[@xml:lang=$lang], r:help)"/></t:cell>
      <t:cell><xsl:value-of select="@due"/></t:cell>
      <t:cell><xsl:apply-templates select="r:clause"/></t:cell>
      <t:cell><xsl:for-each select="$rule/r:property[@role='iso27001']"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:value-of select="."/></xsl:for-each></t:cell>
      <t:cell><xsl:value-of select="concat(substring($w-known, 1, 99 * (@baseline='known')), substring($w-new, 1, 99 * (@baseline='new')))"/></t:cell>
      <t:cell><xsl:value-of select="r:exception/@ref"/></t:cell>
      <t:cell><xsl:value-of select="r:exception/@expires-on"/></t:cell>
      <t:cell><xsl:value-of select="@file"/></t:cell>
      <t:cell><xsl:value-of select="@line"/></t:cell>
      <t:cell><xsl:value-of select="f:first($kinds[../@id=concat('subject.', current()/r:subject/@kind)], r:subject/@kind)"/></t:cell>
      <t:cell><xsl:value-of select="r:subject/@id"/></t:cell>
      <t:cell><xsl:value-of select="r:subject/@unit"/></t:cell>
      <t:cell><xsl:value-of select="@rule"/></t:cell>
      <t:cell><xsl:value-of select="@id"/></t:cell>
    </t:row>
  </xsl:template>

  <!-- "Policy, clause; Policy, clause" -->
  <xsl:template match="r:finding/r:clause">
    <xsl:variable name="policy" select="key('policy', @policy)"/>
    <xsl:if test="position() &gt; 1">; </xsl:if>
    <xsl:value-of select="concat(f:first($policy/r:short-title[@xml:lang=$lang], $policy/r:short-title, @policy), ', ', @clause)"/>
  </xsl:template>

  <!-- ============================================================ clauses, exceptions, assumptions -->

  <xsl:template name="clauses">
    <t:table name="{$t[../@id='xlsx.clauses']}" title="{$t[../@id='section.coverage']}">
      <t:column title="{$t[../@id='fact.policy']}" width="30"/>
      <t:column title="{$t[../@id='col.clause']}" width="12"/>
      <t:column title="{$t[../@id='col.meaning']}" width="60"/>
      <t:column title="{$t[../@id='xlsx.class']}" width="22"/>
      <t:column title="{$t[../@id='xlsx.coverage']}" width="28"/>
      <t:column title="{$t[../@id='col.rules']}" width="36"/>
      <t:column title="{$t[../@id='outcome.pass']}" type="number" width="10"/>
      <t:column title="{$t[../@id='outcome.gap']}" type="number" width="10"/>
      <t:column title="{$t[../@id='outcome.excepted']}" type="number" width="10"/>
      <t:column title="{$t[../@id='outcome.not-evaluable']}" type="number" width="12"/>
      <t:column title="{$t[../@id='outcome.error']}" type="number" width="10"/>
      <t:column title="{$t[../@id='outcome.not-applicable']}" type="number" width="12"/>
      <xsl:for-each select="$report/r:policies/r:policy/r:clause">
        <t:row>
          <t:cell><xsl:value-of select="f:first(../r:short-title[@xml:lang=$lang], ../r:short-title, ../r:title[@xml:lang=$lang], f:first(../r:title, ../@id))"/></t:cell>
          <t:cell><xsl:value-of select="@id"/></t:cell>
          <t:cell><xsl:value-of select="f:first(r:summary[@xml:lang=$lang], r:summary)"/></t:cell>
          <t:cell><xsl:value-of select="$t[../@id=concat('class.',current()/@class)]"/></t:cell>
          <t:cell><xsl:choose>
            <xsl:when test="@coverage='checked'"><xsl:value-of select="$t[../@id='xlsx.checked']"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$t[../@id=concat('coverage.',current()/@coverage)]"/></xsl:otherwise></xsl:choose></t:cell>
          <t:cell><xsl:for-each select="r:requirement"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:value-of select="@rule"/></xsl:for-each></t:cell>
          <t:cell><xsl:value-of select="r:outcomes/@pass"/></t:cell>
          <t:cell><xsl:value-of select="r:outcomes/@gap"/></t:cell>
          <t:cell><xsl:value-of select="r:outcomes/@excepted"/></t:cell>
          <t:cell><xsl:value-of select="r:outcomes/@not-evaluable"/></t:cell>
          <t:cell><xsl:value-of select="r:outcomes/@error"/></t:cell>
          <t:cell><xsl:value-of select="r:outcomes/@not-applicable"/></t:cell>
        </t:row>
      </xsl:for-each>
    </t:table>
  </xsl:template>

  <xsl:template name="exceptions">
    <t:table name="{$t[../@id='rest.exceptions']}" title="{$t[../@id='rest.exceptions']}">
      <t:column title="{$t[../@id='col.exception']}" width="24"/>
      <t:column title="{$t[../@id='col.state']}" width="22"/>
      <t:column title="{$t[../@id='col.until']}" type="date" width="13"/>
      <t:column title="{$t[../@id='col.rule']}" width="28"/>
      <t:column title="{$t[../@id='col.clause']}" width="12"/>
      <t:column title="{$t[../@id='col.covers']}" width="28"/>
      <t:column title="{$t[../@id='col.reason']}" width="60"/>
      <t:column title="{$t[../@id='col.approved']}" width="28"/>
      <t:column title="{$t[../@id='col.decision']}" width="20"/>
      <t:column title="{$t[../@id='col.matched']}" type="number" width="10"/>
      <t:column title="{$t[../@id='col.file']}" width="28"/>
      <t:column title="{$t[../@id='csv.line']}" type="number" width="8"/>
      <xsl:for-each select="$report/r:exceptions/r:exception">
        <xsl:variable name="position" select="key('position', @approved-by)[1]"/>
        <t:row>
          <t:cell><xsl:value-of select="@id"/></t:cell>
          <t:cell><xsl:value-of select="$t[../@id=concat('exception.',current()/@status)]"/><xsl:if test="@status='active' and @matched = 0 and not($report/@partial)"><xsl:value-of select="concat(', ', $t[../@id='exception.unused'])"/></xsl:if></t:cell>
          <t:cell><xsl:choose><xsl:when test="@expires-on = 'unknown'"><xsl:value-of select="$t[../@id='exception.no-end']"/></xsl:when><xsl:otherwise><xsl:value-of select="@expires-on"/></xsl:otherwise></xsl:choose></t:cell>
          <t:cell><xsl:value-of select="@rule"/></t:cell>
          <t:cell><xsl:value-of select="@clause"/></t:cell>
          <t:cell><xsl:value-of select="f:first(r:asset-name[@xml:lang=$lang], r:asset-name, @asset, f:first(@unit, @policy))"/><xsl:if test="r:asset-name"><xsl:value-of select="concat(' (', @asset, ')')"/></xsl:if></t:cell>
          <t:cell><xsl:value-of select="f:first(r:reason[@xml:lang=$lang], r:reason, $t[../@id='word.missing'])"/></t:cell>
          <t:cell><xsl:value-of select="f:first($position/r:title[@xml:lang=$lang], $position/r:title, @approved-by, $t[../@id='word.missing'])"/></t:cell>
          <t:cell><xsl:value-of select="@ref"/></t:cell>
          <t:cell><xsl:value-of select="@matched"/></t:cell>
          <t:cell><xsl:value-of select="@file"/></t:cell>
          <t:cell><xsl:value-of select="@line"/></t:cell>
        </t:row>
      </xsl:for-each>
    </t:table>
  </xsl:template>

  <xsl:template name="assumptions">
    <t:table name="{$t[../@id='rest.assumptions']}" title="{$t[../@id='rest.assumptions-caption']}">
      <t:column title="{$t[../@id='col.rule']}" width="30"/>
      <t:column title="{$t[../@id='fact.policy']}" width="30"/>
      <t:column title="{$t[../@id='col.clause']}" width="12"/>
      <t:column title="{$t[../@id='col.parameter']}" width="28"/>
      <t:column title="{$t[../@id='col.value']}" width="28"/>
      <t:column title="{$t[../@id='col.basis']}" width="28"/>
      <t:column title="{$t[../@id='col.note']}" width="60"/>
      <xsl:for-each select="$report/r:parameters/r:parameter[@basis='assumption' or @basis='default']">
        <t:row>
          <t:cell><xsl:value-of select="@rule"/></t:cell>
          <t:cell><xsl:value-of select="f:first(key('policy', @policy)/r:short-title[@xml:lang=$lang], key('policy', @policy)/r:short-title, @policy)"/></t:cell>
          <t:cell><xsl:value-of select="@clause"/></t:cell>
          <t:cell><xsl:value-of select="@name"/></t:cell>
          <t:cell><xsl:value-of select="@value"/></t:cell>
          <t:cell><xsl:value-of select="$t[../@id=concat('basis.',current()/@basis)]"/></t:cell>
          <t:cell><xsl:value-of select="f:first(r:note[@xml:lang=$lang], r:note)"/></t:cell>
        </t:row>
      </xsl:for-each>
    </t:table>
  </xsl:template>

  <!-- ============================================================ what was not checked, and what was read -->

  <xsl:template name="unchecked">
    <t:table name="{$t[../@id='rest.unchecked']}" title="{$t[../@id='rest.unchecked']}">
      <t:column title="{$t[../@id='col.severity']}" width="12"/>
      <t:column title="{$t[../@id='xlsx.what']}" width="30"/>
      <t:column title="{$t[../@id='col.message']}" width="70"/>
      <t:column title="{$t[../@id='col.help']}" width="50"/>
      <t:column title="{$t[../@id='col.file']}" width="36"/>
      <t:column title="{$t[../@id='csv.line']}" type="number" width="8"/>
      <xsl:for-each select="$report/r:findings/r:finding[@outcome='error'] | $report/r:diagnostics/r:diagnostic">
        <t:row>
          <t:cell><xsl:value-of select="$severities[../@id=concat('severity.', current()/@severity)]"/></t:cell>
          <t:cell><xsl:value-of select="f:first(@rule, @id)"/></t:cell>
          <t:cell><xsl:value-of select="f:first(r:message[@xml:lang=$lang], r:message)"/></t:cell>
          <t:cell><xsl:value-of select="f:first(r:help[@xml:lang=$lang], r:help)"/></t:cell>
          <t:cell><xsl:value-of select="@file"/></t:cell>
          <t:cell><xsl:value-of select="@line"/></t:cell>
        </t:row>
      </xsl:for-each>
      <xsl:for-each select="$report/r:rules/r:rule[@ran='no']">
        <t:row>
          <t:cell><xsl:value-of select="$severities[../@id=concat('severity.', current()/@severity)]"/></t:cell>
          <t:cell><xsl:value-of select="@id"/></t:cell>
          <t:cell><xsl:value-of select="$t[../@id='rest.not-run-caption']"/></t:cell>
        </t:row>
      </xsl:for-each>
    </t:table>
  </xsl:template>

  <xsl:template name="inputs">
    <t:table name="{$t[../@id='xlsx.inputs']}" title="{$t[../@id='section.inputs']}">
      <t:column title="{$t[../@id='col.file']}" width="44"/>
      <t:column title="{$t[../@id='col.kind']}" width="18"/>
      <t:column title="{$t[../@id='col.state']}" width="18"/>
      <t:column title="{$t[../@id='col.size']}" type="number" width="12"/>
      <t:column title="{$t[../@id='col.assets']}" type="number" width="12"/>
      <t:column title="{$t[../@id='col.skipped']}" type="number" width="12"/>
      <t:column title="SHA-256" width="68"/>
      <xsl:for-each select="$report/r:inputs/r:input">
        <t:row>
          <t:cell><xsl:value-of select="@path"/></t:cell>
          <t:cell><xsl:value-of select="f:first($t[../@id=concat('doc.',current()/@kind)], @kind)"/></t:cell>
          <t:cell><xsl:value-of select="$t[../@id=concat('input.',current()/@status)]"/></t:cell>
          <t:cell><xsl:value-of select="@bytes"/></t:cell>
          <t:cell><xsl:value-of select="@assets"/></t:cell>
          <t:cell><xsl:value-of select="@assets-skipped"/></t:cell>
          <t:cell><xsl:value-of select="@sha256"/></t:cell>
        </t:row>
      </xsl:for-each>
      <xsl:for-each select="$report/r:rule-packs/r:rule-pack">
        <t:row>
          <t:cell><xsl:value-of select="@path"/></t:cell>
          <t:cell><xsl:value-of select="$t[../@id='inputs.packs']"/></t:cell>
          <t:cell><xsl:choose><xsl:when test="@builtin='yes'"><xsl:value-of select="$t[../@id='inputs.builtin']"/></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='inputs.local']"/></xsl:otherwise></xsl:choose></t:cell>
          <t:cell/><t:cell/><t:cell/>
          <t:cell><xsl:value-of select="@sha256"/></t:cell>
        </t:row>
      </xsl:for-each>
    </t:table>
  </xsl:template>

</xsl:stylesheet>
