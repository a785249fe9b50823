<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- SVRL as lines: what, id, line:column, words; for comparison with what a person expects. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:pk="urn:policykoll:1" exclude-result-prefixes="svrl pk">
	<xsl:output method="text" encoding="UTF-8"/>
	<xsl:template match="/">
		<xsl:apply-templates select="*/*[not(self::svrl:ns-prefix-in-attribute-values)]"/>
	</xsl:template>
	<xsl:template match="svrl:active-pattern | svrl:fired-rule">
		<xsl:value-of select="normalize-space(concat(local-name(), ' ', @id, ' ', @context))"/>
		<xsl:call-template name="rich"/>
		<xsl:text>&#10;</xsl:text>
	</xsl:template>
	<xsl:template match="*">
		<xsl:value-of select="concat(local-name(), ' ', @id)"/>
		<xsl:if test="@pk:line"><xsl:value-of select="concat(' ', @pk:line, ':', @pk:column)"/></xsl:if>
		<xsl:call-template name="rich"/>
		<xsl:value-of select="concat(' | ', normalize-space(svrl:text))"/>
		<xsl:for-each select="svrl:diagnostic-reference | svrl:property-reference">
			<xsl:value-of select="concat(' | ', @diagnostic, @property)"/>
			<xsl:if test="svrl:text/@xml:lang"><xsl:value-of select="concat(' ', svrl:text/@xml:lang)"/></xsl:if>
			<xsl:value-of select="concat(': ', normalize-space(svrl:text))"/>
		</xsl:for-each>
		<xsl:text>&#10;</xsl:text>
	</xsl:template>
	<xsl:template name="rich">
		<xsl:for-each select="@documents | @role | @flag | @severity | @see | @icon | @fpi | @xml:lang">
			<xsl:sort select="name()"/>
			<xsl:value-of select="concat(' ', name(), '=', .)"/>
		</xsl:for-each>
	</xsl:template>
</xsl:stylesheet>
