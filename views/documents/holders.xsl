<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Who holds which role on the as-of day, from the assignments and the assets' roles: the same trees for the page and for the tables.
     An assignment holds from its first day through its last; a deputy (deputy-of) stands in, but does not make the role held.
     What must stay true: vacancies are those that the rules system-owner-vacant, role-vacant and ROLE-missing speak of, by the same reading of dates;
     no person's id gets into these trees; a key is asked once for each asset, role and assignment. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="r exsl str">

  <xsl:key name="assignment-of-position" match="r:organisation/r:assignment" use="@position"/>
  <xsl:key name="assignment-of-role" match="r:organisation/r:assignment" use="@role"/>
  <xsl:key name="deputy" match="r:organisation/r:assignment[@deputy-of]" use="@deputy-of"/>
  <xsl:key name="seat" match="r:organisation/r:assignment[not(@deputy-of)][@target]" use="concat(@role,'|',@target)"/>
  <xsl:key name="seat-in-unit" match="t" use="concat(@role,'|',@unit)"/>
  <xsl:key name="asset-in-unit" match="r:inventory/r:asset[@owning-unit]" use="@owning-unit"/>
  <xsl:key name="asset-in-unit" match="r:inventory/r:asset[not(@owning-unit)]" use="../@unit"/>
  <xsl:key name="asset-role" match="r:inventory/r:asset/r:role" use="@name"/>
  <xsl:key name="term" match="r:organisation/r:term-of-office[@unit]" use="@unit"/>
  <xsl:key name="told" match="r:finding[@outcome != 'error']" use="concat(@rule,'|',r:subject/@kind,'|',r:subject/@id)"/>
  <xsl:key name="vacant-unit" match="r:finding[@rule='role-vacant' or @rule='network-representative-missing'][@outcome='gap' or @outcome='excepted']" use="concat(r:subject/@discriminator,'|',r:subject/@id)"/>
  <!-- of the trees below -->
  <xsl:key name="cell-of-asset" match="s" use="@asset"/>
  <xsl:key name="cell-of-state" match="s" use="@state"/>
  <xsl:key name="vacant-cell" match="s[@state='vacant']" use="@unit"/>

  <xsl:variable name="in-use" select="' in-introduction in-operation phasing-out  '"/>

  <!-- The roles that assets have or must have, in the order the policies define them, then those that no policy defines. -->
  <xsl:variable name="asset-role-tree">
    <xsl:for-each select="$repository/r:policy/r:role-definition[generate-id() = generate-id(key('role-definition', @id)[1])]">
      <xsl:if test="key('asset-role', @id) or key('rule', concat(@id,'-missing'))[@ran='yes']"><c role="{@id}"/></xsl:if>
    </xsl:for-each>
    <xsl:for-each select="$repository/r:inventory/r:asset/r:role[generate-id() = generate-id(key('asset-role', @name)[1])][not(key('role-definition', @name))]"><c role="{@name}"/></xsl:for-each>
  </xsl:variable>
  <xsl:variable name="asset-roles" select="exsl:node-set($asset-role-tree)/c"/>

  <!-- One s for each asset and role: its state (held, deputy, vacant, unclear, none), why it is vacant (ended, upcoming, unknown, unnamed) and from what day,
       and an h for each assignment that it is about. -->
  <xsl:variable name="cell-tree"><xsl:for-each select="$repository/r:inventory/r:asset"><xsl:call-template name="cells"/></xsl:for-each></xsl:variable>
  <xsl:variable name="cells" select="exsl:node-set($cell-tree)/s"/>

  <xsl:template name="cells">
    <xsl:variable name="asset" select="."/>
    <xsl:variable name="node" select="generate-id()"/>
    <xsl:variable name="unit" select="concat(@owning-unit, substring(../@unit, 1, 999 * not(@owning-unit)))"/>
    <xsl:variable name="used" select="not(@lifecycle) or contains($in-use, concat(' ', @lifecycle, ' '))"/>
    <xsl:for-each select="$asset-roles">
      <xsl:variable name="role" select="string(@role)"/>
      <xsl:for-each select="$asset"><xsl:call-template name="cell"><xsl:with-param name="node" select="$node"/><xsl:with-param name="unit" select="$unit"/><xsl:with-param name="used" select="$used"/><xsl:with-param name="role" select="$role"/></xsl:call-template></xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="cell">
    <xsl:param name="node"/>
    <xsl:param name="unit"/>
    <xsl:param name="used"/>
    <xsl:param name="role"/>
    <xsl:variable name="refs" select="r:role[@name = $role]"/>
    <xsl:variable name="named" select="key('assignment', $refs/@assignment)"/>
    <xsl:variable name="all" select="$named | key('assignment', $named/@deputy-of)"/>
    <xsl:variable name="current" select="$all[not(@deputy-of)][not(number(translate(@from,'-','')) &gt; $day) and not(number(translate(@to,'-','')) &lt; $day)]"/>
    <xsl:variable name="deputies" select="(key('deputy', $all/@id) | $named[@deputy-of])[not(number(translate(@from,'-','')) &gt; $day) and not(number(translate(@to,'-','')) &lt; $day)]"/>
    <xsl:variable name="missing" select="key('told', concat($role,'-missing|asset|',@id))"/>
    <xsl:variable name="vacant" select="key('told', concat($role,'-vacant|asset|',@id))"/>
    <s asset="{$node}" unit="{$unit}" role="{$role}">
      <xsl:if test="($missing | $vacant)[@outcome='excepted']"><xsl:attribute name="excepted">yes</xsl:attribute></xsl:if>
      <xsl:choose>
        <xsl:when test="$current"><xsl:attribute name="state">held</xsl:attribute><xsl:for-each select="$current"><h a="{@id}"/></xsl:for-each><xsl:for-each select="$deputies"><h a="{@id}" deputy="yes"/></xsl:for-each></xsl:when>
        <xsl:when test="$deputies"><xsl:attribute name="state">deputy</xsl:attribute><xsl:for-each select="$deputies"><h a="{@id}" deputy="yes"/></xsl:for-each><xsl:for-each select="$all[not(@deputy-of)][last()]"><h a="{@id}" was="yes"/></xsl:for-each></xsl:when>
        <xsl:when test="$refs">
          <xsl:variable name="ended" select="$all[number(translate(@to,'-','')) &lt; $day][last()]"/>
          <xsl:variable name="upcoming" select="$all[number(translate(@from,'-','')) &gt; $day][1]"/>
          <xsl:attribute name="state"><xsl:choose><xsl:when test="$used">vacant</xsl:when><xsl:otherwise>none</xsl:otherwise></xsl:choose></xsl:attribute>
          <xsl:attribute name="why"><xsl:choose><xsl:when test="$ended">ended</xsl:when><xsl:when test="$upcoming">upcoming</xsl:when><xsl:otherwise>unknown</xsl:otherwise></xsl:choose></xsl:attribute>
          <xsl:for-each select="$ended | $upcoming[not($ended)]"><h a="{@id}" was="yes"/></xsl:for-each>
        </xsl:when>
        <xsl:when test="$missing[@outcome='gap' or @outcome='excepted']"><xsl:attribute name="state">vacant</xsl:attribute><xsl:attribute name="why">unnamed</xsl:attribute></xsl:when>
        <xsl:when test="$missing[@outcome='not-evaluable']"><xsl:attribute name="state">unclear</xsl:attribute></xsl:when>
        <xsl:otherwise><xsl:attribute name="state">none</xsl:attribute></xsl:otherwise>
      </xsl:choose>
    </s>
  </xsl:template>

  <!-- One v for each role of a unit that nobody holds: role, unit, state (vacant or deputy), why and the assignment last meant. A role of the assets of a unit is
       a cell above; here are those that the organisation assigns for a unit, or that a policy demands of somebody and nobody has. -->
  <xsl:variable name="untargeted-tree"><xsl:for-each select="$repository/r:organisation/r:assignment[not(@deputy-of)][not(@target)]"><t role="{@role}" unit="{key('position', @position)[1]/@unit}" a="{@id}"/></xsl:for-each></xsl:variable>
  <xsl:variable name="vacancy-tree">
    <xsl:for-each select="$repository/r:organisation/r:assignment[not(@deputy-of)][@target][generate-id() = generate-id(key('seat', concat(@role,'|',@target))[1])]">
      <xsl:variable name="unit" select="key('unit', @target)[1]"/>
      <xsl:if test="$unit and (not($scope) or key('scope', @target)) and not(number(translate($unit/@active-to,'-','')) &lt; $day)">
        <xsl:call-template name="seat"><xsl:with-param name="all" select="key('seat', concat(@role,'|',@target))"/><xsl:with-param name="unit" select="string(@target)"/></xsl:call-template>
      </xsl:if>
    </xsl:for-each>
    <xsl:for-each select="exsl:node-set($untargeted-tree)/t[generate-id() = generate-id(key('seat-in-unit', concat(@role,'|',@unit))[1])]">
      <xsl:variable name="ids" select="key('seat-in-unit', concat(@role,'|',@unit))/@a"/>
      <xsl:variable name="unit" select="string(@unit)"/>
      <xsl:for-each select="$repository"><xsl:variable name="all" select="key('assignment', $ids)"/>
        <xsl:for-each select="$all[1][not($scope) or key('scope', $unit)]"><xsl:call-template name="seat"><xsl:with-param name="all" select="$all"/><xsl:with-param name="unit" select="$unit"/></xsl:call-template></xsl:for-each></xsl:for-each>
    </xsl:for-each>
    <!-- a role that must be held, and that nobody ever got -->
    <xsl:for-each select="$repository/r:policy/r:role-definition[generate-id() = generate-id(key('role-definition', @id)[1])]">
      <xsl:if test="@min &gt; 0 and not(key('assignment-of-role', @id))"><v role="{@id}" unit="" state="vacant" why="unnamed"/></xsl:if>
    </xsl:for-each>
    <xsl:for-each select="$report/r:findings/r:finding[@rule='role-vacant' or @rule='network-representative-missing'][@outcome='gap' or @outcome='excepted']">
      <xsl:variable name="role" select="string(r:subject/@discriminator)"/>
      <xsl:if test="(not($scope) or key('scope', r:subject/@id)) and key('assignment-of-role', $role) and not(key('seat', concat($role,'|',r:subject/@id)))
          and generate-id() = generate-id(key('vacant-unit', concat($role,'|',r:subject/@id))[1])">
        <xsl:variable name="inside" select="key('assignment-of-position', key('position-of-unit', r:subject/@id)/@id)[@role = $role]"/>
        <xsl:if test="not($inside)"><v role="{$role}" unit="{r:subject/@id}" state="vacant" why="unnamed"><xsl:if test="@outcome='excepted'"><xsl:attribute name="excepted">yes</xsl:attribute></xsl:if></v></xsl:if>
      </xsl:if>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="vacancies" select="exsl:node-set($vacancy-tree)/v"/>

  <xsl:template name="seat">
    <xsl:param name="all"/>
    <xsl:param name="unit"/>
    <xsl:variable name="current" select="$all[not(number(translate(@from,'-','')) &gt; $day) and not(number(translate(@to,'-','')) &lt; $day)]"/>
    <xsl:variable name="deputies" select="key('deputy', $all/@id)[not(number(translate(@from,'-','')) &gt; $day) and not(number(translate(@to,'-','')) &lt; $day)]"/>
    <xsl:if test="not($current)">
      <xsl:variable name="ended" select="$all[number(translate(@to,'-','')) &lt; $day][last()]"/>
      <v role="{@role}" unit="{$unit}">
        <xsl:if test="key('vacant-unit', concat(@role,'|',$unit))[@outcome='excepted']"><xsl:attribute name="excepted">yes</xsl:attribute></xsl:if>
        <xsl:attribute name="state"><xsl:choose><xsl:when test="$deputies">deputy</xsl:when><xsl:otherwise>vacant</xsl:otherwise></xsl:choose></xsl:attribute>
        <xsl:attribute name="why"><xsl:choose><xsl:when test="$ended">ended</xsl:when><xsl:otherwise>upcoming</xsl:otherwise></xsl:choose></xsl:attribute>
        <xsl:for-each select="$deputies"><h a="{@id}" deputy="yes"/></xsl:for-each>
        <xsl:for-each select="$ended | $all[not($ended)][1]"><h a="{@id}" was="yes"/></xsl:for-each>
      </v>
    </xsl:if>
  </xsl:template>

  <!-- ============================================================ counts -->

  <xsl:variable name="assignments" select="$repository/r:organisation/r:assignment"/>
  <!-- an assignment is of the scope when its position, or the unit or the asset it is for, is -->
  <xsl:variable name="meant" select="$assignments[not($scope) or key('scope', @target) or key('scope', key('position', @position)/@unit) or key('asset', @target)]"/>
  <xsl:variable name="ended" select="$meant[number(translate(@to,'-','')) &lt; $day]"/>
  <xsl:variable name="upcoming" select="$meant[number(translate(@from,'-','')) &gt; $day]"/>
  <xsl:variable name="running" select="$meant[not(number(translate(@from,'-','')) &gt; $day) and not(number(translate(@to,'-','')) &lt; $day)]"/>
  <xsl:variable name="vacant-cells" select="$cells[@state='vacant']"/>
  <xsl:variable name="deputy-cells" select="$cells[@state='deputy']"/>
  <xsl:variable name="vacant-seats" select="$vacancies[@state='vacant']"/>
  <xsl:variable name="deputy-seats" select="$vacancies[@state='deputy']"/>

  <!-- ============================================================ words on an assignment; the context is the assignment -->

  <xsl:variable name="w-since" select="string($t[../@id='resp.since'])"/>
  <xsl:variable name="w-deputy-since" select="string($t[../@id='resp.deputy-since'])"/>
  <xsl:variable name="w-since-unknown" select="string($t[../@id='resp.since-unknown'])"/>
  <xsl:variable name="w-through" select="string($t[../@id='resp.through'])"/>
  <xsl:variable name="w-deputy" select="string($t[../@id='resp.deputy'])"/>
  <xsl:variable name="w-external" select="string($t[../@id='resp.external'])"/>
  <xsl:variable name="w-nobody" select="string($t[../@id='resp.nobody'])"/>
  <xsl:variable name="w-vacant" select="string($t[../@id='resp.vacant'])"/>
  <xsl:variable name="w-excepted" select="string($t[../@id='resp.excepted'])"/>
  <xsl:variable name="w-unclear" select="string($t[../@id='resp.unclear'])"/>
  <xsl:variable name="w-none-named" select="string($t[../@id='resp.none-named'])"/>
  <xsl:variable name="w-unknown-assignment" select="string($t[../@id='resp.unknown-assignment'])"/>
  <xsl:variable name="w-ended" select="string($t[../@id='resp.ended'])"/>
  <xsl:variable name="w-starts" select="string($t[../@id='resp.starts'])"/>

  <xsl:template name="since">
    <xsl:choose><xsl:when test="@from != ''"><xsl:choose><xsl:when test="@deputy-of"><xsl:value-of select="$w-deputy-since"/></xsl:when><xsl:otherwise><xsl:value-of select="$w-since"/></xsl:otherwise></xsl:choose><xsl:text> </xsl:text><span class="date"><xsl:value-of select="@from"/></span></xsl:when><xsl:otherwise><xsl:value-of select="$w-since-unknown"/></xsl:otherwise></xsl:choose>
    <xsl:if test="@to != ''"><xsl:text>, </xsl:text><xsl:value-of select="$w-through"/><xsl:text> </xsl:text><span class="date"><xsl:value-of select="@to"/></span></xsl:if>
    <xsl:if test="not(@person)"><xsl:text>, </xsl:text><xsl:value-of select="$w-nobody"/></xsl:if>
    <xsl:if test="@external='yes'"><xsl:text>, </xsl:text><xsl:value-of select="$w-external"/></xsl:if>
  </xsl:template>

  <!-- why nobody holds it: for an s or a v that is vacant -->
  <xsl:template name="why">
    <xsl:variable name="a" select="string(h[@was][1]/@a)"/>
    <xsl:choose>
      <xsl:when test="@why='unnamed'"><xsl:value-of select="$w-none-named"/></xsl:when>
      <xsl:when test="@why='unknown'"><xsl:value-of select="$w-unknown-assignment"/></xsl:when>
      <xsl:otherwise><xsl:variable name="why" select="@why"/><xsl:for-each select="$repository"><xsl:for-each select="key('assignment', $a)[1]">
        <xsl:call-template name="position-name"><xsl:with-param name="id" select="string(@position)"/></xsl:call-template><xsl:text>, </xsl:text>
        <xsl:choose><xsl:when test="$why='ended'"><xsl:value-of select="$w-ended"/><xsl:text> </xsl:text><span class="date"><xsl:value-of select="@to"/></span></xsl:when><xsl:otherwise><xsl:value-of select="$w-starts"/><xsl:text> </xsl:text><span class="date"><xsl:value-of select="@from"/></span></xsl:otherwise></xsl:choose>
      </xsl:for-each></xsl:for-each></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@excepted='yes'"><xsl:text> (</xsl:text><xsl:value-of select="$w-excepted"/>)</xsl:if>
  </xsl:template>

  <!-- What an assignment is for: an asset, a unit, or nothing in particular. -->
  <xsl:template name="target">
    <xsl:param name="links" select="true()"/>
    <xsl:variable name="id" select="string(@target)"/>
    <xsl:choose>
      <xsl:when test="$id = ''"><xsl:value-of select="$t[../@id='resp.no-target']"/></xsl:when>
      <xsl:when test="key('asset', $id)"><xsl:for-each select="key('asset', $id)[1]"><xsl:choose>
        <xsl:when test="$links"><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'asset'"/><xsl:with-param name="id" select="@id"/></xsl:call-template><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template></a></xsl:when>
        <xsl:otherwise><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template></xsl:otherwise></xsl:choose></xsl:for-each></xsl:when>
      <xsl:otherwise><xsl:call-template name="unit-name"><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
