<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Applies the edits that one set of a mutation table makes to one file:
     delete="XPATH"                                 these nodes go (elements or attributes)
     set="XPATH" attribute="NAME" value="TEXT"      these elements get the attribute
     add="XPATH" with elements inside               these elements get them as last children
     An edit that selects nothing is an error: it would be a test that cannot fail. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:dyn="http://exslt.org/dynamic"
                xmlns:m="urn:policykoll:tests" xmlns:pk="urn:policykoll:1" exclude-result-prefixes="dyn m pk">

  <!-- the table; the set's number, 0 = the one that makes the sample clean; the file as the edits name it -->
  <xsl:param name="table"/>
  <xsl:param name="set" select="0"/>
  <xsl:param name="file"/>

  <xsl:variable name="source" select="/"/>
  <xsl:variable name="mutations" select="document($table)/m:mutations"/>
  <xsl:variable name="edits" select="$mutations/m:clean[$set = 0]/m:edit[@file = $file] | $mutations/m:mutation[position() = $set]/m:edit[@file = $file]"/>

  <!-- "|id of the edit>id of the node|…" -->
  <xsl:variable name="targets">
    <xsl:for-each select="$edits">
      <xsl:variable name="edit" select="generate-id()"/>
      <xsl:variable name="path" select="@delete | @set | @add"/>
      <xsl:for-each select="$source">
        <xsl:variable name="nodes" select="dyn:evaluate($path)"/>
        <xsl:if test="not($nodes)">
          <xsl:message terminate="yes"><xsl:value-of select="concat($file, ': nothing is selected by ', $path)"/></xsl:message>
        </xsl:if>
        <xsl:for-each select="$nodes"><xsl:value-of select="concat('|', $edit, '&gt;', generate-id(), '|')"/></xsl:for-each>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:variable>

  <xsl:template match="@* | node()">
    <xsl:variable name="mine" select="$edits[contains($targets, concat('|', generate-id(), '&gt;', generate-id(current()), '|'))]"/>
    <xsl:if test="not($mine/@delete)">
      <xsl:copy>
        <xsl:apply-templates select="@*"/>
        <xsl:for-each select="$mine[@set]"><xsl:attribute name="{@attribute}"><xsl:value-of select="@value"/></xsl:attribute></xsl:for-each>
        <xsl:apply-templates select="node()"/>
        <xsl:copy-of select="$mine[@add]/*"/>
      </xsl:copy>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
