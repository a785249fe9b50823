<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The third section: a statement of applicability. Every clause of every policy and law with how it stands, the rules that check it, and what
     they found; then the same by identifier of ISO/IEC 27001:2022 and by rule.
     What must stay true: the numbers here count judgements (one rule on one subject), in the first table clauses; findings are counted in the
     fourth section only. Policies and laws stand apart. Of the standard nothing but identifiers is written. Only identifiers are sorted: they are
     few, however large the report. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="r exsl str">

  <xsl:variable name="w-not-run" select="string($t[../@id='rest.not-run'])"/>
  <xsl:variable name="w-note" select="string($t[../@id='coverage.note'])"/>

  <xsl:variable name="laws" select="$report/r:policies/r:policy[@origin='law']"/>
  <xsl:variable name="policies-proper" select="$report/r:policies/r:policy[not(@origin='law')]"/>
  <xsl:variable name="w-outcomes-tree"><xsl:for-each select="$report/r:outcomes/@*"><w><xsl:attribute name="{name()}"><xsl:value-of select="$often[../@id=concat('outcome.',name(current()))]"/></xsl:attribute></w></xsl:for-each></xsl:variable>
  <xsl:variable name="w-outcomes" select="exsl:node-set($w-outcomes-tree)/w"/>
  <!-- the edition's controls: how many there are in each chapter of its annex -->
  <xsl:variable name="annex-tree"><c n="5" to="37"/><c n="6" to="8"/><c n="7" to="14"/><c n="8" to="34"/></xsl:variable>

  <xsl:template name="section-coverage">
    <section id="coverage" aria-labelledby="coverage-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="3"/><xsl:with-param name="id" select="'coverage'"/><xsl:with-param name="title" select="$t[../@id='section.coverage']"/></xsl:call-template>
      <p><xsl:value-of select="$t[../@id='coverage.intro']"/></p>
      <p><xsl:value-of select="$t[../@id='coverage.counting']"/></p>
      <xsl:choose>
        <xsl:when test="not($report/r:policies/r:policy)"><p><xsl:value-of select="$t[../@id='coverage.none']"/></p></xsl:when>
        <xsl:otherwise><xsl:call-template name="applicability"/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="$policies-proper">
        <h3 id="policies"><xsl:value-of select="$t[../@id='coverage.policies']"/></h3>
        <xsl:apply-templates select="$policies-proper" mode="clauses"/>
      </xsl:if>
      <xsl:if test="$laws">
        <h3 id="laws"><xsl:value-of select="$t[../@id='coverage.laws']"/></h3>
        <p><xsl:value-of select="$t[../@id='coverage.laws-note']"/></p>
        <xsl:apply-templates select="$laws" mode="clauses"/>
      </xsl:if>
      <xsl:call-template name="by-identifier"/>
      <xsl:call-template name="by-rule"/>
    </section>
  </xsl:template>

  <!-- ============================================================ clauses in numbers -->

  <xsl:template name="applicability">
    <xsl:variable name="clauses" select="$report/r:policies/r:policy/r:clause"/>
    <h3 id="applicability"><xsl:value-of select="$t[../@id='coverage.soa']"/></h3>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-soa">
      <table class="soa cards">
        <caption id="cap-soa"><xsl:value-of select="$t[../@id='coverage.soa-caption']"/></caption>
        <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='coverage.soa-head']"/></th><th scope="col" class="n"><xsl:value-of select="$often[../@id='fact.clauses']"/></th>
          <xsl:if test="$clauses/r:outcomes/@error &gt; 0"><th scope="col" class="n"><xsl:value-of select="$often[../@id='outcome.error']"/></th></xsl:if>
          <th scope="col" class="n"><xsl:value-of select="$often[../@id='outcome.gap']"/></th>
          <th scope="col" class="n"><xsl:value-of select="$often[../@id='outcome.not-evaluable']"/></th>
          <th scope="col" class="n"><xsl:value-of select="$often[../@id='outcome.excepted']"/></th>
          <th scope="col" class="n"><xsl:value-of select="$often[../@id='outcome.pass']"/></th>
          <th scope="col" class="n"><xsl:value-of select="$often[../@id='outcome.not-applicable']"/></th>
          <th scope="col" class="n"><xsl:value-of select="$often[../@id='standing.informative']"/></th>
          <th scope="col" class="n"><xsl:value-of select="$often[../@id='standing.no-rule-yet']"/></th>
          <xsl:if test="$clauses/@coverage='dropped'"><th scope="col" class="n"><xsl:value-of select="$often[../@id='standing.dropped']"/></th></xsl:if>
          <xsl:if test="$clauses/@coverage='not-selected'"><th scope="col" class="n"><xsl:value-of select="$t[../@id='standing.not-selected']"/></th></xsl:if></tr></thead>
        <xsl:call-template name="applicability-rows"><xsl:with-param name="of" select="$policies-proper"/><xsl:with-param name="head" select="$t[../@id='coverage.policies']"/></xsl:call-template>
        <xsl:call-template name="applicability-rows"><xsl:with-param name="of" select="$laws"/><xsl:with-param name="head" select="$t[../@id='coverage.laws']"/></xsl:call-template>
      </table>
    </div>
  </xsl:template>

  <xsl:template name="applicability-rows">
    <xsl:param name="of"/>
    <xsl:param name="head"/>
    <xsl:variable name="clauses" select="$report/r:policies/r:policy/r:clause"/>
    <xsl:variable name="columns" select="9 + ($clauses/r:outcomes/@error &gt; 0) + ($clauses/@coverage='dropped') + ($clauses/@coverage='not-selected')"/>
    <xsl:if test="$of">
      <tbody>
        <xsl:if test="$laws"><tr class="group"><th scope="rowgroup" colspan="{$columns}"><xsl:value-of select="$head"/></th></tr></xsl:if>
        <xsl:for-each select="$of">
          <xsl:variable name="judged" select="r:clause[@coverage='checked']/r:outcomes"/>
          <xsl:variable name="ran" select="$judged[@error = 0]"/>
          <tr>
            <th scope="row"><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'policy'"/><xsl:with-param name="id" select="@id"/></xsl:call-template><xsl:call-template name="policy-name"/></a></th>
            <td class="n" data-l="{$often[../@id='fact.clauses']}"><xsl:call-template name="number"><xsl:with-param name="n" select="count(r:clause)"/></xsl:call-template></td>
            <xsl:if test="$clauses/r:outcomes/@error &gt; 0"><xsl:call-template name="clause-count"><xsl:with-param name="word" select="$often[../@id='outcome.error']"/><xsl:with-param name="of" select="$judged[@error &gt; 0]"/></xsl:call-template></xsl:if>
            <xsl:call-template name="clause-count"><xsl:with-param name="word" select="$often[../@id='outcome.gap']"/><xsl:with-param name="of" select="$ran[@gap &gt; 0]"/><xsl:with-param name="class" select="' has-gap'"/></xsl:call-template>
            <xsl:call-template name="clause-count"><xsl:with-param name="word" select="$often[../@id='outcome.not-evaluable']"/><xsl:with-param name="of" select="$ran[@gap = 0][@not-evaluable &gt; 0]"/></xsl:call-template>
            <xsl:call-template name="clause-count"><xsl:with-param name="word" select="$often[../@id='outcome.excepted']"/><xsl:with-param name="of" select="$ran[@gap = 0][@not-evaluable = 0][@excepted &gt; 0]"/></xsl:call-template>
            <xsl:call-template name="clause-count"><xsl:with-param name="word" select="$often[../@id='outcome.pass']"/><xsl:with-param name="of" select="$ran[@gap = 0][@not-evaluable = 0][@excepted = 0][@pass &gt; 0]"/></xsl:call-template>
            <xsl:call-template name="clause-count"><xsl:with-param name="word" select="$often[../@id='outcome.not-applicable']"/><xsl:with-param name="of" select="$ran[@gap + @not-evaluable + @excepted + @pass = 0] | r:clause[@coverage='checked'][not(r:outcomes)]"/></xsl:call-template>
            <xsl:call-template name="clause-count"><xsl:with-param name="word" select="$often[../@id='standing.informative']"/><xsl:with-param name="of" select="r:clause[@coverage='informative']"/></xsl:call-template>
            <xsl:call-template name="clause-count"><xsl:with-param name="word" select="$often[../@id='standing.no-rule-yet']"/><xsl:with-param name="of" select="r:clause[@coverage='no-rule-yet']"/></xsl:call-template>
            <xsl:if test="$clauses/@coverage='dropped'"><xsl:call-template name="clause-count"><xsl:with-param name="word" select="$often[../@id='standing.dropped']"/><xsl:with-param name="of" select="r:clause[@coverage='dropped']"/></xsl:call-template></xsl:if>
            <xsl:if test="$clauses/@coverage='not-selected'"><xsl:call-template name="clause-count"><xsl:with-param name="word" select="$t[../@id='standing.not-selected']"/><xsl:with-param name="of" select="r:clause[@coverage='not-selected']"/></xsl:call-template></xsl:if>
          </tr>
        </xsl:for-each>
      </tbody>
    </xsl:if>
  </xsl:template>

  <!-- A number of clauses, which leads to the first of them. -->
  <xsl:template name="clause-count">
    <xsl:param name="of"/>
    <xsl:param name="word"/>
    <xsl:param name="class"/>
    <xsl:variable name="to"><xsl:for-each select="$of[1]/ancestor-or-self::r:clause"><xsl:call-template name="anchor"><xsl:with-param name="kind" select="'clause'"/><xsl:with-param name="id" select="concat(../@id,'/',@id)"/></xsl:call-template></xsl:for-each></xsl:variable>
    <td class="n" data-l="{$word}"><xsl:if test="$of and $class != ''"><xsl:attribute name="class">n<xsl:value-of select="$class"/></xsl:attribute></xsl:if>
      <xsl:call-template name="count"><xsl:with-param name="n" select="count($of)"/><xsl:with-param name="href" select="concat('#',$to)"/></xsl:call-template></td>
  </xsl:template>

  <!-- ============================================================ clause by clause -->

  <xsl:template match="r:policy" mode="clauses">
    <xsl:variable name="caption"><xsl:call-template name="anchor"><xsl:with-param name="kind" select="'cap-policy'"/><xsl:with-param name="id" select="@id"/></xsl:call-template></xsl:variable>
    <h4 class="policy"><xsl:call-template name="id"><xsl:with-param name="kind" select="'policy'"/><xsl:with-param name="id" select="@id"/></xsl:call-template>
      <xsl:call-template name="text"><xsl:with-param name="n" select="r:title"/><xsl:with-param name="else" select="@id"/></xsl:call-template></h4>
    <p class="sub"><code><xsl:value-of select="@id"/></code><xsl:call-template name="policy-facts"/><xsl:if test="@file != ''"><xsl:text> · </xsl:text><xsl:call-template name="place"/></xsl:if></p>
    <xsl:choose>
      <xsl:when test="r:clause">
        <div class="scroll" role="region" tabindex="0" aria-labelledby="{$caption}">
          <table class="coverage clauses cards">
            <caption class="off" id="{$caption}"><xsl:call-template name="say"><xsl:with-param name="label" select="'coverage.caption'"/><xsl:with-param name="a"><xsl:call-template name="policy-name"/></xsl:with-param></xsl:call-template></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$often[../@id='col.clause']"/></th><th scope="col"><xsl:value-of select="$often[../@id='col.meaning']"/></th><th scope="col"><xsl:value-of select="$often[../@id='col.rules']"/></th><xsl:call-template name="outcome-heads"/></tr></thead>
            <tbody><xsl:apply-templates select="r:clause"/></tbody>
          </table>
        </div>
      </xsl:when>
      <xsl:otherwise><p><xsl:value-of select="$w-none"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="outcome-heads">
    <th scope="col" class="n"><xsl:value-of select="$often[../@id='outcome.pass']"/></th>
    <th scope="col" class="n"><xsl:value-of select="$often[../@id='outcome.gap']"/></th>
    <th scope="col" class="n"><xsl:value-of select="$often[../@id='outcome.excepted']"/></th>
    <th scope="col" class="n"><xsl:value-of select="$often[../@id='outcome.not-evaluable']"/></th>
    <th scope="col" class="n"><xsl:value-of select="$often[../@id='outcome.error']"/></th>
    <th scope="col" class="n"><xsl:value-of select="$often[../@id='outcome.not-applicable']"/></th>
  </xsl:template>

  <!-- A count of judgements of one rule, or with $n of what is added up. Each leads to its findings in the list by rule; passes to the rule, whose row says
       what it tests. -->
  <xsl:template name="outcome-count">
    <xsl:param name="n"/>
    <xsl:param name="rule"/>
    <xsl:param name="else"/>
    <xsl:variable name="outcome" select="name($n)"/>
    <xsl:variable name="to"><xsl:choose>
      <xsl:when test="$rule = ''"><xsl:value-of select="$else"/></xsl:when>
      <xsl:when test="$outcome != 'pass' and not(key('by-rule', concat($rule,'|',$outcome)))"/>
      <xsl:when test="$outcome = 'pass'">#<xsl:call-template name="anchor"><xsl:with-param name="kind" select="'rule'"/><xsl:with-param name="id" select="$rule"/></xsl:call-template></xsl:when>
      <xsl:when test="$outcome = 'gap'">#<xsl:call-template name="anchor"><xsl:with-param name="kind" select="'gaps-of'"/><xsl:with-param name="id" select="$rule"/></xsl:call-template></xsl:when>
      <xsl:otherwise>#<xsl:call-template name="anchor"><xsl:with-param name="kind" select="concat($outcome,'-of')"/><xsl:with-param name="id" select="$rule"/></xsl:call-template></xsl:otherwise>
    </xsl:choose></xsl:variable>
    <td class="n" data-l="{$w-outcomes/@*[name() = $outcome]}"><xsl:if test="$outcome = 'gap' and $n &gt; 0"><xsl:attribute name="class">n has-gap</xsl:attribute></xsl:if><xsl:call-template name="count"><xsl:with-param name="n" select="$n"/><xsl:with-param name="href" select="$to"/></xsl:call-template></td>
  </xsl:template>

  <xsl:template match="r:policy/r:clause">
    <xsl:variable name="standing"><xsl:call-template name="standing"/></xsl:variable>
    <xsl:text>&#10;</xsl:text>
    <tr class="c-{@coverage}">
      <th scope="row"><xsl:call-template name="id"><xsl:with-param name="kind" select="'clause'"/><xsl:with-param name="id" select="concat(../@id,'/',@id)"/></xsl:call-template><span class="cid"><xsl:value-of select="@id"/></span>
        <xsl:text> </xsl:text><span class="standing st-{$standing}"><xsl:value-of select="$often[../@id=concat('standing.',$standing)]"/></span></th>
      <td class="prose">
        <span class="said block"><xsl:call-template name="text"><xsl:with-param name="n" select="r:summary"/><xsl:with-param name="else" select="@id"/></xsl:call-template></span>
        <span class="sub line"><xsl:value-of select="$often[../@id=concat('class.',current()/@class)]"/>
          <xsl:if test="@obligation != '' and @obligation != 'information'"> · <xsl:value-of select="$often[../@id=concat('obligation.',current()/@obligation)]"/></xsl:if>
          <xsl:if test="@source-line != ''"> · <span class="cid"><xsl:choose>
              <xsl:when test="contains(translate(@source-line,'–, ;','----'),'-')"><xsl:call-template name="say"><xsl:with-param name="label" select="'coverage.lines'"/><xsl:with-param name="a" select="translate(@source-line,'-','–')"/></xsl:call-template></xsl:when>
              <xsl:otherwise><xsl:call-template name="say"><xsl:with-param name="label" select="'coverage.line'"/><xsl:with-param name="a" select="@source-line"/></xsl:call-template></xsl:otherwise></xsl:choose></span></xsl:if></span>
        <xsl:if test="@coverage = 'checked'"><xsl:call-template name="interpretation"/></xsl:if>
        <xsl:for-each select="r:on-file[position() &lt;= 5]">
          <span class="sub line onfile"><span aria-hidden="true">✓ </span><xsl:value-of select="$t[../@id='coverage.on-file']"/>: <xsl:call-template name="text"><xsl:with-param name="n" select="r:message"/><xsl:with-param name="else" select="@subject-id"/></xsl:call-template><xsl:if test="@file != ''"><xsl:text> </xsl:text><xsl:call-template name="place"/></xsl:if></span>
        </xsl:for-each>
        <xsl:if test="count(r:on-file) &gt; 5"><span class="sub line"><xsl:call-template name="say"><xsl:with-param name="label" select="'coverage.on-file-more'"/><xsl:with-param name="a" select="count(r:on-file) - 5"/></xsl:call-template></span></xsl:if>
        <xsl:if test="@class = 'attested' and @coverage = 'checked' and not(r:on-file) and not($public)"><span class="sub line"><span aria-hidden="true">○ </span><xsl:value-of select="$t[../@id='coverage.on-file-none']"/></span></xsl:if>
      </td>
      <xsl:choose>
        <xsl:when test="@coverage = 'checked'">
          <td class="rules"><ul><xsl:apply-templates select="r:requirement[not(@rule = preceding-sibling::r:requirement[1]/@rule and @severity = preceding-sibling::r:requirement[1]/@severity)]"/></ul></td>
          <xsl:call-template name="clause-outcomes"/>
        </xsl:when>
        <xsl:otherwise><td colspan="7" class="not"><span aria-hidden="true">○ </span><xsl:value-of select="$t[../@id=concat('coverage.',current()/@coverage)]"/><xsl:call-template name="interpretation"/></td></xsl:otherwise>
      </xsl:choose>
    </tr>
  </xsl:template>

  <!-- How a clause stands, in one code word: the worst of what its rules said. -->
  <xsl:template name="standing">
    <xsl:choose>
      <xsl:when test="@coverage != 'checked'"><xsl:value-of select="@coverage"/></xsl:when>
      <xsl:when test="r:outcomes/@error &gt; 0">error</xsl:when>
      <xsl:when test="r:outcomes/@gap &gt; 0">gap</xsl:when>
      <xsl:when test="r:outcomes/@not-evaluable &gt; 0">not-evaluable</xsl:when>
      <xsl:when test="r:outcomes/@excepted &gt; 0">excepted</xsl:when>
      <xsl:when test="r:outcomes/@pass &gt; 0">pass</xsl:when>
      <xsl:otherwise>not-applicable</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A rule of a clause, with ways to what it found for the clause; how many is told in judgements beside it, and in findings where it leads. -->
  <xsl:template match="r:clause/r:requirement">
    <xsl:variable name="key" select="concat(../../@id,'|',../@id,'|',@rule)"/>
    <li><xsl:call-template name="rule-link"><xsl:with-param name="rule" select="@rule"/></xsl:call-template>
      <xsl:if test="@severity != ''"><xsl:text> </xsl:text><span class="sub"><xsl:value-of select="$often[../@id=concat('severity.',current()/@severity)]"/></span></xsl:if>
      <xsl:if test="key('by-clause-rule', concat($key,'|gap'))"><xsl:text>, </xsl:text><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'gaps-of'"/><xsl:with-param name="id" select="@rule"/></xsl:call-template><xsl:value-of select="$w-to-gaps"/></a></xsl:if>
      <xsl:if test="key('by-clause-rule', concat($key,'|excepted'))"><xsl:text>, </xsl:text><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'excepted-of'"/><xsl:with-param name="id" select="@rule"/></xsl:call-template><xsl:value-of select="$w-to-excepted"/></a></xsl:if>
      <xsl:if test="key('by-clause-rule', concat($key,'|not-evaluable'))"><xsl:text>, </xsl:text><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'not-evaluable-of'"/><xsl:with-param name="id" select="@rule"/></xsl:call-template><xsl:value-of select="$w-to-undecided"/></a></xsl:if></li>
  </xsl:template>
  <xsl:variable name="w-iso" select="string($t[../@id='col.iso'])"/>
  <xsl:variable name="w-to-gaps" select="string($t[../@id='coverage.to-gaps'])"/>
  <xsl:variable name="w-to-excepted" select="string($t[../@id='coverage.to-excepted'])"/>
  <xsl:variable name="w-to-undecided" select="string($t[../@id='coverage.to-undecided'])"/>

  <xsl:template name="clause-outcomes">
    <xsl:variable name="one"><xsl:if test="not(r:requirement[@rule != ../r:requirement[1]/@rule])"><xsl:value-of select="r:requirement/@rule"/></xsl:if></xsl:variable>
    <xsl:call-template name="outcome-count"><xsl:with-param name="n" select="r:outcomes/@pass"/><xsl:with-param name="rule" select="string($one)"/></xsl:call-template>
    <td class="n" data-l="{$w-outcomes/@gap}"><xsl:if test="r:outcomes/@gap &gt; 0"><xsl:attribute name="class">n has-gap</xsl:attribute></xsl:if><xsl:call-template name="clause-gaps"/></td>
    <xsl:call-template name="outcome-count"><xsl:with-param name="n" select="r:outcomes/@excepted"/><xsl:with-param name="rule" select="string($one)"/><xsl:with-param name="else" select="'#excepted'"/></xsl:call-template>
    <xsl:call-template name="outcome-count"><xsl:with-param name="n" select="r:outcomes/@not-evaluable"/><xsl:with-param name="rule" select="string($one)"/><xsl:with-param name="else" select="'#not-evaluable'"/></xsl:call-template>
    <xsl:call-template name="outcome-count"><xsl:with-param name="n" select="r:outcomes/@error"/><xsl:with-param name="rule" select="string($one)"/><xsl:with-param name="else" select="'#rule-errors'"/></xsl:call-template>
    <td class="n dim" data-l="{$w-outcomes/@not-applicable}"><xsl:call-template name="number"><xsl:with-param name="n" select="r:outcomes/@not-applicable"/></xsl:call-template></td>
  </xsl:template>

  <xsl:template name="interpretation">
    <xsl:if test="r:interpretation-note"><span class="sub line"><xsl:value-of select="$w-note"/>: <xsl:call-template name="text"><xsl:with-param name="n" select="r:interpretation-note"/></xsl:call-template></span></xsl:if>
  </xsl:template>

  <!-- A clause's gap count leads to its row in the list of gaps by clause. -->
  <xsl:template name="clause-gaps">
    <xsl:variable name="to"><xsl:call-template name="anchor"><xsl:with-param name="kind" select="'gaps-of-clause'"/><xsl:with-param name="id" select="concat(../@id,'/',@id)"/></xsl:call-template></xsl:variable>
    <xsl:call-template name="count"><xsl:with-param name="n" select="r:outcomes/@gap"/><xsl:with-param name="href"><xsl:if test="$gaps &gt; 0">#<xsl:value-of select="$to"/></xsl:if></xsl:with-param></xsl:call-template>
  </xsl:template>

  <!-- ============================================================ by identifier of the standard -->

  <xsl:template name="by-identifier">
    <h3 id="iso"><xsl:value-of select="$t[../@id='iso.title']"/></h3>
    <p><xsl:value-of select="$t[../@id='iso.intro']"/></p>
    <xsl:variable name="heads" select="$report/r:rules/r:rule/r:property[@role='iso27001'][generate-id() = generate-id(key('iso', string(.))[1])]"/>
    <xsl:choose>
      <xsl:when test="$heads">
        <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-iso">
          <table class="coverage iso cards">
            <caption class="off" id="cap-iso"><xsl:value-of select="$t[../@id='iso.caption']"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='iso.identifier']"/></th><th scope="col"><xsl:value-of select="$t[../@id='iso.clauses']"/></th><th scope="col"><xsl:value-of select="$often[../@id='col.rules']"/></th><xsl:call-template name="outcome-heads"/></tr></thead>
            <xsl:call-template name="identifiers"><xsl:with-param name="of" select="$heads[starts-with(.,'cl. ')]"/><xsl:with-param name="head" select="$t[../@id='iso.body']"/></xsl:call-template>
            <xsl:call-template name="identifiers"><xsl:with-param name="of" select="$heads[not(starts-with(.,'cl. '))]"/><xsl:with-param name="head" select="$t[../@id='iso.annex']"/></xsl:call-template>
          </table>
        </div>
      </xsl:when>
      <xsl:otherwise><p><xsl:value-of select="$t[../@id='iso.none']"/></p></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="identifiers-left"/>
  </xsl:template>

  <xsl:template name="identifiers">
    <xsl:param name="of"/>
    <xsl:param name="head"/>
    <xsl:if test="$of">
      <tbody>
        <tr class="group"><th scope="rowgroup" colspan="9"><xsl:value-of select="$head"/></th></tr>
        <xsl:for-each select="$of">
          <xsl:sort select="str:tokenize(translate(.,'cl AB',''),'.')[1]" data-type="number"/>
          <xsl:sort select="str:tokenize(translate(.,'cl AB',''),'.')[2]" data-type="number"/>
          <xsl:sort select="str:tokenize(translate(.,'cl AB',''),'.')[3]" data-type="number"/>
          <xsl:sort select="."/>
          <xsl:call-template name="identifier-row"/>
        </xsl:for-each>
      </tbody>
    </xsl:if>
  </xsl:template>

  <xsl:template name="identifier-row">
    <xsl:variable name="id" select="string(.)"/>
    <xsl:variable name="rules" select="key('iso', $id)/.."/>
    <xsl:variable name="ran" select="$rules[@ran='yes']/r:outcomes"/>
    <xsl:text>&#10;</xsl:text>
    <tr>
      <th scope="row"><xsl:call-template name="id"><xsl:with-param name="kind" select="'iso'"/><xsl:with-param name="id" select="translate($id,' ','')"/></xsl:call-template><span class="cid"><xsl:call-template name="identifier"><xsl:with-param name="id" select="$id"/></xsl:call-template></span></th>
      <td class="refs">
        <xsl:for-each select="$policies-proper | $laws">
          <xsl:variable name="mine" select="r:clause[r:requirement[key('rule-iso', concat(@rule,'|',$id))]]"/>
          <xsl:if test="$mine">
            <p class="of"><span class="sub"><xsl:if test="@origin='law'"><xsl:value-of select="$often[../@id='fact.law']"/>, </xsl:if><xsl:call-template name="policy-name"/>: </span>
            <xsl:for-each select="$mine"><xsl:if test="position() &gt; 1">, </xsl:if><a class="cid"><xsl:call-template name="href"><xsl:with-param name="kind" select="'clause'"/><xsl:with-param name="id" select="concat(../@id,'/',@id)"/></xsl:call-template><xsl:value-of select="@id"/></a></xsl:for-each></p>
          </xsl:if>
        </xsl:for-each>
      </td>
      <td class="rules"><ul><xsl:for-each select="$rules">
        <li><xsl:call-template name="rule-link"><xsl:with-param name="rule" select="@id"/></xsl:call-template><xsl:call-template name="rule-numbers"/><xsl:if test="@ran='no'"><xsl:text> </xsl:text><span class="sub">(<xsl:value-of select="$t[../@id='iso.not-run']"/>)</span></xsl:if></li>
      </xsl:for-each></ul></td>
      <xsl:choose>
        <xsl:when test="$ran">
          <xsl:call-template name="identifier-count"><xsl:with-param name="n" select="$ran/@pass"/></xsl:call-template>
          <xsl:call-template name="identifier-count"><xsl:with-param name="n" select="$ran/@gap"/></xsl:call-template>
          <xsl:call-template name="identifier-count"><xsl:with-param name="n" select="$ran/@excepted"/></xsl:call-template>
          <xsl:call-template name="identifier-count"><xsl:with-param name="n" select="$ran/@not-evaluable"/></xsl:call-template>
          <xsl:call-template name="identifier-count"><xsl:with-param name="n" select="$ran/@error"/></xsl:call-template>
          <td class="n dim" data-l="{$w-outcomes/@not-applicable}"><xsl:call-template name="number"><xsl:with-param name="n" select="sum($ran/@not-applicable)"/></xsl:call-template></td>
        </xsl:when>
        <xsl:otherwise><td colspan="6" class="not"><span aria-hidden="true">○ </span><xsl:value-of select="$w-not-run"/></td></xsl:otherwise>
      </xsl:choose>
    </tr>
  </xsl:template>

  <!-- The judgements of several rules: of one rule that has any, the number leads there; of several, each rule beside it has its own. -->
  <xsl:template name="identifier-count">
    <xsl:param name="n"/>
    <xsl:variable name="some" select="$n[. &gt; 0]"/>
    <xsl:choose>
      <xsl:when test="count($some) = 1"><xsl:call-template name="outcome-count"><xsl:with-param name="n" select="$some"/><xsl:with-param name="rule" select="string($some/../../@id)"/></xsl:call-template></xsl:when>
      <xsl:otherwise><td class="n" data-l="{$w-outcomes/@*[name() = name($n)]}"><xsl:if test="$some and name($n) = 'gap'"><xsl:attribute name="class">n has-gap</xsl:attribute></xsl:if><xsl:call-template name="number"><xsl:with-param name="n" select="sum($n)"/></xsl:call-template></td></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What a rule found, in judgements, each number with a way to it. -->
  <xsl:template name="rule-numbers">
    <xsl:if test="r:outcomes/@gap &gt; 0 and key('by-rule', concat(@id,'|gap'))"><xsl:text>, </xsl:text><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'gaps-of'"/><xsl:with-param name="id" select="@id"/></xsl:call-template><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.judged-gaps'"/><xsl:with-param name="n" select="r:outcomes/@gap"/></xsl:call-template></a></xsl:if>
    <xsl:if test="r:outcomes/@excepted &gt; 0 and key('by-rule', concat(@id,'|excepted'))"><xsl:text>, </xsl:text><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'excepted-of'"/><xsl:with-param name="id" select="@id"/></xsl:call-template><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.excepted'"/><xsl:with-param name="n" select="r:outcomes/@excepted"/></xsl:call-template></a></xsl:if>
    <xsl:if test="r:outcomes/@not-evaluable &gt; 0 and key('by-rule', concat(@id,'|not-evaluable'))"><xsl:text>, </xsl:text><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'not-evaluable-of'"/><xsl:with-param name="id" select="@id"/></xsl:call-template><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.not-evaluable'"/><xsl:with-param name="n" select="r:outcomes/@not-evaluable"/></xsl:call-template></a></xsl:if>
  </xsl:template>

  <!-- "cl. 6.1" as "6.1": the heading says which part of the standard it is of. -->
  <xsl:template name="identifier">
    <xsl:param name="id"/>
    <xsl:choose>
      <xsl:when test="starts-with($id,'cl. ')"><xsl:value-of select="substring($id, 5)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$id"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The controls of the annex that no rule of the run refers to: a reader must not take silence for a pass. -->
  <xsl:template name="identifiers-left">
    <p id="iso-left"><xsl:value-of select="$t[../@id='iso.left']"/></p>
    <ul class="left">
      <xsl:for-each select="exsl:node-set($annex-tree)/c">
        <xsl:variable name="n" select="@n"/>
        <xsl:variable name="ids" select="str:tokenize(str:padding(2 * @to, 'x '), ' ')"/>
        <xsl:variable name="left"><xsl:for-each select="$ids">
          <xsl:variable name="id" select="concat($n,'.',position())"/>
          <xsl:for-each select="$report"><xsl:if test="not(key('iso', $id))"><xsl:value-of select="concat(', ', $id)"/></xsl:if></xsl:for-each>
        </xsl:for-each></xsl:variable>
        <xsl:if test="$left != ''"><li><xsl:value-of select="substring($left, 3)"/></li></xsl:if>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <!-- ============================================================ by rule -->

  <xsl:template name="by-rule">
    <h3 id="rules"><xsl:value-of select="$t[../@id='coverage.rules']"/></h3>
    <xsl:if test="not($report/r:rules/r:rule)"><p><xsl:value-of select="$w-none"/></p></xsl:if>
    <xsl:if test="$report/r:rules/r:rule">
      <p><xsl:value-of select="$t[../@id='coverage.rules-intro']"/></p>
      <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-rules">
        <table class="coverage ruletable cards">
          <caption class="off" id="cap-rules"><xsl:value-of select="$t[../@id='coverage.rules-caption']"/></caption>
          <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.rule']"/></th><th scope="col"><xsl:value-of select="$often[../@id='col.clause']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.iso']"/></th><xsl:call-template name="outcome-heads"/></tr></thead>
          <tbody><xsl:apply-templates select="$report/r:rules/r:rule"/></tbody>
        </table>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:rules/r:rule">
    <xsl:text>&#10;</xsl:text>
    <tr>
      <th scope="row" class="rulehead"><xsl:call-template name="id"><xsl:with-param name="kind" select="'rule'"/><xsl:with-param name="id" select="@id"/></xsl:call-template>
        <xsl:call-template name="text"><xsl:with-param name="n" select="r:title"/><xsl:with-param name="else" select="@id"/></xsl:call-template>
        <span class="sub line"><code><xsl:value-of select="@id"/></code></span>
        <xsl:if test="r:rationale"><span class="sub line"><xsl:call-template name="text"><xsl:with-param name="n" select="r:rationale"/></xsl:call-template></span></xsl:if></th>
      <td class="refs"><ul><xsl:for-each select="r:clause"><li><xsl:call-template name="clause-link"/></li></xsl:for-each></ul></td>
      <td data-l="{$w-iso}"><xsl:for-each select="r:property[@role='iso27001']"><xsl:if test="position() &gt; 1">, </xsl:if><a class="cid"><xsl:call-template name="href"><xsl:with-param name="kind" select="'iso'"/><xsl:with-param name="id" select="translate(.,' ','')"/></xsl:call-template><xsl:value-of select="."/></a></xsl:for-each></td>
      <xsl:choose>
        <xsl:when test="@ran = 'yes' and r:outcomes">
          <td class="n" data-l="{$w-outcomes/@pass}"><xsl:call-template name="number"><xsl:with-param name="n" select="r:outcomes/@pass"/></xsl:call-template></td>
          <xsl:call-template name="outcome-count"><xsl:with-param name="n" select="r:outcomes/@gap"/><xsl:with-param name="rule" select="string(@id)"/></xsl:call-template>
          <xsl:call-template name="outcome-count"><xsl:with-param name="n" select="r:outcomes/@excepted"/><xsl:with-param name="rule" select="string(@id)"/></xsl:call-template>
          <xsl:call-template name="outcome-count"><xsl:with-param name="n" select="r:outcomes/@not-evaluable"/><xsl:with-param name="rule" select="string(@id)"/></xsl:call-template>
          <xsl:call-template name="outcome-count"><xsl:with-param name="n" select="r:outcomes/@error"/><xsl:with-param name="rule" select="string(@id)"/></xsl:call-template>
          <td class="n dim" data-l="{$w-outcomes/@not-applicable}"><xsl:call-template name="number"><xsl:with-param name="n" select="r:outcomes/@not-applicable"/></xsl:call-template></td>
        </xsl:when>
        <xsl:otherwise><td colspan="6" class="not"><span aria-hidden="true">○ </span><xsl:value-of select="$w-not-run"/></td></xsl:otherwise>
      </xsl:choose>
    </tr>
  </xsl:template>

</xsl:stylesheet>
