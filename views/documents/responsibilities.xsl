<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Who answers for what: first the roles that nobody holds, then the roles, whom each clause addresses, the positions of each unit, and the roles of each asset.
     What must stay true: every clause, role, position and asset is there once; a vacancy is told by word and sign, not by colour alone; no person's id is shown,
     only that there is a holder and since when; it grows linearly with the number of assets. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="r exsl str">

  <xsl:include href="policykoll:views/html/frame.xsl"/>
  <xsl:include href="policykoll:views/html/parts.xsl"/>
  <xsl:include href="policykoll:views/documents/governance.xsl"/>
  <xsl:include href="policykoll:views/documents/banners.xsl"/>
  <xsl:include href="policykoll:views/documents/public-note.xsl"/>
  <xsl:include href="policykoll:views/documents/holders.xsl"/>
  <xsl:include href="policykoll:views/documents/addressed.xsl"/>
  <xsl:include href="policykoll:views/documents/responsibilities-units.xsl"/>

  <xsl:template match="/" mode="page-title"><xsl:call-template name="title-start"/><xsl:value-of select="concat($t[../@id='resp.title'], ', ')"/><xsl:for-each select="$names[1]"><xsl:call-template name="text"><xsl:with-param name="n" select="$names"/></xsl:call-template>, </xsl:for-each><xsl:value-of select="$as-of"/></xsl:template>

  <xsl:variable name="names" select="$repository/r:organisation/r:name | $repository/r:policy[not($repository/r:organisation/r:name)]/r:municipality/r:name"/>

  <xsl:template match="/" mode="page-heading">
    <div class="front">
      <p class="kicker"><xsl:call-template name="text"><xsl:with-param name="n" select="$names"/></xsl:call-template></p>
      <h1><xsl:value-of select="$t[../@id='resp.title']"/></h1>
      <p class="lead"><xsl:value-of select="$t[../@id='resp.lead']"/></p>
      <p class="asof"><xsl:value-of select="$t[../@id='fact.as-of']"/><xsl:text> </xsl:text><time datetime="{$as-of}"><xsl:value-of select="$as-of"/></time></p>
      <xsl:call-template name="scope-line"/>
    </div>
  </xsl:template>

  <xsl:template match="/" mode="page-contents">
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'vacant'"/><xsl:with-param name="title" select="$t[../@id='resp.section-vacant']"/></xsl:call-template>
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'roles'"/><xsl:with-param name="title" select="$t[../@id='resp.section-roles']"/></xsl:call-template>
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'clauses'"/><xsl:with-param name="title" select="$t[../@id='resp.section-clauses']"/></xsl:call-template>
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'positions'"/><xsl:with-param name="title" select="$t[../@id='resp.section-positions']"/></xsl:call-template>
    <xsl:call-template name="entry"><xsl:with-param name="id" select="'assets'"/><xsl:with-param name="title" select="$t[../@id='resp.section-assets']"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="/" mode="page-main">
    <xsl:call-template name="document-banners"/>
    <xsl:call-template name="section-vacant"/>
    <xsl:call-template name="section-roles"/>
    <xsl:call-template name="section-clauses"/>
    <xsl:call-template name="section-positions"/>
    <xsl:call-template name="section-assets"/>
  </xsl:template>

  <xsl:template match="/" mode="page-foot">
    <xsl:value-of select="concat($t[../@id='render.made-by'], ' ', $report/r:tool/@name, ' ', $report/r:tool/@version, '. ', $t[../@id='render.constant'])"/>
  </xsl:template>

  <!-- ============================================================ what nobody holds -->

  <xsl:template name="section-vacant">
    <section id="vacant" aria-labelledby="vacant-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="1"/><xsl:with-param name="id" select="'vacant'"/><xsl:with-param name="title" select="$t[../@id='resp.section-vacant']"/></xsl:call-template>
      <dl class="facts">
        <div><dt class="said"><xsl:value-of select="$t[../@id='resp.vacant']"/></dt><dd><span class="said">
          <xsl:call-template name="count"><xsl:with-param name="plural" select="'n.vacant-seats'"/><xsl:with-param name="n" select="count($vacant-seats)"/><xsl:with-param name="href" select="'#vacant-seats'"/></xsl:call-template>,
          <xsl:call-template name="count"><xsl:with-param name="plural" select="'n.vacant-cells'"/><xsl:with-param name="n" select="count($vacant-cells)"/><xsl:with-param name="href" select="'#vacant-cells'"/></xsl:call-template></span></dd></div>
        <div><dt><xsl:value-of select="$t[../@id='resp.only-deputy']"/></dt><dd><xsl:call-template name="count"><xsl:with-param name="n" select="count($deputy-seats) + count($deputy-cells)"/><xsl:with-param name="href" select="'#only-deputy'"/></xsl:call-template></dd></div>
        <div><dt><xsl:value-of select="$t[../@id='resp.running']"/></dt><dd><xsl:call-template name="count"><xsl:with-param name="n" select="count($running)"/><xsl:with-param name="href" select="'#positions'"/></xsl:call-template><xsl:if test="$upcoming"><xsl:text>, </xsl:text><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.upcoming'"/><xsl:with-param name="n" select="count($upcoming)"/></xsl:call-template></xsl:if></dd></div>
        <div><dt><xsl:value-of select="$t[../@id='resp.ended-many']"/></dt><dd><xsl:call-template name="count"><xsl:with-param name="n" select="count($ended)"/><xsl:with-param name="href" select="'#ended'"/></xsl:call-template></dd></div>
      </dl>
      <h3 id="vacant-seats"><xsl:value-of select="$t[../@id='resp.vacant-seats']"/></h3>
      <xsl:if test="not($vacant-seats)"><p><xsl:value-of select="$w-none"/></p></xsl:if>
      <xsl:if test="$vacant-seats">
        <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-vacant-seats">
          <table class="list papers">
            <caption class="off" id="cap-vacant-seats"><xsl:value-of select="$t[../@id='resp.vacant-seats']"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='papers.role']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.unit']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.state']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='col.reason']"/></th></tr></thead>
            <tbody><xsl:for-each select="$vacant-seats"><tr class="vacancy"><xsl:call-template name="seat-cells"/><td><xsl:call-template name="vacant-mark"/></td><td><span class="said"><xsl:call-template name="why"/></span></td></tr></xsl:for-each></tbody>
          </table>
        </div>
      </xsl:if>
      <h3 id="vacant-cells"><xsl:value-of select="$t[../@id='resp.vacant-cells']"/></h3>
      <xsl:if test="not($vacant-cells)"><p><xsl:value-of select="$w-none"/></p></xsl:if>
      <xsl:if test="$vacant-cells">
        <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-vacant-cells">
          <table class="list papers">
            <caption class="off" id="cap-vacant-cells"><xsl:value-of select="$t[../@id='resp.vacant-cells']"/></caption>
            <thead><tr><th scope="col"><span class="said"><xsl:value-of select="$t[../@id='subject.asset']"/></span></th><th scope="col"><xsl:value-of select="$t[../@id='papers.role']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.state']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='col.reason']"/></th></tr></thead>
            <tbody><xsl:for-each select="$vacant-cells"><tr class="vacancy"><xsl:call-template name="cell-cells"/><td><xsl:call-template name="vacant-mark"/></td><td><span class="said"><xsl:call-template name="why"/></span></td></tr></xsl:for-each></tbody>
          </table>
        </div>
      </xsl:if>
      <h3 id="only-deputy"><xsl:value-of select="$t[../@id='resp.only-deputy']"/></h3>
      <xsl:if test="not($deputy-seats) and not($deputy-cells)"><p><xsl:value-of select="$w-none"/></p></xsl:if>
      <xsl:if test="$deputy-seats or $deputy-cells">
        <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-only-deputy">
          <table class="list papers">
            <caption class="off" id="cap-only-deputy"><xsl:value-of select="$t[../@id='resp.only-deputy']"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='resp.for-what']"/></th><th scope="col"><xsl:value-of select="$t[../@id='papers.role']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='resp.deputy-head']"/></th><th scope="col"><xsl:value-of select="$t[../@id='resp.ordinary']"/></th></tr></thead>
            <tbody>
              <xsl:for-each select="$deputy-seats"><tr><th scope="row"><xsl:call-template name="seat-unit"/></th><td><span class="said"><xsl:call-template name="role-name"><xsl:with-param name="id" select="string(@role)"/></xsl:call-template></span></td><td><xsl:call-template name="deputies"/></td><td><span class="said"><xsl:call-template name="why"/></span></td></tr></xsl:for-each>
              <xsl:for-each select="$deputy-cells"><tr><xsl:call-template name="cell-cells"/><td><xsl:call-template name="deputies"/></td><td><xsl:call-template name="was"/></td></tr></xsl:for-each>
            </tbody>
          </table>
        </div>
      </xsl:if>
      <h3 id="ended"><xsl:value-of select="$t[../@id='resp.ended-many']"/></h3>
      <xsl:if test="not($ended)"><p><xsl:value-of select="$w-none"/></p></xsl:if>
      <xsl:if test="$ended">
        <p><xsl:value-of select="$t[../@id='resp.ended-intro']"/></p>
        <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-ended">
          <table class="list papers">
            <caption class="off" id="cap-ended"><xsl:value-of select="$t[../@id='resp.ended-many']"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='resp.position']"/></th><th scope="col"><xsl:value-of select="$t[../@id='papers.role']"/></th><th scope="col"><xsl:value-of select="$t[../@id='resp.for-what']"/></th><th scope="col"><xsl:value-of select="$t[../@id='resp.from-head']"/></th><th scope="col"><xsl:value-of select="$t[../@id='resp.to-head']"/></th></tr></thead>
            <tbody><xsl:for-each select="$ended"><tr><th scope="row"><xsl:call-template name="position-name"><xsl:with-param name="id" select="string(@position)"/></xsl:call-template></th><td><span class="said"><xsl:call-template name="role-name"><xsl:with-param name="id" select="string(@role)"/></xsl:call-template></span><xsl:if test="@deputy-of"><span class="sub line"><xsl:value-of select="$w-deputy"/></span></xsl:if></td><td><xsl:call-template name="target"/></td><td class="date"><xsl:call-template name="day"><xsl:with-param name="s" select="@from"/></xsl:call-template></td><td class="date"><xsl:value-of select="@to"/></td></tr></xsl:for-each></tbody>
          </table>
        </div>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="day"><xsl:param name="s"/><xsl:choose><xsl:when test="$s != ''"><xsl:value-of select="$s"/></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></xsl:template>

  <xsl:template name="vacant-mark"><span class="vacant"><span aria-hidden="true">✕ </span><xsl:value-of select="$w-vacant"/></span></xsl:template>

  <xsl:template name="seat-unit"><xsl:choose><xsl:when test="@unit != ''"><xsl:call-template name="unit-name"><xsl:with-param name="id" select="string(@unit)"/></xsl:call-template></xsl:when><xsl:otherwise><xsl:value-of select="$t[../@id='resp.no-target']"/></xsl:otherwise></xsl:choose></xsl:template>

  <xsl:template name="seat-cells">
    <th scope="row"><span class="said"><xsl:call-template name="role-name"><xsl:with-param name="id" select="string(@role)"/></xsl:call-template></span></th>
    <td><xsl:call-template name="seat-unit"/></td>
  </xsl:template>

  <xsl:key name="asset-node" match="r:inventory/r:asset" use="generate-id()"/>

  <xsl:template name="cell-cells">
    <xsl:variable name="node" select="string(@asset)"/>
    <th scope="row"><xsl:for-each select="$repository"><xsl:for-each select="key('asset-node', $node)"><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'asset'"/><xsl:with-param name="id" select="@id"/></xsl:call-template><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template></a></xsl:for-each></xsl:for-each>
      <span class="sub line"><xsl:call-template name="unit-name"><xsl:with-param name="id" select="string(@unit)"/></xsl:call-template></span></th>
    <td><span class="said"><xsl:call-template name="role-name"><xsl:with-param name="id" select="string(@role)"/></xsl:call-template></span></td>
  </xsl:template>

  <xsl:template name="deputies">
    <xsl:for-each select="h[@deputy]"><xsl:variable name="a" select="string(@a)"/><xsl:for-each select="$repository"><xsl:for-each select="key('assignment', $a)[1]">
      <span class="block"><span aria-hidden="true">◐ </span><xsl:call-template name="position-name"><xsl:with-param name="id" select="string(@position)"/></xsl:call-template><span class="sub line"><xsl:call-template name="since"/></span></span></xsl:for-each></xsl:for-each></xsl:for-each>
  </xsl:template>

  <!-- for a cell with deputies only: who was the holder -->
  <xsl:template name="was">
    <xsl:variable name="a" select="string(h[@was][1]/@a)"/>
    <xsl:for-each select="$repository"><xsl:for-each select="key('assignment', $a)[1]">
      <xsl:call-template name="position-name"><xsl:with-param name="id" select="string(@position)"/></xsl:call-template>
      <xsl:choose>
        <xsl:when test="number(translate(@to,'-','')) &lt; $day"><xsl:text>, </xsl:text><xsl:value-of select="$w-ended"/><xsl:text> </xsl:text><span class="date"><xsl:value-of select="@to"/></span></xsl:when>
        <xsl:when test="number(translate(@from,'-','')) &gt; $day"><xsl:text>, </xsl:text><xsl:value-of select="$w-starts"/><xsl:text> </xsl:text><span class="date"><xsl:value-of select="@from"/></span></xsl:when>
      </xsl:choose></xsl:for-each></xsl:for-each>
  </xsl:template>

  <!-- ============================================================ the roles -->

  <xsl:template name="section-roles">
    <xsl:variable name="defined" select="$repository/r:policy/r:role-definition[generate-id() = generate-id(key('role-definition', @id)[1])]"/>
    <xsl:variable name="loose" select="$assignments[generate-id() = generate-id(key('assignment-of-role', @role)[1])][not(key('role-definition', @role))]"/>
    <section id="roles" class="part" aria-labelledby="roles-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="2"/><xsl:with-param name="id" select="'roles'"/><xsl:with-param name="title" select="$t[../@id='resp.section-roles']"/></xsl:call-template>
      <p><xsl:value-of select="$t[../@id='resp.roles-intro']"/></p>
      <xsl:if test="not($defined) and not($loose)"><p><xsl:value-of select="$w-none"/></p></xsl:if>
      <xsl:if test="$defined or $loose">
        <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-roles">
          <table class="list papers">
            <caption class="off" id="cap-roles"><xsl:value-of select="$t[../@id='resp.section-roles']"/></caption>
            <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='papers.role']"/></th><th scope="col" class="wide"><xsl:value-of select="$t[../@id='pdoc.who-may']"/></th><th scope="col"><xsl:value-of select="$t[../@id='pdoc.demands']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='resp.clauses-head']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='resp.held-head']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='resp.vacant-head']"/></th></tr></thead>
            <tbody>
              <xsl:for-each select="$defined">
                <tr><th scope="row"><xsl:call-template name="id"><xsl:with-param name="kind" select="'role'"/><xsl:with-param name="id" select="@id"/></xsl:call-template><span class="said"><xsl:call-template name="text"><xsl:with-param name="n" select="r:label"/><xsl:with-param name="else" select="@id"/></xsl:call-template></span><span class="sub line"><xsl:for-each select=".."><xsl:call-template name="policy-name"/></xsl:for-each></span></th>
                  <td><xsl:call-template name="who-may"/></td>
                  <td><span class="block"><xsl:value-of select="$t[../@id='pdoc.how-many']"/>: <xsl:call-template name="how-many"/></span><xsl:call-template name="role-demands"><xsl:with-param name="else" select="''"/></xsl:call-template></td>
                  <xsl:call-template name="role-counts"><xsl:with-param name="id" select="string(@id)"/></xsl:call-template></tr>
              </xsl:for-each>
              <xsl:for-each select="$loose">
                <tr><th scope="row"><xsl:call-template name="id"><xsl:with-param name="kind" select="'role'"/><xsl:with-param name="id" select="@role"/></xsl:call-template><span class="said"><xsl:call-template name="role-name"><xsl:with-param name="id" select="string(@role)"/></xsl:call-template></span></th>
                  <td colspan="2"><span class="lack"><span aria-hidden="true">○ </span><xsl:value-of select="$t[../@id='resp.undefined-role']"/></span></td>
                  <xsl:call-template name="role-counts"><xsl:with-param name="id" select="string(@role)"/></xsl:call-template></tr>
              </xsl:for-each>
            </tbody>
          </table>
        </div>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="role-counts">
    <xsl:param name="id"/>
    <xsl:variable name="clauses"><xsl:for-each select="$addressed"><xsl:value-of select="count(key('clause-of-addressee', concat('role|',$id)))"/></xsl:for-each></xsl:variable>
    <xsl:variable name="holding" select="key('assignment-of-role', $id)[not(@deputy-of)][not(number(translate(@from,'-','')) &gt; $day) and not(number(translate(@to,'-','')) &lt; $day)]"/>
    <xsl:variable name="lacking" select="count($vacant-seats[@role = $id]) + count($vacant-cells[@role = $id])"/>
    <td class="n"><xsl:variable name="to"><xsl:call-template name="anchor"><xsl:with-param name="kind" select="'to-role'"/><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:variable><xsl:call-template name="count"><xsl:with-param name="n" select="number($clauses)"/><xsl:with-param name="href" select="concat('#',$to)"/></xsl:call-template></td>
    <td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="count($holding)"/></xsl:call-template></td>
    <td class="n"><xsl:if test="$lacking &gt; 0"><xsl:attribute name="class">n has-gap</xsl:attribute></xsl:if><xsl:call-template name="count"><xsl:with-param name="n" select="$lacking"/><xsl:with-param name="href" select="'#vacant'"/></xsl:call-template></td>
  </xsl:template>

</xsl:stylesheet>
