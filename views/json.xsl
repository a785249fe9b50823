<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The whole report as JSON for programs, as schema/report.schema.json describes it: the canonical report element by element, texts in one language
     (else in the one there is), names in camelCase, numbers as numbers, yes and no as true and false.
     What must stay true: arrays are always there; what is unknown or none is left out; ids, order and numbers do not depend on the language;
     one finding is one line, for grep and diff. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:f="urn:policykoll:functions">

  <xsl:include href="policykoll:views/decide.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <!-- sv or en -->
  <xsl:param name="lang" select="'sv'"/>

  <xsl:variable name="report" select="/r:report"/>
  <xsl:variable name="t" select="document('policykoll:views/labels.xml')/labels/label/text[@xml:lang=$lang]"/>

  <xsl:template match="/r:report">
    <xsl:value-of select="concat('{&quot;formatVersion&quot;:', @format-version, f:text('language', $lang))"/>
    <xsl:apply-templates select="r:tool"/>
    <xsl:value-of select="concat(f:text('asOf', @as-of), f:text('status', @status), f:text('verdict', $seen), f:number('exitCode', @exit-code), f:text('failOn', @fail-on), f:text('audience', f:first(@audience, 'internal')), f:flag('partial', f:first(@partial, 'no')), f:flag('allowEmpty', f:first(@allow-empty, 'no')), f:flag('validateOnly', f:first(@validate-only, 'no')))"/>
    <xsl:call-template name="list"><xsl:with-param name="name" select="'options'"/><xsl:with-param name="of" select="r:options/r:option"/></xsl:call-template>
    <xsl:apply-templates select="r:baseline"/>
    <xsl:call-template name="list"><xsl:with-param name="name" select="'previous'"/><xsl:with-param name="of" select="r:previous"/></xsl:call-template>
    <xsl:apply-templates select="r:withheld | r:totals | r:outcomes | r:due-periods"/>
    <xsl:call-template name="list"><xsl:with-param name="name" select="'inputs'"/><xsl:with-param name="of" select="r:inputs/r:input"/></xsl:call-template>
    <xsl:call-template name="list"><xsl:with-param name="name" select="'rulePacks'"/><xsl:with-param name="of" select="r:rule-packs/r:rule-pack"/></xsl:call-template>
    <xsl:call-template name="list"><xsl:with-param name="name" select="'policies'"/><xsl:with-param name="of" select="r:policies/r:policy"/></xsl:call-template>
    <xsl:call-template name="list"><xsl:with-param name="name" select="'rules'"/><xsl:with-param name="of" select="r:rules/r:rule"/></xsl:call-template>
    <xsl:call-template name="list"><xsl:with-param name="name" select="'parameters'"/><xsl:with-param name="of" select="r:parameters/r:parameter"/></xsl:call-template>
    <xsl:call-template name="list"><xsl:with-param name="name" select="'units'"/><xsl:with-param name="of" select="r:units/r:unit"/></xsl:call-template>
    <xsl:call-template name="list"><xsl:with-param name="name" select="'positions'"/><xsl:with-param name="of" select="r:positions/r:position"/></xsl:call-template>
    <xsl:call-template name="list"><xsl:with-param name="name" select="'findings'"/><xsl:with-param name="of" select="r:findings/r:finding"/></xsl:call-template>
    <xsl:call-template name="list"><xsl:with-param name="name" select="'exceptions'"/><xsl:with-param name="of" select="r:exceptions/r:exception"/></xsl:call-template>
    <xsl:apply-templates select="r:dates-ahead"/>
    <xsl:call-template name="list"><xsl:with-param name="name" select="'diagnostics'"/><xsl:with-param name="of" select="r:diagnostics/r:diagnostic"/></xsl:call-template>
    <xsl:text>}&#10;</xsl:text>
  </xsl:template>

  <!-- ,"name":[…], one item a line; every item is a template below that writes an object -->
  <xsl:template name="list">
    <xsl:param name="name"/>
    <xsl:param name="of"/>
    <xsl:value-of select="concat(',&#10;&quot;', $name, '&quot;:[')"/>
    <xsl:for-each select="$of">
      <xsl:if test="position() &gt; 1">,</xsl:if>
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates select="."/>
    </xsl:for-each>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <!-- "a b" as "a","b" -->
  <xsl:template name="words">
    <xsl:param name="of"/>
    <xsl:if test="$of != ''">
      <xsl:value-of select="f:json(substring-before(concat($of, ' '), ' '))"/>
      <xsl:if test="contains($of, ' ')">,<xsl:call-template name="words"><xsl:with-param name="of" select="substring-after($of, ' ')"/></xsl:call-template></xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- ================================================================ the run -->

  <xsl:template match="r:tool">
    <xsl:value-of select="concat(',&quot;tool&quot;:{&quot;name&quot;:', f:json(@name), ',&quot;version&quot;:', f:json(@version), '}')"/>
  </xsl:template>

  <xsl:template match="r:option">
    <xsl:value-of select="concat('{&quot;name&quot;:', f:json(@name), ',&quot;value&quot;:', f:json(@value), '}')"/>
  </xsl:template>

  <xsl:template match="r:baseline">
    <xsl:value-of select="concat(',&#10;&quot;baseline&quot;:{&quot;asOf&quot;:', f:json(@as-of), f:text('sha256', @sha256), f:number('known', @known), f:number('new', @new), f:number('fixed', @fixed), f:number('fixedRestricted', @fixed-restricted), f:flag('onlyNew', @only-new), '}')"/>
  </xsl:template>

  <!-- what a public report leaves out -->
  <xsl:template match="r:withheld">
    <xsl:value-of select="concat(',&#10;&quot;withheld&quot;:{&quot;assets&quot;:', @assets, f:number('findings', @findings), f:number('errors', @errors), f:number('warnings', @warnings), f:number('infos', @infos), f:number('ruleErrors', @rule-errors), f:number('exceptions', @exceptions), f:number('messages', @messages), f:number('previous', @previous), f:flag('evaluated', f:first(@evaluated, 'no')), f:flag('unmarked', f:first(@unmarked, 'no')), '}')"/>
  </xsl:template>

  <!-- the part of outcomes that comes of restricted subjects -->
  <xsl:template match="r:previous/r:restricted">
    <xsl:value-of select="concat(',&quot;restricted&quot;:{&quot;errors&quot;:', @errors, f:number('warnings', @warnings), f:number('infos', @infos), f:number('excepted', @excepted), f:number('notEvaluable', @not-evaluable), f:number('ruleErrors', @rule-errors), f:number('assets', @assets))"/>
    <xsl:apply-templates select="r:outcomes"/>
    <xsl:text>}</xsl:text>
  </xsl:template>

  <xsl:template match="r:restricted">
    <xsl:value-of select="concat(',&quot;restricted&quot;:{&quot;pass&quot;:', @pass, f:number('gap', @gap), f:number('excepted', @excepted), f:number('notApplicable', @not-applicable), f:number('notEvaluable', @not-evaluable), f:number('error', @error), '}')"/>
  </xsl:template>

  <xsl:template match="r:previous">
    <xsl:value-of select="concat('{&quot;asOf&quot;:', f:json(@as-of), f:text('sha256', @sha256), f:text('status', @status), f:flag('partial', f:first(@partial, 'no')), f:number('errors', @errors), f:number('warnings', @warnings), f:number('infos', @infos))"/>
    <xsl:value-of select="concat(f:number('excepted', @excepted), f:number('notEvaluable', @not-evaluable), f:number('ruleErrors', @rule-errors), f:number('files', @files), f:number('assets', @assets), f:text('audience', f:first(@audience, '')))"/>
    <xsl:apply-templates select="r:outcomes | r:restricted"/>
    <xsl:text>}</xsl:text>
  </xsl:template>

  <xsl:template match="r:totals">
    <xsl:value-of select="concat(',&#10;&quot;totals&quot;:{&quot;files&quot;:', @files, f:number('documents', @documents), f:number('unread', @unread), f:number('assets', @assets), f:number('assetsRestricted', @assets-restricted), f:number('assetsJudged', @assets-judged), f:number('restrictedJudged', @restricted-judged), f:number('filesJudged', @files-judged), f:number('rules', @rules))"/>
    <xsl:value-of select="concat(f:number('errors', @errors), f:number('warnings', @warnings), f:number('infos', @infos), f:number('excepted', @excepted), f:number('notEvaluable', @not-evaluable), f:number('ruleErrors', @rule-errors), '}')"/>
  </xsl:template>

  <xsl:template match="r:outcomes">
    <xsl:value-of select="concat(',&quot;outcomes&quot;:{&quot;pass&quot;:', @pass, f:number('gap', @gap), f:number('excepted', @excepted), f:number('notApplicable', @not-applicable), f:number('notEvaluable', @not-evaluable), f:number('error', @error), '}')"/>
  </xsl:template>

  <xsl:template match="r:due-periods">
    <xsl:value-of select="concat(',&quot;duePeriods&quot;:{&quot;error&quot;:', f:json(@error), f:text('warning', @warning), f:text('info', @info), f:text('basis', @basis), '}')"/>
  </xsl:template>

  <xsl:template match="r:input">
    <xsl:value-of select="concat('{&quot;path&quot;:', f:json(@path), f:text('kind', @kind), f:text('id', @id), f:number('bytes', @bytes), f:text('sha256', @sha256), f:text('status', @status), f:number('assets', @assets), f:number('assetsSkipped', @assets-skipped), f:number('assetsRestricted', @assets-restricted), '}')"/>
  </xsl:template>

  <xsl:template match="r:rule-pack">
    <xsl:value-of select="concat('{&quot;path&quot;:', f:json(@path), f:flag('builtin', @builtin), f:text('sha256', @sha256), '}')"/>
  </xsl:template>

  <!-- ================================================================ what is demanded -->

  <xsl:template match="r:policy">
    <xsl:value-of select="concat('{&quot;id&quot;:', f:json(@id), f:text('origin', @origin), f:text('title', r:title[lang($lang)], r:title), f:text('shortTitle', r:short-title[lang($lang)], r:short-title))"/>
    <xsl:value-of select="concat(f:text('version', @version), f:text('status', @status), f:text('adoptedOn', @adopted-on), f:text('adoptedBy', @adopted-by), f:text('file', @file), f:number('line', @line))"/>
    <xsl:call-template name="list"><xsl:with-param name="name" select="'clauses'"/><xsl:with-param name="of" select="r:clause"/></xsl:call-template>
    <xsl:text>}</xsl:text>
  </xsl:template>

  <xsl:template match="r:policy/r:clause">
    <xsl:value-of select="concat('{&quot;id&quot;:', f:json(@id), f:text('class', @class), f:text('obligation', @obligation), f:text('sourceLine', @source-line), f:text('coverage', @coverage), f:number('line', @line), f:text('summary', r:summary[lang($lang)], r:summary))"/>
    <xsl:text>,"notes":[</xsl:text>
    <xsl:for-each select="r:interpretation-note[lang($lang)] | r:interpretation-note[not(../r:interpretation-note[lang($lang)])]">
      <xsl:if test="position() &gt; 1">,</xsl:if><xsl:value-of select="f:json(.)"/>
    </xsl:for-each>
    <xsl:text>],"requirements":[</xsl:text>
    <xsl:for-each select="r:requirement">
      <xsl:if test="position() &gt; 1">,</xsl:if><xsl:value-of select="concat('{&quot;rule&quot;:', f:json(@rule), f:text('severity', @severity), '}')"/>
    </xsl:for-each>
    <xsl:text>]</xsl:text>
    <xsl:apply-templates select="r:outcomes | r:restricted"/>
    <xsl:text>,"onFile":[</xsl:text>
    <xsl:for-each select="r:on-file">
      <xsl:if test="position() &gt; 1">,</xsl:if>
      <xsl:value-of select="concat('{&quot;rule&quot;:', f:json(@rule), ',&quot;subject&quot;:{&quot;kind&quot;:', f:json(@subject-kind), ',&quot;id&quot;:', f:json(@subject-id), f:text('unit', @unit), '}', f:text('file', @file), f:number('line', @line), f:text('message', r:message[lang($lang)], r:message), '}')"/>
    </xsl:for-each>
    <xsl:text>]}</xsl:text>
  </xsl:template>

  <xsl:template match="r:rule">
    <xsl:value-of select="concat('{&quot;id&quot;:', f:json(@id), f:text('pack', @pack), f:text('severity', @severity), f:flag('ran', @ran), f:text('title', r:title[lang($lang)], r:title), f:text('rationale', r:rationale[lang($lang)], r:rationale), f:text('fix', r:fix[lang($lang)], r:fix))"/>
    <xsl:text>,"properties":[</xsl:text>
    <xsl:for-each select="r:property">
      <xsl:if test="position() &gt; 1">,</xsl:if><xsl:value-of select="concat('{&quot;role&quot;:', f:json(@role), ',&quot;value&quot;:', f:json(.), '}')"/>
    </xsl:for-each>
    <xsl:text>],"sees":[</xsl:text>
    <xsl:call-template name="words"><xsl:with-param name="of" select="@sees"/></xsl:call-template>
    <xsl:text>],"defaults":[</xsl:text>
    <xsl:for-each select="r:default">
      <xsl:if test="position() &gt; 1">,</xsl:if><xsl:value-of select="concat('{&quot;name&quot;:', f:json(@name))"/>
      <xsl:if test="@value"><xsl:value-of select="concat(',&quot;value&quot;:', f:json(@value))"/></xsl:if>
      <xsl:text>}</xsl:text>
    </xsl:for-each>
    <xsl:text>]</xsl:text>
    <xsl:call-template name="clauses"/>
    <xsl:apply-templates select="r:outcomes | r:restricted"/>
    <xsl:text>}</xsl:text>
  </xsl:template>

  <!-- References to clauses, of a rule or a finding. -->
  <xsl:template name="clauses">
    <xsl:text>,"clauses":[</xsl:text>
    <xsl:for-each select="r:clause">
      <xsl:if test="position() &gt; 1">,</xsl:if><xsl:value-of select="concat('{&quot;policy&quot;:', f:json(@policy), ',&quot;clause&quot;:', f:json(@clause), f:text('origin', @origin), '}')"/>
    </xsl:for-each>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="r:parameter">
    <xsl:value-of select="concat('{&quot;rule&quot;:', f:json(@rule), f:text('policy', @policy), f:text('clause', @clause), f:text('name', @name), ',&quot;value&quot;:', f:json(@value), f:text('basis', @basis))"/>
    <xsl:if test="@default"><xsl:value-of select="concat(',&quot;default&quot;:', f:json(@default))"/></xsl:if>
    <xsl:value-of select="concat(f:text('note', r:note[lang($lang)], r:note), '}')"/>
  </xsl:template>

  <xsl:template match="r:unit">
    <xsl:value-of select="concat('{&quot;id&quot;:', f:json(@id), f:text('kind', @kind), f:text('parent', @parent), f:text('name', r:name[lang($lang)], r:name))"/>
    <xsl:apply-templates select="r:outcomes | r:restricted"/>
    <xsl:text>,"submissions":[</xsl:text>
    <xsl:for-each select="r:submission">
      <xsl:if test="position() &gt; 1">,</xsl:if>
      <xsl:value-of select="concat('{', substring(concat(f:text('file', @file), f:text('inventory', @inventory), f:text('asOf', @as-of), f:text('submittedOn', @submitted-on), f:number('assets', @assets), f:number('assetsRestricted', @assets-restricted)), 2), '}')"/>
    </xsl:for-each>
    <xsl:text>]}</xsl:text>
  </xsl:template>

  <xsl:template match="r:position">
    <xsl:value-of select="concat('{&quot;id&quot;:', f:json(@id), f:text('unit', @unit), f:text('title', r:title[lang($lang)], r:title), '}')"/>
  </xsl:template>

  <!-- ================================================================ what was found -->

  <xsl:template match="r:finding">
    <xsl:value-of select="concat('{&quot;id&quot;:', f:json(@id), ',&quot;fingerprint&quot;:&quot;', f:hash(@id, 32), '&quot;', f:text('rule', @rule), f:text('outcome', @outcome), f:text('severity', @severity), f:text('baseline', @baseline), f:text('due', @due), f:text('dueFrom', @due-from))"/>
    <xsl:call-template name="place"/>
    <xsl:value-of select="f:text('location', @location)"/>
    <xsl:for-each select="r:subject">
      <xsl:value-of select="concat(',&quot;subject&quot;:{&quot;kind&quot;:', f:json(@kind), ',&quot;id&quot;:', f:json(@id), f:text('discriminator', @discriminator), f:text('sensitivity', @sensitivity), f:flag('protected', @protected), f:text('name', r:name[lang($lang)], r:name), f:text('unit', @unit), f:text('owner', @owner), f:text('ownerTitle', r:owner-title[lang($lang)], r:owner-title), '}')"/>
    </xsl:for-each>
    <xsl:value-of select="concat(f:text('message', r:message[lang($lang)], r:message), f:text('help', r:help[lang($lang)], r:help))"/>
    <xsl:call-template name="clauses"/>
    <xsl:text>,"evidence":[</xsl:text>
    <xsl:for-each select="r:evidence">
      <xsl:if test="position() &gt; 1">,</xsl:if><xsl:value-of select="concat('{&quot;name&quot;:', f:json(@name), ',&quot;value&quot;:', f:json(@value), '}')"/>
    </xsl:for-each>
    <xsl:text>]</xsl:text>
    <xsl:apply-templates select="r:excerpt | r:exception"/>
    <xsl:if test="@outcome='gap'">
      <xsl:text>,"actions":[</xsl:text>
      <xsl:apply-templates select="r:action"/>
      <xsl:text>]</xsl:text>
    </xsl:if>
    <xsl:text>}</xsl:text>
  </xsl:template>

  <xsl:template name="place">
    <xsl:value-of select="concat(f:text('file', @file), f:number('line', @line), f:number('column', @column), f:number('endLine', @end-line), f:number('endColumn', @end-column))"/>
  </xsl:template>

  <xsl:template match="r:excerpt">
    <xsl:value-of select="concat(',&quot;excerpt&quot;:{&quot;text&quot;:', f:json(.), f:number('line', @line), f:number('column', @column), f:number('length', @length), f:text('before', @before), '}')"/>
  </xsl:template>

  <xsl:template match="r:finding/r:exception">
    <xsl:value-of select="concat(',&quot;exception&quot;:{&quot;ref&quot;:', f:json(@ref), f:text('file', @file), f:number('line', @line), f:text('expiresOn', @expires-on), f:text('status', @status), '}')"/>
  </xsl:template>

  <xsl:template match="r:finding/r:action">
    <xsl:if test="position() &gt; 1">,</xsl:if>
    <xsl:value-of select="concat('{&quot;ref&quot;:', f:json(@ref), f:text('file', @file), f:number('line', @line), f:text('plan', @plan), f:text('responsible', @responsible), f:text('plannedOn', @planned-on), f:text('doneOn', @done-on), '}')"/>
  </xsl:template>

  <xsl:template match="r:exceptions/r:exception">
    <xsl:value-of select="concat('{&quot;id&quot;:', f:json(@id), f:text('file', @file), f:number('line', @line), f:text('rule', @rule), f:text('clause', @clause), f:text('policy', @policy), f:text('asset', @asset), f:text('assetName', r:asset-name[lang($lang)], r:asset-name), f:text('unit', @unit))"/>
    <xsl:value-of select="concat(f:text('expiresOn', @expires-on), f:text('approvedBy', @approved-by), f:text('ref', @ref), f:text('status', @status), f:number('matched', @matched), f:text('reason', r:reason[lang($lang)], r:reason), '}')"/>
  </xsl:template>

  <!-- ================================================================ what comes -->

  <xsl:template match="r:dates-ahead">
    <xsl:value-of select="concat(',&#10;&quot;datesAhead&quot;:{&quot;until&quot;:', f:json(@until))"/>
    <xsl:call-template name="list"><xsl:with-param name="name" select="'months'"/><xsl:with-param name="of" select="r:month"/></xsl:call-template>
    <xsl:call-template name="list"><xsl:with-param name="name" select="'dates'"/><xsl:with-param name="of" select="r:date"/></xsl:call-template>
    <xsl:text>}</xsl:text>
  </xsl:template>

  <xsl:template match="r:month">
    <xsl:value-of select="concat('{&quot;month&quot;:', f:json(@month), f:text('kind', @kind), f:text('unit', @unit), f:number('count', @n), '}')"/>
  </xsl:template>

  <xsl:template match="r:date">
    <xsl:value-of select="concat('{&quot;date&quot;:', f:json(@date), f:text('kind', @kind), ',&quot;subject&quot;:{&quot;kind&quot;:', f:json(@subject-kind), ',&quot;id&quot;:', f:json(@subject-id), f:text('name', r:name[lang($lang)], r:name), f:text('unit', @unit), '}')"/>
    <xsl:call-template name="place"/>
    <xsl:text>}</xsl:text>
  </xsl:template>

  <xsl:template match="r:diagnostic">
    <xsl:value-of select="concat('{&quot;id&quot;:', f:json(@id), f:text('severity', @severity))"/>
    <xsl:call-template name="place"/>
    <xsl:value-of select="concat(f:text('message', r:message[lang($lang)], r:message), f:text('help', r:help[lang($lang)], r:help))"/>
    <xsl:apply-templates select="r:excerpt"/>
    <xsl:text>}</xsl:text>
  </xsl:template>

</xsl:stylesheet>
