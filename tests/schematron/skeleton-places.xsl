<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- A schema compiled by the ISO skeleton, with locations that select the node they are of: its own do that for few but elements that are alone. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="based.xsl"/>

	<xsl:template match="/" mode="schematron-get-full-path">/</xsl:template>

	<xsl:template match="* | @* | text() | comment() | processing-instruction()" mode="schematron-get-full-path">
		<xsl:if test="parent::*"><xsl:apply-templates select=".." mode="schematron-get-full-path"/></xsl:if>
		<xsl:choose>
			<xsl:when test="self::*"><xsl:value-of select="concat('/*[', count(preceding-sibling::*) + 1, ']')"/></xsl:when>
			<xsl:when test="self::text()"><xsl:value-of select="concat('/text()[', count(preceding-sibling::text()) + 1, ']')"/></xsl:when>
			<xsl:when test="self::comment()"><xsl:value-of select="concat('/comment()[', count(preceding-sibling::comment()) + 1, ']')"/></xsl:when>
			<xsl:when test="self::processing-instruction()">
				<xsl:value-of select="concat('/processing-instruction()[', count(preceding-sibling::processing-instruction()) + 1, ']')"/>
			</xsl:when>
			<xsl:otherwise><xsl:value-of select="concat('/@*[local-name() = &quot;', local-name(), '&quot; and namespace-uri() = &quot;', namespace-uri(), '&quot;]')"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>
</xsl:stylesheet>
