<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The readable policy: every policy of the repository with its facts, scope, classification model, roles and clauses, local policies after the one they
     build on, laws apart, and last what is assumed and what no rule checks.
     What must stay true: every clause is there once, whatever its class; a value that nobody has decided stands out, in words and not by colour alone;
     it never passes for the document that was decided. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="r exsl">

  <xsl:include href="policykoll:views/html/frame.xsl"/>
  <xsl:include href="policykoll:views/html/parts.xsl"/>
  <xsl:include href="policykoll:views/documents/governance.xsl"/>
  <xsl:include href="policykoll:views/documents/banners.xsl"/>
  <xsl:include href="policykoll:views/documents/public-note.xsl"/>
  <xsl:include href="policykoll:views/documents/policy-facts.xsl"/>
  <xsl:include href="policykoll:views/documents/policy-clauses.xsl"/>

  <xsl:key name="parameter" match="r:parameters/r:parameter" use="concat(@policy,'|',@clause,'|',@rule)"/>
  <xsl:key name="parameter-of-rule" match="r:parameters/r:parameter" use="concat(@policy,'|',@rule,'|',@name)"/>
  <xsl:key name="assumed" match="r:parameters/r:parameter[@basis='assumption']" use="@policy"/>
  <xsl:key name="extending" match="r:repository/r:policy[@extends]" use="@extends"/>
  <xsl:key name="coverage-of" match="r:organisation/r:unit/r:coverage" use="@policy"/>
  <xsl:key name="about-policy" match="r:finding[@outcome='gap'][r:subject/@kind='policy']" use="concat(@rule,'|',r:subject/@id)"/>
  <xsl:key name="ordered" match="o" use="@node"/>

  <!-- Own policies in the order they are read: each after the one it builds on. -->
  <xsl:variable name="own" select="$repository/r:policy[not(@origin='law')]"/>
  <xsl:variable name="laws" select="$repository/r:policy[@origin='law']"/>
  <xsl:variable name="reached-tree"><xsl:for-each select="$own[not(@extends) or not(key('policy-document', @extends)[not(@origin='law')])]"><xsl:call-template name="branch"/></xsl:for-each></xsl:variable>
  <xsl:variable name="order-tree">
    <xsl:copy-of select="$reached-tree"/>
    <!-- policies that build on each other in a ring have no first one -->
    <xsl:for-each select="$own"><xsl:variable name="node" select="generate-id()"/><xsl:variable name="known"><xsl:for-each select="exsl:node-set($reached-tree)"><xsl:value-of select="count(key('ordered', $node))"/></xsl:for-each></xsl:variable><xsl:if test="$known = 0"><o node="{$node}"/></xsl:if></xsl:for-each>
  </xsl:variable>
  <xsl:key name="node" match="r:repository/r:policy" use="generate-id()"/>

  <xsl:template name="branch">
    <xsl:param name="left" select="20"/>
    <o node="{generate-id()}"/>
    <xsl:if test="$left &gt; 0 and generate-id() = generate-id(key('policy-document', @id)[1])"><xsl:for-each select="key('extending', @id)[not(@origin='law')][@id != @extends]"><xsl:call-template name="branch"><xsl:with-param name="left" select="$left - 1"/></xsl:call-template></xsl:for-each></xsl:if>
  </xsl:template>

  <!-- ============================================================ the page -->

  <xsl:variable name="title">
    <xsl:choose>
      <xsl:when test="count($own) = 1"><xsl:for-each select="$own"><xsl:call-template name="text"><xsl:with-param name="n" select="r:title"/><xsl:with-param name="else" select="@id"/></xsl:call-template></xsl:for-each></xsl:when>
      <xsl:when test="$own"><xsl:value-of select="$t[../@id='pdoc.title-many']"/></xsl:when>
      <xsl:when test="$laws"><xsl:value-of select="$t[../@id='pdoc.laws']"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$t[../@id='pdoc.title-none']"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="owner-names" select="$repository/r:organisation/r:name | $own[not($repository/r:organisation/r:name)]/r:municipality/r:name"/>

  <xsl:template match="/" mode="page-title"><xsl:call-template name="title-start"/><xsl:value-of select="concat($title, ', ', $t[../@id='pdoc.kind'], ', ', $as-of)"/></xsl:template>

  <xsl:template match="/" mode="page-heading">
    <div class="front">
      <p class="kicker"><xsl:call-template name="text"><xsl:with-param name="n" select="$owner-names"/></xsl:call-template></p>
      <h1><xsl:copy-of select="$title"/></h1>
      <p class="lead"><xsl:value-of select="$t[../@id='pdoc.lead']"/></p>
      <p class="asof"><xsl:value-of select="$t[../@id='fact.as-of']"/><xsl:text> </xsl:text><time datetime="{$as-of}"><xsl:value-of select="$as-of"/></time></p>
    </div>
  </xsl:template>

  <xsl:template match="/" mode="page-contents">
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'about'"/><xsl:with-param name="title" select="$t[../@id='pdoc.about']"/></xsl:call-template>
    <xsl:for-each select="exsl:node-set($order-tree)/o">
      <xsl:variable name="node" select="@node"/>
      <xsl:for-each select="$repository"><xsl:for-each select="key('node', $node)">
        <li><a href="#part-{count(preceding-sibling::r:policy) + 1}"><xsl:call-template name="policy-name"/></a></li>
      </xsl:for-each></xsl:for-each>
    </xsl:for-each>
    <xsl:if test="$laws"><li><a href="#laws"><xsl:value-of select="$t[../@id='pdoc.laws']"/></a></li></xsl:if>
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'assumed'"/><xsl:with-param name="title" select="$t[../@id='pdoc.assumed']"/></xsl:call-template>
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'unchecked'"/><xsl:with-param name="title" select="$t[../@id='pdoc.unchecked']"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="/" mode="page-main">
    <xsl:call-template name="document-banners"><xsl:with-param name="of-units" select="false()"/></xsl:call-template>
    <xsl:call-template name="about"/>
    <xsl:variable name="parts" select="count(exsl:node-set($order-tree)/o)"/>
    <xsl:for-each select="exsl:node-set($order-tree)/o">
      <xsl:variable name="node" select="@node"/>
      <xsl:variable name="number" select="position() + 1"/>
      <xsl:for-each select="$repository"><xsl:for-each select="key('node', $node)"><xsl:call-template name="own-policy"><xsl:with-param name="number" select="$number"/></xsl:call-template></xsl:for-each></xsl:for-each>
    </xsl:for-each>
    <xsl:if test="$laws">
      <section id="laws" class="part" aria-labelledby="laws-title">
        <xsl:call-template name="h2"><xsl:with-param name="number" select="$parts + 2"/><xsl:with-param name="id" select="'laws'"/><xsl:with-param name="title" select="$t[../@id='pdoc.laws']"/></xsl:call-template>
        <p><xsl:value-of select="$t[../@id='pdoc.laws-intro']"/></p>
        <xsl:for-each select="$laws"><xsl:call-template name="law"/></xsl:for-each>
      </section>
    </xsl:if>
    <xsl:call-template name="assumed"><xsl:with-param name="number" select="$parts + 2 + boolean($laws)"/></xsl:call-template>
    <xsl:call-template name="unchecked"><xsl:with-param name="number" select="$parts + 3 + boolean($laws)"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="/" mode="page-foot">
    <xsl:value-of select="concat($t[../@id='render.made-by'], ' ', $report/r:tool/@name, ' ', $report/r:tool/@version, '. ', $t[../@id='render.constant'])"/>
  </xsl:template>

  <!-- ============================================================ the parts -->

  <xsl:template name="about">
    <section id="about" aria-labelledby="about-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="1"/><xsl:with-param name="id" select="'about'"/><xsl:with-param name="title" select="$t[../@id='pdoc.about']"/></xsl:call-template>
      <p><xsl:value-of select="$t[../@id='pdoc.about-words']"/></p>
      <p><xsl:value-of select="$t[../@id='pdoc.about-checks']"/></p>
      <p><xsl:value-of select="$t[../@id='pdoc.about-all']"/></p>
      <p class="assume"><strong><xsl:value-of select="$t[../@id='pdoc.assumption']"/>:</strong><xsl:text> </xsl:text><xsl:value-of select="$t[../@id='pdoc.about-assumed']"/></p>
      <xsl:if test="not($repository/r:policy)"><p><xsl:value-of select="$t[../@id='pdoc.title-none']"/>.</p></xsl:if>
      <xsl:if test="$repository/r:policy">
        <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-policies">
          <table class="list papers">
            <caption id="cap-policies"><xsl:value-of select="$t[../@id='pdoc.policies']"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='fact.policy']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.state']"/></th><th scope="col"><xsl:value-of select="$t[../@id='pdoc.version']"/></th><th scope="col"><xsl:value-of select="$t[../@id='pdoc.adopted-on']"/></th>
              <th scope="col" class="n"><xsl:value-of select="$t[../@id='pdoc.clauses']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='pdoc.checked']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='pdoc.assumed-values']"/></th></tr></thead>
            <tbody>
              <xsl:for-each select="exsl:node-set($order-tree)/o"><xsl:variable name="node" select="@node"/><xsl:for-each select="$repository"><xsl:for-each select="key('node', $node)"><xsl:call-template name="policy-row"/></xsl:for-each></xsl:for-each></xsl:for-each>
              <xsl:for-each select="$laws"><xsl:call-template name="policy-row"/></xsl:for-each>
            </tbody>
          </table>
        </div>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="policy-row">
    <xsl:variable name="judged" select="key('policy', @id)[1]"/>
    <tr><th scope="row"><a href="#part-{count(preceding-sibling::r:policy) + 1}"><xsl:call-template name="policy-name"/></a></th>
      <td><xsl:call-template name="status"/></td>
      <td><xsl:choose><xsl:when test="@version != '' and @version != 'unknown'"><xsl:value-of select="@version"/></xsl:when><xsl:otherwise><xsl:call-template name="lacking"/></xsl:otherwise></xsl:choose></td>
      <td><xsl:call-template name="adopted-on"/></td>
      <td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="count(r:clause)"/></xsl:call-template></td>
      <td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="count($judged/r:clause[@coverage='checked'])"/></xsl:call-template></td>
      <td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="count(key('assumed', @id))"/></xsl:call-template></td></tr>
  </xsl:template>

  <xsl:template name="own-policy">
    <xsl:param name="number"/>
    <xsl:variable name="part" select="count(preceding-sibling::r:policy) + 1"/>
    <xsl:text>&#10;</xsl:text>
    <section id="part-{$part}" class="part" aria-labelledby="part-{$part}-title">
      <h2 id="part-{$part}-title"><xsl:if test="generate-id() = generate-id(key('policy-document', @id)[1])"><span><xsl:call-template name="id"><xsl:with-param name="kind" select="'policy'"/><xsl:with-param name="id" select="@id"/></xsl:call-template></span></xsl:if><span class="num"><xsl:value-of select="$number"/></span><xsl:text> </xsl:text><xsl:call-template name="text"><xsl:with-param name="n" select="r:title"/><xsl:with-param name="else" select="@id"/></xsl:call-template></h2>
      <xsl:if test="@status != '' and @status != 'in-force'"><p class="assume"><strong><span aria-hidden="true">▲ </span><xsl:call-template name="status"/>.</strong><xsl:text> </xsl:text><xsl:value-of select="$t[../@id='pdoc.not-in-force']"/></p></xsl:if>
      <xsl:if test="r:note"><p><xsl:call-template name="sentence"><xsl:with-param name="n" select="r:note"/></xsl:call-template></p></xsl:if>
      <xsl:call-template name="facts"/>
      <xsl:if test="@extends"><xsl:call-template name="departures"/></xsl:if>
      <xsl:call-template name="covered-units"/>
      <xsl:for-each select="r:classification-model"><xsl:call-template name="classification"/></xsl:for-each>
      <xsl:if test="r:role-definition"><xsl:call-template name="roles"/></xsl:if>
      <h3><xsl:value-of select="$t[../@id='pdoc.clauses']"/></h3>
      <xsl:call-template name="clauses"/>
    </section>
  </xsl:template>

  <xsl:template name="law">
    <xsl:variable name="part" select="count(preceding-sibling::r:policy) + 1"/>
    <xsl:text>&#10;</xsl:text>
    <section id="part-{$part}" aria-labelledby="part-{$part}-title">
      <h3 id="part-{$part}-title"><xsl:if test="generate-id() = generate-id(key('policy-document', @id)[1])"><span><xsl:call-template name="id"><xsl:with-param name="kind" select="'policy'"/><xsl:with-param name="id" select="@id"/></xsl:call-template></span></xsl:if><xsl:call-template name="text"><xsl:with-param name="n" select="r:title"/><xsl:with-param name="else" select="@id"/></xsl:call-template></h3>
      <xsl:if test="r:note"><p><xsl:call-template name="sentence"><xsl:with-param name="n" select="r:note"/></xsl:call-template></p></xsl:if>
      <xsl:call-template name="facts"/>
      <xsl:call-template name="clauses"/>
    </section>
  </xsl:template>

  <!-- ============================================================ what is assumed, what is not checked -->

  <xsl:template name="assumed">
    <xsl:param name="number"/>
    <xsl:variable name="all" select="$report/r:parameters/r:parameter[@basis='assumption']"/>
    <section id="assumed" class="part" aria-labelledby="assumed-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="$number"/><xsl:with-param name="id" select="'assumed'"/><xsl:with-param name="title" select="$t[../@id='pdoc.assumed']"/></xsl:call-template>
      <p><xsl:value-of select="$t[../@id='pdoc.assumed-intro']"/></p>
      <xsl:choose>
        <xsl:when test="$all">
          <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-assumed">
            <table class="list papers">
              <caption id="cap-assumed"><xsl:value-of select="$t[../@id='pdoc.assumed']"/></caption>
              <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.clause']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.parameter']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.value']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='col.note']"/></th></tr></thead>
              <xsl:for-each select="$repository/r:policy">
                <xsl:variable name="mine" select="key('assumed', @id)"/>
                <xsl:if test="$mine and generate-id() = generate-id(key('policy-document', @id)[1])">
                  <tbody>
                    <tr class="group"><th scope="rowgroup" colspan="4"><xsl:call-template name="policy-name"/></th></tr>
                    <xsl:for-each select="$mine">
                      <tr><th scope="row"><xsl:call-template name="clause-ref"/></th>
                        <td><span class="said"><xsl:call-template name="parameter-name"><xsl:with-param name="name" select="@name"/></xsl:call-template></span><span class="sub line"><xsl:call-template name="rule-title"><xsl:with-param name="rule" select="@rule"/></xsl:call-template></span></td>
                        <td><xsl:call-template name="parameter-words"><xsl:with-param name="name" select="@name"/><xsl:with-param name="value" select="@value"/><xsl:with-param name="policy" select="@policy"/></xsl:call-template></td>
                        <td><xsl:call-template name="sentence"><xsl:with-param name="n" select="r:note"/><xsl:with-param name="else" select="'–'"/></xsl:call-template></td></tr>
                    </xsl:for-each>
                  </tbody>
                </xsl:if>
              </xsl:for-each>
            </table>
          </div>
        </xsl:when>
        <xsl:otherwise><p><xsl:value-of select="$w-none"/></p></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <!-- For a parameter: its clause, that leads there when the page has it. -->
  <xsl:template name="clause-ref">
    <xsl:variable name="anchor"><xsl:call-template name="anchor"><xsl:with-param name="kind" select="'clause'"/><xsl:with-param name="id" select="concat(@policy,'/',@clause)"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="key('clause-document', concat(@policy,'|',@clause))"><a class="cid" href="#{$anchor}"><xsl:value-of select="@clause"/></a></xsl:when>
      <xsl:when test="@clause != ''"><xsl:value-of select="@clause"/></xsl:when>
      <xsl:otherwise>–</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="unchecked">
    <xsl:param name="number"/>
    <section id="unchecked" class="part" aria-labelledby="unchecked-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="$number"/><xsl:with-param name="id" select="'unchecked'"/><xsl:with-param name="title" select="$t[../@id='pdoc.unchecked']"/></xsl:call-template>
      <p><xsl:value-of select="$t[../@id='pdoc.unchecked-intro']"/></p>
      <xsl:variable name="all" select="$report/r:policies/r:policy/r:clause[@coverage != 'checked']"/>
      <xsl:if test="not($all)"><p><xsl:value-of select="$w-none"/></p></xsl:if>
      <xsl:if test="$all">
        <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-unchecked">
          <table class="list papers">
            <caption id="cap-unchecked"><xsl:value-of select="$t[../@id='pdoc.unchecked']"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.clause']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='col.meaning']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.reason']"/></th></tr></thead>
            <xsl:for-each select="$report/r:policies/r:policy[r:clause[@coverage != 'checked']]">
              <tbody>
                <tr class="group"><th scope="rowgroup" colspan="3"><xsl:call-template name="policy-name"/></th></tr>
                <xsl:for-each select="r:clause[@coverage != 'checked']">
                  <xsl:variable name="anchor"><xsl:call-template name="anchor"><xsl:with-param name="kind" select="'clause'"/><xsl:with-param name="id" select="concat(../@id,'/',@id)"/></xsl:call-template></xsl:variable>
                  <tr><th scope="row"><a class="cid" href="#{$anchor}"><xsl:value-of select="@id"/></a></th>
                    <td><xsl:call-template name="sentence"><xsl:with-param name="n" select="r:summary"/><xsl:with-param name="else" select="@id"/></xsl:call-template></td>
                    <td><xsl:value-of select="$t[../@id=concat('coverage.',current()/@coverage)]"/></td></tr>
                </xsl:for-each>
              </tbody>
            </xsl:for-each>
          </table>
        </div>
      </xsl:if>
    </section>
  </xsl:template>

</xsl:stylesheet>
