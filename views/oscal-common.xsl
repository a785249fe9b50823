<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- What assessment results and plan of action and milestones (OSCAL 1.1) have in common: metadata, what the findings are about, observations and risks.
     Every UUID is of version 5, of what it names (a rule on a subject, a clause, a unit), so it is the same in every run, language and document; only the
     document's own changes with what was read. A position is a role, a unit a party, an asset an inventory item; whatever else a rule looks at is a resource.
     What is the same in many findings stands once, and is referred to: a rule's title, reasons and remedy in a resource, what a clause demands in an objective, rule, outcome
     and unit in the observation that risk, finding and item name. What is made for each finding is made inside f:written, which keeps text and no tree of it.
     What must stay true: the order of elements is that of OSCAL's XML schema; titles are one line and never empty; nothing is sorted, and no key is asked
     once per finding for more than one node. -->
<xsl:stylesheet version="1.0" xmlns="http://csrc.nist.gov/ns/oscal/1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:f="urn:policykoll:functions" xmlns:set="http://exslt.org/sets" exclude-result-prefixes="r set" extension-element-prefixes="f">

  <xsl:include href="policykoll:views/decide.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <!-- sv or en -->
  <xsl:param name="lang" select="'sv'"/>

  <xsl:key name="by-kind" match="r:finding/r:subject" use="@kind"/>
  <xsl:key name="on-file-kind" match="r:on-file" use="@subject-kind"/>
  <xsl:key name="rule" match="r:rules/r:rule" use="@id"/>
  <xsl:key name="unit" match="r:units/r:unit" use="@id"/>
  <xsl:key name="exception" match="r:exceptions/r:exception" use="@id"/>
  <xsl:key name="subject" match="r:finding/r:subject" use="concat(@kind,'|',@id)"/>
  <xsl:key name="position" match="r:positions/r:position" use="@id"/>

  <xsl:variable name="report" select="/r:report"/>
  <xsl:variable name="t" select="document('policykoll:views/labels.xml')/labels/label/text[@xml:lang=$lang]"/>
  <xsl:variable name="ns" select="'urn:policykoll:1'"/>
  <xsl:variable name="day" select="concat($report/@as-of, 'T00:00:00Z')"/>
  <xsl:variable name="tool" select="f:uuid('tool')"/>
  <xsl:variable name="w-values" select="string($t[../@id='finding.tested'])"/>
  <xsl:variable name="w-fix" select="string($t[../@id='finding.fix'])"/>
  <xsl:variable name="w-rule" select="string($t[../@id='col.rule'])"/>
  <xsl:variable name="w-gap" select="string($t[../@id='outcome.gap'])"/>
  <xsl:variable name="w-excepted" select="string($t[../@id='outcome.excepted'])"/>
  <xsl:variable name="owners" select="set:distinct($report/r:findings/r:finding/r:subject/@owner)"/>
  <xsl:variable name="incomplete" select="$seen = 'incomplete' or $seen = 'error'"/>
  <!-- what the documents' own id is made of: everything that was read, and how -->
  <xsl:variable name="made-of">
    <xsl:value-of select="concat($report/r:tool/@version, '|', $lang, '|', $report/@as-of, '|', $report/@fail-on, '|', $report/@exit-code)"/>
    <xsl:for-each select="$report/r:inputs/r:input | $report/r:rule-packs/r:rule-pack"><xsl:value-of select="concat('|', @path, '|', @sha256)"/></xsl:for-each>
    <xsl:for-each select="$report/r:options/r:option"><xsl:value-of select="concat('|', @name, '=', @value)"/></xsl:for-each>
  </xsl:variable>

  <xsl:template name="metadata">
    <xsl:param name="title"/>
    <metadata>
      <title><xsl:value-of select="$title"/></title>
      <last-modified><xsl:value-of select="$day"/></last-modified>
      <version><xsl:value-of select="$report/@as-of"/></version>
      <oscal-version>1.1.2</oscal-version>
      <xsl:call-template name="prop"><xsl:with-param name="name" select="'language'"/><xsl:with-param name="value" select="$lang"/></xsl:call-template>
      <xsl:call-template name="prop"><xsl:with-param name="name" select="'status'"/><xsl:with-param name="value" select="$report/@status"/></xsl:call-template>
      <xsl:call-template name="prop"><xsl:with-param name="name" select="'threshold'"/><xsl:with-param name="value" select="$report/@fail-on"/></xsl:call-template>
      <xsl:if test="$report/@partial='yes'"><xsl:call-template name="prop"><xsl:with-param name="name" select="'partial'"/><xsl:with-param name="value" select="'yes'"/></xsl:call-template></xsl:if>
      <xsl:call-template name="prop"><xsl:with-param name="name" select="'made-by'"/><xsl:with-param name="value" select="concat($report/r:tool/@name, ' ', $report/r:tool/@version)"/></xsl:call-template>
      <role id="unit"><title><xsl:value-of select="$t[../@id='oscal.unit']"/></title></role>
      <xsl:for-each select="$owners">
        <role id="position-{f:token(.)}"><title><xsl:call-template name="position"/></title></role>
      </xsl:for-each>
      <xsl:for-each select="$report/r:units/r:unit">
        <party uuid="{f:uuid(concat('unit/', @id))}" type="organization">
          <name><xsl:value-of select="normalize-space(f:shown(f:first(r:name[lang($lang)], r:name, @id)))"/></name>
          <external-id scheme="{$ns}"><xsl:value-of select="@id"/></external-id>
        </party>
      </xsl:for-each>
      <xsl:if test="$incomplete or $report/@partial='yes' or $seen = 'empty'">
        <remarks>
          <xsl:if test="$incomplete"><p><xsl:value-of select="concat($t[../@id='banner.title'], '. ', $t[../@id='banner.text'])"/></p></xsl:if>
          <xsl:if test="$report/@partial='yes'"><p><xsl:value-of select="$t[../@id='oscal.partial']"/></p></xsl:if>
          <xsl:if test="$seen = 'empty'"><p><xsl:call-template name="verdict-sentence"/></p></xsl:if>
        </remarks>
      </xsl:if>
    </metadata>
  </xsl:template>

  <!-- The title of a position, whose id is the attribute at hand. -->
  <xsl:template name="position">
    <xsl:variable name="known" select="key('position', .)[1]"/>
    <xsl:value-of select="normalize-space(f:shown(f:first($known/r:title[lang($lang)], $known/r:title, ../r:owner-title[lang($lang)], f:first(../r:owner-title, .))))"/>
  </xsl:template>

  <xsl:template name="prop">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:if test="normalize-space($value) != ''"><prop name="{$name}" ns="{$ns}" value="{f:shown(normalize-space($value))}"/></xsl:if>
  </xsl:template>

  <!-- The program, and the assets that findings are about. -->
  <xsl:template name="local-definitions">
    <local-definitions>
      <component uuid="{$tool}" type="software">
        <title><xsl:value-of select="$report/r:tool/@name"/></title>
        <description><p><xsl:value-of select="$t[../@id='oscal.tool']"/></p></description>
        <prop name="version" value="{$report/r:tool/@version}"/>
        <status state="operational"/>
      </component>
      <xsl:for-each select="set:distinct(key('by-kind', 'asset')/@id)">
        <xsl:for-each select="..">
          <inventory-item uuid="{f:uuid(concat('subject/asset/', @id))}">
            <description><p><xsl:call-template name="subject-name"/></p></description>
            <prop name="asset-id" value="{@id}"/>
            <xsl:if test="@unit and key('unit', @unit)">
              <responsible-party role-id="unit"><party-uuid><xsl:value-of select="f:uuid(concat('unit/', @unit))"/></party-uuid></responsible-party>
            </xsl:if>
          </inventory-item>
        </xsl:for-each>
      </xsl:for-each>
    </local-definitions>
  </xsl:template>

  <!-- The rules of these findings, and whatever findings, or evidence on file, are about that is neither asset nor a unit of the organisation. -->
  <xsl:template name="back-matter">
    <xsl:param name="listed"/>
    <xsl:param name="evidence" select="false()"/>
    <back-matter>
      <resource uuid="{f:uuid('policies')}">
        <title><xsl:value-of select="$t[../@id='oscal.policies']"/></title>
        <description>
          <xsl:for-each select="$report/r:policies/r:policy">
            <p><xsl:value-of select="normalize-space(f:shown(f:first(r:title[lang($lang)], r:title, @id)))"/><xsl:if test="@version != ''"><xsl:value-of select="concat(', ', $t[../@id='fact.version'], ' ', f:shown(@version))"/></xsl:if></p>
          </xsl:for-each>
          <xsl:if test="not($report/r:policies/r:policy)"><p><xsl:value-of select="$t[../@id='word.none']"/></p></xsl:if>
        </description>
        <xsl:for-each select="$report/r:inputs/r:input[@kind='policy'][@sha256]">
          <rlink href="{f:uri(@path)}"><hash algorithm="SHA-256"><xsl:value-of select="@sha256"/></hash></rlink>
        </xsl:for-each>
      </resource>
      <xsl:for-each select="set:distinct($listed/@rule)">
        <xsl:variable name="rule" select="key('rule', .)"/>
        <xsl:variable name="why" select="normalize-space(f:shown(f:first($rule/r:rationale[lang($lang)], $rule/r:rationale, $rule/r:title, .)))"/>
        <xsl:variable name="fix" select="normalize-space(f:shown(f:first($rule/r:fix[lang($lang)], $rule/r:fix)))"/>
        <resource uuid="{f:uuid(concat('rule/', .))}">
          <title><xsl:call-template name="rule-title"><xsl:with-param name="rule" select="."/></xsl:call-template></title>
          <description><p><xsl:value-of select="$why"/></p><xsl:if test="$fix != ''"><p><xsl:value-of select="concat($w-fix, ': ', $fix)"/></p></xsl:if></description>
          <prop name="rule" ns="{$ns}" value="{.}"/>
        </resource>
      </xsl:for-each>
      <xsl:for-each select="set:distinct($report/r:findings/r:finding/r:subject[@kind != 'asset']/@kind | $report//r:on-file[$evidence][@subject-kind != 'asset']/@subject-kind)">
        <xsl:variable name="kind" select="string(.)"/>
        <xsl:for-each select="set:distinct(key('by-kind', $kind)/@id | key('on-file-kind', $kind)[$evidence]/@subject-id)">
          <xsl:variable name="id" select="string(.)"/>
          <xsl:if test="not($kind = 'unit' and key('unit', $id))">
            <resource uuid="{f:uuid(concat('subject/', $kind, '/', $id))}">
              <title><xsl:choose>
                <xsl:when test="parent::r:subject"><xsl:for-each select=".."><xsl:call-template name="subject-name"/></xsl:for-each></xsl:when>
                <xsl:otherwise><xsl:value-of select="normalize-space(f:shown(f:first($id, $kind)))"/></xsl:otherwise>
              </xsl:choose></title>
              <xsl:call-template name="prop"><xsl:with-param name="name" select="'kind'"/><xsl:with-param name="value" select="$kind"/></xsl:call-template>
              <xsl:call-template name="prop"><xsl:with-param name="name" select="'id'"/><xsl:with-param name="value" select="$id"/></xsl:call-template>
            </resource>
          </xsl:if>
        </xsl:for-each>
      </xsl:for-each>
    </back-matter>
  </xsl:template>

  <!-- At a subject. -->
  <xsl:template name="subject-name"><xsl:value-of select="normalize-space(f:shown(f:first(r:name[lang($lang)], r:name, @id, @kind)))"/></xsl:template>

  <!-- A subject of this kind and id; it is defined in the same document. -->
  <xsl:template name="subject">
    <xsl:param name="kind"/>
    <xsl:param name="id"/>
    <xsl:choose>
      <xsl:when test="$kind = 'asset'"><subject subject-uuid="{f:uuid(concat('subject/asset/', $id))}" type="inventory-item"/></xsl:when>
      <xsl:when test="$kind = 'unit' and key('unit', $id)"><subject subject-uuid="{f:uuid(concat('unit/', $id))}" type="party"/></xsl:when>
      <xsl:otherwise><subject subject-uuid="{f:uuid(concat('subject/', $kind, '/', $id))}" type="resource"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="origin"><origin><actor type="tool" actor-uuid="{$tool}"/></origin></xsl:template>

  <!-- At a finding: what is wrong, in one line. -->
  <xsl:template name="message"><xsl:value-of select="normalize-space(f:shown(f:first(r:message[lang($lang)], r:message, @rule)))"/></xsl:template>

  <xsl:template name="rule-title">
    <xsl:param name="rule"/>
    <xsl:variable name="known" select="key('rule', $rule)"/>
    <xsl:value-of select="normalize-space(f:shown(f:first($known/r:title[lang($lang)], $known/r:title, $rule)))"/>
  </xsl:template>

  <!-- A rule on a subject. -->
  <xsl:template match="r:finding" mode="observation"><f:written>
    <observation uuid="{f:uuid(concat('observation/', @id))}">
      <description><p><xsl:call-template name="message"/></p></description>
      <prop name="rule" ns="{$ns}" value="{@rule}"/>
      <prop name="outcome" ns="{$ns}" value="{@outcome}"/>
      <prop name="severity" ns="{$ns}" value="{@severity}"/>
      <xsl:call-template name="prop"><xsl:with-param name="name" select="'finding'"/><xsl:with-param name="value" select="@id"/></xsl:call-template>
      <xsl:call-template name="prop"><xsl:with-param name="name" select="'unit'"/><xsl:with-param name="value" select="r:subject/@unit"/></xsl:call-template>
      <xsl:call-template name="prop"><xsl:with-param name="name" select="'baseline'"/><xsl:with-param name="value" select="@baseline"/></xsl:call-template>
      <link href="#{f:uuid(concat('rule/', @rule))}" rel="reference"/>
      <method>TEST</method>
      <type><xsl:choose><xsl:when test="@outcome='gap' or @outcome='excepted'">finding</xsl:when><xsl:otherwise>control-objective</xsl:otherwise></xsl:choose></type>
      <xsl:call-template name="origin"/>
      <xsl:call-template name="subject"><xsl:with-param name="kind" select="r:subject/@kind"/><xsl:with-param name="id" select="r:subject/@id"/></xsl:call-template>
      <xsl:if test="@file or r:evidence">
        <relevant-evidence>
          <xsl:if test="@file"><xsl:attribute name="href"><xsl:value-of select="f:uri(@file)"/></xsl:attribute></xsl:if>
          <description>
            <xsl:if test="@file"><p><xsl:value-of select="f:shown(@file)"/><xsl:if test="@line"><xsl:value-of select="concat(':', @line)"/><xsl:if test="@column"><xsl:value-of select="concat(':', @column)"/></xsl:if></xsl:if></p></xsl:if>
            <xsl:for-each select="r:evidence"><p><xsl:value-of select="concat($w-values, ': ', f:shown(@name), ' = &quot;', f:shown(@value), '&quot;')"/></p></xsl:for-each>
          </description>
        </relevant-evidence>
      </xsl:if>
      <collected><xsl:value-of select="$day"/></collected>
    </observation></f:written>
  </xsl:template>

  <!-- At a finding: its rule, named by id, with a link to what is said of it. -->
  <xsl:template name="rule-link"><xsl:value-of select="concat($w-rule, ' ')"/><a href="#{f:uuid(concat('rule/', @rule))}"><xsl:value-of select="f:shown(@rule)"/></a></xsl:template>

  <!-- Of a gap: open until its day. Of one that an exception covers: accepted, as long as the exception holds. -->
  <xsl:template match="r:finding" mode="risk"><f:written>
    <xsl:variable name="id" select="@id"/>
    <risk uuid="{f:uuid(concat('risk/', @id))}">
      <title><xsl:call-template name="rule-title"><xsl:with-param name="rule" select="@rule"/></xsl:call-template></title>
      <description><p><xsl:call-template name="message"/></p></description>
      <statement><p><xsl:call-template name="rule-link"/></p></statement>
      <status><xsl:choose><xsl:when test="@outcome='excepted'">deviation-approved</xsl:when><xsl:otherwise>open</xsl:otherwise></xsl:choose></status>
      <characterization>
        <xsl:call-template name="origin"/>
        <facet name="severity" system="{$ns}" value="{@severity}"/>
      </characterization>
      <xsl:choose>
        <xsl:when test="@outcome='excepted'">
          <xsl:variable name="known" select="key('exception', r:exception/@ref)[1]"/>
          <deadline><xsl:value-of select="concat(r:exception/@expires-on, 'T23:59:59Z')"/></deadline>
          <response uuid="{f:uuid(concat('exception/', r:exception/@ref, '/', @id))}" lifecycle="completed">
            <title><xsl:value-of select="concat($w-excepted, ' ', f:shown(r:exception/@ref))"/></title>
            <description><p><xsl:value-of select="normalize-space(f:shown(f:first($known/r:reason[lang($lang)], $known/r:reason, r:exception/@ref)))"/></p></description>
            <prop name="type" value="accept"/>
            <xsl:call-template name="prop"><xsl:with-param name="name" select="'exception'"/><xsl:with-param name="value" select="r:exception/@ref"/></xsl:call-template>
            <xsl:call-template name="prop"><xsl:with-param name="name" select="'approved-by'"/><xsl:with-param name="value" select="$known/@approved-by"/></xsl:call-template>
            <xsl:call-template name="prop"><xsl:with-param name="name" select="'decision'"/><xsl:with-param name="value" select="$known/@ref"/></xsl:call-template>
          </response>
        </xsl:when>
        <xsl:otherwise>
          <xsl:if test="@due"><deadline><xsl:value-of select="concat(@due, 'T23:59:59Z')"/></deadline></xsl:if>
          <xsl:for-each select="r:action">
            <response uuid="{f:uuid(concat('response/', $id, '/', @ref))}">
              <xsl:attribute name="lifecycle"><xsl:choose><xsl:when test="@done-on">completed</xsl:when><xsl:otherwise>planned</xsl:otherwise></xsl:choose></xsl:attribute>
              <xsl:call-template name="mitigation"><xsl:with-param name="id" select="concat($id, '/', @ref)"/><xsl:with-param name="finding" select=".."/>
                <xsl:with-param name="owner" select="@responsible[. = $owners]"/><xsl:with-param name="due" select="@planned-on"/></xsl:call-template>
            </response>
          </xsl:for-each>
          <xsl:if test="not(r:action) and (r:help != '' or key('rule', @rule)/r:fix != '')">
            <response uuid="{f:uuid(concat('response/', $id))}" lifecycle="recommendation">
              <xsl:call-template name="mitigation"><xsl:with-param name="id" select="$id"/><xsl:with-param name="finding" select="."/>
                <xsl:with-param name="owner" select="r:subject/@owner"/><xsl:with-param name="due" select="@due"/></xsl:call-template>
            </response>
          </xsl:if>
        </xsl:otherwise>
      </xsl:choose>
      <related-observation observation-uuid="{f:uuid(concat('observation/', @id))}"/>
    </risk></f:written>
  </xsl:template>

  <!-- What is inside a response that mends, at a finding or an action: what is to be done, by whom and when. Only positions that own something are roles. -->
  <xsl:template name="mitigation">
    <xsl:param name="id"/>
    <xsl:param name="finding"/>
    <xsl:param name="owner"/>
    <xsl:param name="due"/>
    <title><xsl:value-of select="$w-fix"/></title>
    <description><p><xsl:for-each select="$finding"><xsl:call-template name="remedy"/></xsl:for-each></p></description>
    <prop name="type" value="mitigate"/>
    <xsl:call-template name="prop"><xsl:with-param name="name" select="'action'"/><xsl:with-param name="value" select="self::r:action/@ref"/></xsl:call-template>
    <task uuid="{f:uuid(concat('task/', $id))}" type="action">
      <title><xsl:value-of select="$w-fix"/></title>
      <xsl:if test="$due != ''"><timing><on-date date="{$due}T23:59:59Z"/></timing></xsl:if>
      <xsl:if test="$owner != ''"><responsible-role role-id="position-{f:token($owner)}"/></xsl:if>
    </task>
  </xsl:template>

  <!-- At a finding: what to do about it; what the rule says of all is told with the rule. -->
  <xsl:template name="remedy">
    <xsl:choose>
      <xsl:when test="r:help != ''"><xsl:value-of select="normalize-space(f:shown(f:first(r:help[lang($lang)], r:help)))"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="rule-link"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="control-id"><xsl:value-of select="concat(f:token(@policy), '_-', f:token(@clause))"/></xsl:template>

  <!-- What a finding says of a demand: at a gap's clause. -->
  <xsl:template match="r:finding/r:clause" mode="finding"><f:written>
    <xsl:variable name="excepted" select="../@outcome = 'excepted'"/>
    <finding uuid="{f:uuid(concat('finding/', @policy, '/', @clause, '/', ../@id))}">
      <title><xsl:value-of select="concat(f:shown(@clause), ': ')"/><xsl:choose><xsl:when test="$excepted"><xsl:value-of select="$w-excepted"/></xsl:when><xsl:otherwise><xsl:value-of select="$w-gap"/></xsl:otherwise></xsl:choose></title>
      <description><p><xsl:for-each select=".."><xsl:call-template name="message"/></xsl:for-each></p></description>
      <target type="objective-id">
        <xsl:attribute name="target-id"><xsl:call-template name="control-id"/></xsl:attribute>
        <status state="not-satisfied"><xsl:attribute name="reason"><xsl:choose><xsl:when test="$excepted">other</xsl:when><xsl:otherwise>fail</xsl:otherwise></xsl:choose></xsl:attribute></status>
      </target>
      <related-observation observation-uuid="{f:uuid(concat('observation/', ../@id))}"/>
      <associated-risk risk-uuid="{f:uuid(concat('risk/', ../@id))}"/>
    </finding></f:written>
  </xsl:template>

</xsl:stylesheet>
