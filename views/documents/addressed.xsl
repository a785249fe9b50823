<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Whom each clause of each policy lays a duty on, as far as the policy says: per addressee, and as a table of clauses against roles. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="r exsl">

  <xsl:key name="clause-node" match="r:repository/r:policy/r:clause" use="generate-id()"/>
  <xsl:key name="addressees-of" match="q" use="@node"/>
  <xsl:key name="clause-of-addressee" match="a" use="concat(@kind,'|',@id)"/>

  <!-- one q for each clause, with its addressees -->
  <xsl:variable name="addressed-tree"><xsl:for-each select="$repository/r:policy/r:clause"><q node="{generate-id()}" policy="{../@id}" clause="{@id}"><xsl:call-template name="addressees"/></q></xsl:for-each></xsl:variable>
  <xsl:variable name="addressed" select="exsl:node-set($addressed-tree)"/>
  <!-- the roles that some clause addresses, in the order the policies define them -->
  <xsl:variable name="addressed-role-tree"><xsl:for-each select="$repository/r:policy/r:role-definition[generate-id() = generate-id(key('role-definition', @id)[1])]"><xsl:variable name="id" select="@id"/><xsl:for-each select="$addressed"><xsl:if test="key('clause-of-addressee', concat('role|',$id))"><c role="{$id}"/></xsl:if></xsl:for-each></xsl:for-each></xsl:variable>
  <xsl:variable name="addressed-roles" select="exsl:node-set($addressed-role-tree)/c"/>

  <xsl:template name="section-clauses">
    <section id="clauses" class="part" aria-labelledby="clauses-title">
      <xsl:call-template name="h2"><xsl:with-param name="number" select="3"/><xsl:with-param name="id" select="'clauses'"/><xsl:with-param name="title" select="$t[../@id='resp.section-clauses']"/></xsl:call-template>
      <p><xsl:value-of select="$t[../@id='resp.clauses-intro']"/></p>
      <xsl:if test="not($addressed/q)"><p><xsl:value-of select="$w-none"/></p></xsl:if>
      <xsl:if test="$addressed/q">
        <xsl:call-template name="by-addressee"/>
        <xsl:call-template name="clause-matrix"/>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="by-addressee">
    <h3><xsl:value-of select="$t[../@id='resp.by-addressee']"/></h3>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-addressees">
      <table class="list papers">
        <caption class="off" id="cap-addressees"><xsl:value-of select="$t[../@id='resp.by-addressee']"/></caption>
        <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='pdoc.obliged']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='resp.clauses-count']"/></th><th scope="col" class="most"><xsl:value-of select="$t[../@id='pdoc.clauses']"/></th></tr></thead>
        <tbody>
          <xsl:for-each select="$addressed-roles"><xsl:variable name="id" select="string(@role)"/><xsl:for-each select="$addressed"><xsl:for-each select="key('clause-of-addressee', concat('role|',$id))[1]"><xsl:call-template name="addressee-row"/></xsl:for-each></xsl:for-each></xsl:for-each>
          <xsl:for-each select="$addressed/q/a[@kind != 'role'][generate-id() = generate-id(key('clause-of-addressee', concat(@kind,'|',@id))[1])]"><xsl:call-template name="addressee-row"/></xsl:for-each>
        </tbody>
      </table>
    </div>
    <xsl:variable name="silent" select="$addressed/q[not(a)]"/>
    <xsl:if test="$silent"><p><span class="lack"><span aria-hidden="true">○ </span><xsl:value-of select="$t[../@id='resp.nobody-named']"/>:</span><xsl:for-each select="$silent"><xsl:text> </xsl:text><xsl:call-template name="clause-of"/></xsl:for-each></p></xsl:if>
    <xsl:variable name="idle-tree"><xsl:for-each select="$repository/r:policy/r:role-definition[generate-id() = generate-id(key('role-definition', @id)[1])]"><xsl:variable name="id" select="@id"/><xsl:for-each select="$addressed"><xsl:if test="not(key('clause-of-addressee', concat('role|',$id)))"><c role="{$id}"/></xsl:if></xsl:for-each></xsl:for-each></xsl:variable>
    <xsl:variable name="idle" select="exsl:node-set($idle-tree)/c"/>
    <xsl:if test="$idle"><p><xsl:value-of select="$t[../@id='resp.no-clause-for']"/>: <xsl:for-each select="$idle"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:call-template name="role-name"><xsl:with-param name="id" select="string(@role)"/></xsl:call-template></xsl:for-each>.</p></xsl:if>
  </xsl:template>

  <xsl:template name="addressee-row">
    <xsl:variable name="mine" select="key('clause-of-addressee', concat(@kind,'|',@id))"/>
    <tr><th scope="row"><xsl:if test="@kind='role'"><xsl:call-template name="id"><xsl:with-param name="kind" select="'to-role'"/><xsl:with-param name="id" select="@id"/></xsl:call-template></xsl:if><span class="said"><xsl:call-template name="addressee-name"/></span><xsl:if test="@kind='role'"><span class="sub line"><xsl:value-of select="$t[../@id='resp.a-role']"/></span></xsl:if></th>
      <td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="count($mine)"/></xsl:call-template></td>
      <td><xsl:for-each select="$mine"><xsl:for-each select=".."><xsl:call-template name="clause-of"/></xsl:for-each><xsl:text> </xsl:text></xsl:for-each></td></tr>
  </xsl:template>

  <!-- for a q: a link to the clause's row below -->
  <xsl:template name="clause-of"><a class="cid"><xsl:call-template name="href"><xsl:with-param name="kind" select="'clause'"/><xsl:with-param name="id" select="concat(@policy,'/',@clause)"/></xsl:call-template><xsl:value-of select="@clause"/></a></xsl:template>

  <xsl:template name="clause-matrix">
    <h3><xsl:value-of select="$t[../@id='resp.matrix']"/></h3>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-matrix">
      <table class="list papers matrix">
        <caption class="off" id="cap-matrix"><xsl:value-of select="$t[../@id='resp.matrix']"/></caption>
        <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='col.clause']"/></th><xsl:for-each select="$addressed-roles"><th scope="col" class="mark"><span class="said"><xsl:call-template name="role-name"><xsl:with-param name="id" select="string(@role)"/></xsl:call-template></span></th></xsl:for-each><th scope="col" class="others"><xsl:value-of select="$t[../@id='resp.others']"/></th></tr></thead>
        <xsl:for-each select="$repository/r:policy[r:clause]">
          <xsl:variable name="policy" select="string(@id)"/>
          <xsl:variable name="first" select="generate-id() = generate-id(key('policy-document', @id)[1])"/>
          <tbody>
            <tr class="group"><th scope="rowgroup" colspan="{count($addressed-roles) + 2}"><xsl:call-template name="policy-name"/></th></tr>
            <xsl:for-each select="r:clause">
              <xsl:variable name="node" select="generate-id()"/>
              <tr><th scope="row"><xsl:if test="$first"><xsl:call-template name="id"><xsl:with-param name="kind" select="'clause'"/><xsl:with-param name="id" select="concat($policy,'/',@id)"/></xsl:call-template></xsl:if>
                  <span class="cid"><xsl:value-of select="@id"/></span><xsl:text> </xsl:text><span class="sub"><xsl:call-template name="sentence"><xsl:with-param name="n" select="r:summary"/></xsl:call-template></span></th>
                <xsl:for-each select="$addressed"><xsl:for-each select="key('addressees-of', $node)"><xsl:call-template name="matrix-cells"/></xsl:for-each></xsl:for-each></tr>
            </xsl:for-each>
          </tbody>
        </xsl:for-each>
      </table>
    </div>
  </xsl:template>

  <xsl:template name="matrix-cells">
    <xsl:variable name="q" select="."/>
    <xsl:for-each select="$addressed-roles"><td class="mark"><xsl:choose><xsl:when test="$q/a[@kind='role'][@id = current()/@role]"><span aria-hidden="true">●</span><span class="off"><xsl:value-of select="$t[../@id='resp.yes']"/></span></xsl:when><xsl:otherwise><span class="dim" aria-hidden="true">·</span></xsl:otherwise></xsl:choose></td></xsl:for-each>
    <td><xsl:variable name="rest" select="a[not(@kind='role') or not(@id = $addressed-roles/@role)]"/>
      <xsl:for-each select="$rest"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:call-template name="addressee-name"/></xsl:for-each>
      <xsl:choose><xsl:when test="not(a)"><xsl:call-template name="lacking"/></xsl:when><xsl:when test="not($rest)"><span class="dim">–</span></xsl:when></xsl:choose></td>
  </xsl:template>

</xsl:stylesheet>
