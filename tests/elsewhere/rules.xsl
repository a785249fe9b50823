<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- What is asked of a rule file: a line R RULE FILE own|local a pattern, a line L FILE VARIABLE a variable of the file. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:pk="urn:policykoll:1">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:param name="file"/>

  <xsl:template match="/sch:schema">
    <xsl:for-each select="sch:pattern">
      <xsl:value-of select="concat('R&#9;', @id, '&#9;', $file, '&#9;', substring('own', 1, 3 * not(@pk:subjects = 'local-policies')), substring('local', 1, 5 * (@pk:subjects = 'local-policies')), '&#10;')"/>
    </xsl:for-each>
    <xsl:for-each select="sch:let">
      <xsl:value-of select="concat('L&#9;', $file, '&#9;', @name, '&#10;')"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
