<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- From SVRL to a stylesheet that counts what each location selects in the document, a line each. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:pk="urn:policykoll:1" xmlns:out="urn:out" exclude-result-prefixes="svrl pk">
	<xsl:param name="file"/>
	<xsl:namespace-alias stylesheet-prefix="out" result-prefix="xsl"/>
	<xsl:template match="/">
		<out:stylesheet version="1.0">
			<out:output method="text"/>
			<out:template match="/">
				<xsl:for-each select="//@location[../@pk:file = $file]">
					<out:value-of select="concat(count({.}), '&#10;')"/>
				</xsl:for-each>
			</out:template>
		</out:stylesheet>
	</xsl:template>
</xsl:stylesheet>
