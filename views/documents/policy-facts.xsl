<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- What the readable policy says of a policy besides its clauses: decision, scope, revision, classification model, roles, and how a local policy
     departs from the one it builds on. A fact that the policy does not state is told as such, never left out. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="r exsl str">

  <xsl:template name="status">
    <xsl:choose><xsl:when test="@status != ''"><span class="said"><xsl:call-template name="code"><xsl:with-param name="type" select="'policy-status'"/><xsl:with-param name="code" select="@status"/></xsl:call-template></span></xsl:when><xsl:otherwise><xsl:call-template name="lacking"/></xsl:otherwise></xsl:choose>
  </xsl:template>

  <xsl:template name="adopted-on">
    <xsl:choose><xsl:when test="@adopted-on != '' and @adopted-on != 'unknown'"><span class="date"><xsl:value-of select="@adopted-on"/></span></xsl:when><xsl:when test="@origin='law'">–</xsl:when><xsl:otherwise><xsl:call-template name="lacking"/></xsl:otherwise></xsl:choose>
  </xsl:template>

  <xsl:template name="facts">
    <dl class="facts">
      <div><dt><xsl:value-of select="$t[../@id='col.state']"/></dt><dd><xsl:call-template name="status"/></dd></div>
      <div><dt><xsl:value-of select="$t[../@id='pdoc.version']"/></dt><dd><xsl:call-template name="stated"><xsl:with-param name="s" select="@version"/></xsl:call-template></dd></div>
      <div><dt><xsl:value-of select="$t[../@id='pdoc.adopted-by']"/></dt><dd><xsl:choose><xsl:when test="@adopted-by != ''"><span class="said"><xsl:call-template name="code"><xsl:with-param name="type" select="'body'"/><xsl:with-param name="code" select="@adopted-by"/></xsl:call-template></span></xsl:when><xsl:otherwise><xsl:call-template name="lacking"/></xsl:otherwise></xsl:choose>
        <xsl:if test="@stated-deciding-body != '' and not(@stated-deciding-body = @adopted-by)"><span class="sub line"><xsl:value-of select="$t[../@id='pdoc.stated-body']"/>: <xsl:call-template name="code"><xsl:with-param name="type" select="'body'"/><xsl:with-param name="code" select="@stated-deciding-body"/></xsl:call-template></span></xsl:if></dd></div>
      <xsl:if test="not(@origin='law') or @adopted-on"><div><dt><xsl:value-of select="$t[../@id='pdoc.adopted-on']"/></dt><dd><xsl:call-template name="adopted-on"/></dd></div></xsl:if>
      <xsl:if test="not(@origin='law') or @decision-ref != ''"><div><dt><xsl:value-of select="$t[../@id='pdoc.decision']"/></dt><dd><xsl:call-template name="stated"><xsl:with-param name="s" select="@decision-ref"/></xsl:call-template></dd></div></xsl:if>
      <xsl:if test="@valid-from != '' or @valid-to != ''"><div><dt><xsl:value-of select="$t[../@id='pdoc.valid']"/></dt><dd>
        <xsl:if test="@valid-from != ''"><xsl:value-of select="$t[../@id='pdoc.from']"/><xsl:text> </xsl:text><span class="date"><xsl:value-of select="@valid-from"/></span></xsl:if>
        <xsl:if test="@valid-to != ''"><xsl:text> </xsl:text><xsl:value-of select="$t[../@id='pdoc.through']"/><xsl:text> </xsl:text><span class="date"><xsl:value-of select="@valid-to"/></span></xsl:if></dd></div></xsl:if>
      <xsl:if test="not(@origin='law')">
        <div><dt><xsl:value-of select="$t[../@id='pdoc.owner']"/></dt><dd><xsl:choose><xsl:when test="@document-owner-role != ''"><span class="said"><xsl:call-template name="role-name"><xsl:with-param name="id" select="@document-owner-role"/></xsl:call-template></span></xsl:when><xsl:otherwise><xsl:call-template name="lacking"/></xsl:otherwise></xsl:choose></dd></div>
        <div><dt><xsl:value-of select="$t[../@id='pdoc.revision']"/></dt><dd><xsl:call-template name="revision"/></dd></div>
      </xsl:if>
      <xsl:if test="@extends != ''"><div><dt><xsl:value-of select="$t[../@id='pdoc.extends']"/></dt><dd><xsl:call-template name="policy-named"><xsl:with-param name="id" select="@extends"/></xsl:call-template></dd></div></xsl:if>
      <xsl:if test="key('extending', @id)"><div><dt><xsl:value-of select="$t[../@id='pdoc.extended-by']"/></dt><dd><ul class="plainlist"><xsl:for-each select="key('extending', @id)"><li><a href="#part-{count(preceding-sibling::r:policy) + 1}"><xsl:call-template name="policy-name"/></a></li></xsl:for-each></ul></dd></div></xsl:if>
      <xsl:if test="@supersedes != ''"><div><dt><xsl:value-of select="$t[../@id='pdoc.supersedes']"/></dt><dd><xsl:value-of select="@supersedes"/></dd></div></xsl:if>
      <div><dt><xsl:value-of select="$t[../@id='pdoc.scope']"/></dt><dd><xsl:call-template name="scope"/></dd></div>
      <xsl:if test="@source-doc != ''"><div><dt><xsl:value-of select="$t[../@id='pdoc.source']"/></dt><dd><xsl:call-template name="unmarked"><xsl:with-param name="s" select="@source-doc"/></xsl:call-template></dd></div></xsl:if>
      <xsl:if test="r:framework-mapping"><div><dt><xsl:value-of select="$t[../@id='pdoc.mapping']"/></dt><dd><xsl:call-template name="mappings"/></dd></div></xsl:if>
      <div><dt><xsl:value-of select="$t[../@id='pdoc.id']"/></dt><dd><code><xsl:value-of select="@id"/></code></dd></div>
    </dl>
  </xsl:template>

  <xsl:template name="stated">
    <xsl:param name="s"/>
    <xsl:choose><xsl:when test="$s != '' and $s != 'unknown'"><xsl:call-template name="dated"><xsl:with-param name="s" select="$s"/></xsl:call-template></xsl:when><xsl:otherwise><xsl:call-template name="lacking"/></xsl:otherwise></xsl:choose>
  </xsl:template>

  <xsl:template name="revision">
    <xsl:choose>
      <xsl:when test="r:revision-rule">
        <xsl:for-each select="r:revision-rule">
          <span class="said"><xsl:call-template name="code"><xsl:with-param name="type" select="'revision-kind'"/><xsl:with-param name="code" select="@kind"/></xsl:call-template><xsl:if test="@interval != ''">: <xsl:call-template name="parameter-words"><xsl:with-param name="value" select="@interval"/></xsl:call-template></xsl:if><xsl:if test="@body != ''">, <xsl:call-template name="code"><xsl:with-param name="type" select="'body'"/><xsl:with-param name="code" select="@body"/></xsl:call-template></xsl:if></span>
          <xsl:if test="@counts != ''"><span class="sub line"><xsl:value-of select="$t[../@id='pdoc.counts']"/>: <xsl:call-template name="codes"><xsl:with-param name="type" select="'revision-event'"/><xsl:with-param name="list" select="@counts"/></xsl:call-template></span></xsl:if>
          <xsl:if test="r:interpretation-note"><span class="sub line"><xsl:value-of select="$t[../@id='coverage.note']"/>: <xsl:call-template name="sentence"><xsl:with-param name="n" select="r:interpretation-note"/></xsl:call-template></span></xsl:if>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="lacking"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="scope">
    <xsl:variable name="units" select="normalize-space(r:scope/@units)"/>
    <xsl:choose>
      <xsl:when test="$units = '' or $units = 'all'"><xsl:value-of select="$t[../@id='pdoc.scope-all']"/></xsl:when>
      <xsl:otherwise><xsl:for-each select="str:tokenize($units)"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:call-template name="unit-name"><xsl:with-param name="id" select="string()"/></xsl:call-template></xsl:for-each></xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="r:scope">
      <xsl:if test="@min-ownership != ''"><span class="sub line"><xsl:call-template name="say"><xsl:with-param name="label" select="'pdoc.ownership'"/><xsl:with-param name="a" select="@min-ownership"/></xsl:call-template></span></xsl:if>
      <xsl:if test="@company-exception-mode != ''"><span class="sub line"><xsl:value-of select="$t[../@id='pdoc.company-exceptions']"/>: <xsl:call-template name="code"><xsl:with-param name="type" select="'company-exception-mode'"/><xsl:with-param name="code" select="@company-exception-mode"/></xsl:call-template></span></xsl:if>
      <xsl:if test="r:note"><span class="sub line"><xsl:call-template name="sentence"><xsl:with-param name="n" select="r:note"/></xsl:call-template></span></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- the units that a decision has brought under the policy -->
  <xsl:template name="covered-units">
    <xsl:variable name="all" select="key('coverage-of', @id)"/>
    <xsl:if test="$all">
      <xsl:variable name="part" select="count(preceding-sibling::r:policy) + 1"/>
      <h3><xsl:value-of select="$t[../@id='pdoc.covered']"/></h3>
      <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-covered-{$part}">
        <table class="list papers">
          <caption class="off" id="cap-covered-{$part}"><xsl:value-of select="$t[../@id='pdoc.covered']"/>: <xsl:call-template name="policy-name"/> (<xsl:value-of select="@id"/>)</caption>
          <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.unit']"/></th><th scope="col"><xsl:value-of select="$t[../@id='pdoc.applies']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.decision']"/></th></tr></thead>
          <tbody>
            <xsl:for-each select="$all">
              <tr><th scope="row"><xsl:call-template name="text"><xsl:with-param name="n" select="../r:name"/><xsl:with-param name="else" select="../@id"/></xsl:call-template></th>
                <td><xsl:choose><xsl:when test="@applicability != ''"><span class="said"><xsl:call-template name="code"><xsl:with-param name="type" select="'applicability'"/><xsl:with-param name="code" select="@applicability"/></xsl:call-template></span></xsl:when><xsl:otherwise><xsl:call-template name="lacking"/></xsl:otherwise></xsl:choose>
                  <xsl:if test="r:note"><span class="sub line"><xsl:call-template name="sentence"><xsl:with-param name="n" select="r:note"/></xsl:call-template></span></xsl:if></td>
                <td><xsl:choose><xsl:when test="@decision-ref != '' and @decision-ref != 'unknown'"><xsl:call-template name="unmarked"><xsl:with-param name="s" select="@decision-ref"/></xsl:call-template></xsl:when><xsl:otherwise><xsl:call-template name="lacking"/></xsl:otherwise></xsl:choose></td></tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template name="classification">
    <xsl:variable name="part" select="concat(count(../preceding-sibling::r:policy) + 1, '-', count(preceding-sibling::r:classification-model) + 1)"/>
    <h3><xsl:value-of select="$t[../@id='pdoc.model']"/>: <xsl:call-template name="text"><xsl:with-param name="n" select="r:label"/><xsl:with-param name="else" select="@id"/></xsl:call-template><xsl:if test="@version != ''"><xsl:text> </xsl:text><xsl:value-of select="@version"/></xsl:if></h3>
    <xsl:if test="r:aspect">
      <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-aspects-{$part}">
        <table class="list papers slim">
          <caption id="cap-aspects-{$part}"><xsl:value-of select="$t[../@id='pdoc.aspects']"/><span class="off">: <xsl:value-of select="concat(../@id,' ',@id)"/></span></caption>
          <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='pdoc.aspect']"/></th><th scope="col"><xsl:value-of select="$t[../@id='pdoc.code']"/></th><th scope="col"><xsl:value-of select="$t[../@id='pdoc.required']"/></th></tr></thead>
          <tbody><xsl:for-each select="r:aspect"><tr><th scope="row"><span class="said"><xsl:call-template name="text"><xsl:with-param name="n" select="r:label"/><xsl:with-param name="else" select="@code"/></xsl:call-template></span></th><td><xsl:value-of select="@code"/></td><td><xsl:choose><xsl:when test="@required = 'no'"><xsl:value-of select="$t[../@id='pdoc.may']"/></xsl:when><xsl:when test="@required = 'yes'"><xsl:value-of select="$t[../@id='pdoc.must']"/></xsl:when><xsl:otherwise><xsl:call-template name="lacking"/></xsl:otherwise></xsl:choose></td></tr></xsl:for-each></tbody>
        </table>
      </div>
    </xsl:if>
    <xsl:if test="r:level">
      <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-levels-{$part}">
        <table class="list papers slim">
          <caption id="cap-levels-{$part}"><xsl:value-of select="$t[../@id='pdoc.levels']"/><span class="off">: <xsl:value-of select="concat(../@id,' ',@id)"/></span></caption>
          <thead><tr><th scope="col" class="n"><xsl:value-of select="$t[../@id='pdoc.order']"/></th><th scope="col"><xsl:value-of select="$t[../@id='pdoc.level']"/></th><xsl:if test="r:level/@aspect"><th scope="col"><xsl:value-of select="$t[../@id='pdoc.aspect']"/></th></xsl:if><th scope="col"><xsl:value-of select="$t[../@id='pdoc.catalogue']"/></th></tr></thead>
          <tbody><xsl:for-each select="r:level"><tr><td class="n"><xsl:value-of select="@order"/></td><th scope="row"><span class="said"><xsl:call-template name="text"><xsl:with-param name="n" select="r:label"/><xsl:with-param name="else" select="@code"/></xsl:call-template></span></th><xsl:if test="../r:level/@aspect"><td><xsl:value-of select="@aspect"/></td></xsl:if><td><xsl:choose><xsl:when test="@in-catalogue = 'no'"><xsl:value-of select="$t[../@id='pdoc.catalogue-no']"/></xsl:when><xsl:when test="@in-catalogue = 'yes'"><xsl:value-of select="$t[../@id='pdoc.catalogue-yes']"/></xsl:when><xsl:otherwise><xsl:call-template name="lacking"/></xsl:otherwise></xsl:choose></td></tr></xsl:for-each></tbody>
        </table>
      </div>
    </xsl:if>
    <xsl:if test="not(r:aspect) and not(r:level)"><p><xsl:call-template name="lacking"/></p></xsl:if>
  </xsl:template>

  <xsl:template name="roles">
    <xsl:variable name="part" select="count(preceding-sibling::r:policy) + 1"/>
    <h3><xsl:value-of select="$t[../@id='pdoc.roles']"/></h3>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-roles-{$part}">
      <table class="list papers">
        <caption class="off" id="cap-roles-{$part}"><xsl:value-of select="$t[../@id='pdoc.roles']"/>: <xsl:call-template name="policy-name"/> (<xsl:value-of select="@id"/>)</caption>
        <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='papers.role']"/></th><th scope="col"><xsl:value-of select="$t[../@id='pdoc.how-many']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='pdoc.who-may']"/></th><th scope="col"><xsl:value-of select="$t[../@id='pdoc.demands']"/></th></tr></thead>
        <tbody>
          <xsl:for-each select="r:role-definition">
            <tr><th scope="row"><span class="said"><xsl:call-template name="text"><xsl:with-param name="n" select="r:label"/><xsl:with-param name="else" select="@id"/></xsl:call-template></span><xsl:if test="@equivalent-to != ''"><span class="sub line"><xsl:value-of select="$t[../@id='pdoc.equivalent']"/>: <xsl:call-template name="role-name"><xsl:with-param name="id" select="@equivalent-to"/></xsl:call-template></span></xsl:if></th>
              <td><xsl:call-template name="how-many"/></td>
              <td><xsl:call-template name="who-may"/></td>
              <td><xsl:call-template name="role-demands"/></td></tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <!-- How a local policy departs from the one it builds on: per rule that both demand what is other here, and what is added. -->
  <xsl:template name="departures">
    <xsl:variable name="base" select="key('policy-document', @extends)[1]"/>
    <xsl:variable name="id" select="string(@id)"/>
    <xsl:variable name="base-id" select="string(@extends)"/>
    <xsl:variable name="part" select="count(preceding-sibling::r:policy) + 1"/>
    <h3><xsl:value-of select="$t[../@id='pdoc.departures']"/></h3>
    <xsl:variable name="astray" select="key('about-policy', concat('local-rule-deviates|', @id))"/>
    <xsl:choose>
      <xsl:when test="not($base)"><p class="assume"><span aria-hidden="true">▲ </span><xsl:value-of select="$t[../@id='pdoc.base-missing']"/></p></xsl:when>
      <xsl:when test="not(r:clause/r:requirement)"><p><xsl:value-of select="$t[../@id='pdoc.no-departures']"/></p></xsl:when>
      <xsl:otherwise>
        <xsl:if test="$astray"><div class="assume"><p><strong><span aria-hidden="true">✕ </span><xsl:value-of select="$t[../@id='pdoc.astray']"/></strong></p><ul><xsl:for-each select="$astray"><li><xsl:call-template name="text"><xsl:with-param name="n" select="r:message"/><xsl:with-param name="else" select="@rule"/></xsl:call-template></li></xsl:for-each></ul></div></xsl:if>
        <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-departures-{$part}">
          <table class="list papers">
            <caption class="off" id="cap-departures-{$part}"><xsl:value-of select="$t[../@id='pdoc.departures']"/>: <xsl:call-template name="policy-name"/> (<xsl:value-of select="@id"/>)</caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.rule']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.clause']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='pdoc.here']"/></th></tr></thead>
            <tbody>
              <xsl:for-each select="r:clause/r:requirement">
                <xsl:variable name="rule" select="@rule"/>
                <xsl:variable name="theirs" select="$base/r:clause/r:requirement[@rule = $rule][not(@demanded='no')]"/>
                <tr><th scope="row"><xsl:call-template name="rule-title"><xsl:with-param name="rule" select="$rule"/></xsl:call-template></th>
                  <td><a class="cid"><xsl:call-template name="href"><xsl:with-param name="kind" select="'clause'"/><xsl:with-param name="id" select="concat($id,'/',../@id)"/></xsl:call-template><xsl:value-of select="../@id"/></a></td>
                  <td><xsl:call-template name="departure"><xsl:with-param name="theirs" select="$theirs"/><xsl:with-param name="id" select="$id"/><xsl:with-param name="base-id" select="$base-id"/></xsl:call-template></td></tr>
              </xsl:for-each>
            </tbody>
          </table>
        </div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- For a requirement of a local policy: dropped, added, or how its values and severity differ. -->
  <xsl:template name="departure">
    <xsl:param name="theirs"/>
    <xsl:param name="id"/>
    <xsl:param name="base-id"/>
    <xsl:variable name="rule" select="@rule"/>
    <xsl:variable name="differing"><xsl:for-each select="r:parameter">
      <xsl:variable name="there" select="key('parameter-of-rule', concat($base-id,'|',$rule,'|',@name))"/>
      <xsl:if test="$there and not($there/@value = @value)"><li><span class="said"><xsl:call-template name="parameter-name"><xsl:with-param name="name" select="@name"/></xsl:call-template>: <strong><xsl:call-template name="parameter-words"><xsl:with-param name="name" select="@name"/><xsl:with-param name="value" select="@value"/><xsl:with-param name="policy" select="$base-id"/></xsl:call-template></strong>
        <xsl:text> (</xsl:text><xsl:value-of select="$t[../@id='pdoc.there']"/>: <xsl:call-template name="parameter-words"><xsl:with-param name="name" select="@name"/><xsl:with-param name="value" select="$there[1]/@value"/><xsl:with-param name="policy" select="$base-id"/></xsl:call-template>)</span></li></xsl:if>
    </xsl:for-each>
    <xsl:if test="$theirs and @severity != '' and $theirs/@severity != '' and not($theirs/@severity = @severity)"><li><span class="said"><xsl:value-of select="$t[../@id='col.severity']"/>: <strong><xsl:value-of select="$t[../@id=concat('severity.',current()/@severity)]"/></strong> (<xsl:value-of select="$t[../@id='pdoc.there']"/>: <xsl:value-of select="$t[../@id=concat('severity.',$theirs[1]/@severity)]"/>)</span></li></xsl:if></xsl:variable>
    <xsl:choose>
      <xsl:when test="@demanded = 'no'"><strong><xsl:value-of select="$t[../@id='pdoc.drops']"/></strong></xsl:when>
      <xsl:when test="not($theirs)"><xsl:value-of select="$t[../@id='pdoc.adds']"/></xsl:when>
      <xsl:when test="exsl:node-set($differing)/*"><ul class="plainlist"><xsl:copy-of select="$differing"/></ul></xsl:when>
      <xsl:otherwise><xsl:value-of select="$t[../@id='pdoc.same']"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
