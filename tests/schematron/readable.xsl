<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  SVRL as the expectations of tests/schematron are written, one thing a line, in the order of the report:

    active PATTERN
    fired CONTEXT {id= role= flag=}
    assert ID NODE {role= flag= severity= see= icon= fpi= lang=}     (a failed assert; "report" is a successful report)
      text
      diagnostic ID {lang=}: text
      property ID {role= scheme=}: text
    svrl-error NODE

  An id that is not there is "-"; braces stand only where there is something in them. White space in texts is normalised; emph, dir, span and copied elements
  are shown as tags; an empty text is "". NODE is worked out from @location by evaluating it in the document: the path of the one node that it selects, written with names as in the document and a
  number only where siblings share a name; "FILE:" before it when it lies in another file than doc.xml. A location that does not select exactly one node is told as "SELECTS n: …".
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
	xmlns:dyn="http://exslt.org/dynamic" exclude-result-prefixes="svrl dyn">
	<xsl:output method="text" encoding="UTF-8"/>
	<!-- The folder of the case, with a slash at its end. -->
	<xsl:param name="folder"/>
	<!-- Plain is for the ISO skeleton: no attributes, no tags in texts. -->
	<xsl:param name="plain" select="false()"/>

	<xsl:template match="/">
		<xsl:apply-templates select="svrl:schematron-output/*[not(self::svrl:text)]"/>
	</xsl:template>

	<xsl:template match="*"/>

	<xsl:template match="svrl:active-pattern | svrl:active-group">
		<xsl:text>active </xsl:text>
		<xsl:call-template name="id"/>
		<xsl:text>&#10;</xsl:text>
	</xsl:template>

	<xsl:template match="svrl:fired-rule">
		<xsl:text>fired </xsl:text>
		<xsl:value-of select="normalize-space(@context)"/>
		<xsl:call-template name="attributes">
			<xsl:with-param name="of" select="@id | @role | @flag"/>
		</xsl:call-template>
		<xsl:text>&#10;</xsl:text>
	</xsl:template>

	<xsl:template match="svrl:failed-assert">
		<xsl:call-template name="finding">
			<xsl:with-param name="kind">assert</xsl:with-param>
		</xsl:call-template>
	</xsl:template>

	<xsl:template match="svrl:successful-report">
		<xsl:call-template name="finding">
			<xsl:with-param name="kind">report</xsl:with-param>
		</xsl:call-template>
	</xsl:template>

	<xsl:template match="svrl:error">
		<xsl:text>svrl-error</xsl:text>
		<xsl:if test="@location">
			<xsl:text> </xsl:text>
			<xsl:call-template name="node"/>
		</xsl:if>
		<xsl:text>&#10;</xsl:text>
	</xsl:template>

	<xsl:template name="finding">
		<xsl:param name="kind"/>
		<xsl:value-of select="concat($kind, ' ')"/>
		<xsl:call-template name="id"/>
		<xsl:text> </xsl:text>
		<xsl:call-template name="node"/>
		<xsl:call-template name="attributes">
			<xsl:with-param name="of" select="@role | @flag | @severity | @see | @icon | @fpi | @xml:lang"/>
		</xsl:call-template>
		<xsl:text>&#10;</xsl:text>
		<!-- The order inside a finding is svrl.rng's matter. -->
		<xsl:apply-templates select="svrl:text"/>
		<xsl:apply-templates select="svrl:diagnostic-reference"/>
		<xsl:if test="not($plain)">
			<xsl:apply-templates select="svrl:property-reference"/>
		</xsl:if>
	</xsl:template>

	<xsl:template match="svrl:text">
		<xsl:text>  </xsl:text>
		<xsl:call-template name="words"/>
		<xsl:text>&#10;</xsl:text>
	</xsl:template>

	<xsl:template match="svrl:diagnostic-reference">
		<xsl:value-of select="concat('  diagnostic ', @diagnostic)"/>
		<xsl:call-template name="attributes">
			<xsl:with-param name="of" select="(@xml:lang | svrl:text/@xml:lang)[1]"/>
		</xsl:call-template>
		<xsl:text>: </xsl:text>
		<xsl:call-template name="words"/>
		<xsl:text>&#10;</xsl:text>
	</xsl:template>

	<xsl:template match="svrl:property-reference">
		<xsl:value-of select="concat('  property ', @property)"/>
		<xsl:call-template name="attributes">
			<xsl:with-param name="of" select="@role | @scheme"/>
		</xsl:call-template>
		<xsl:text>: </xsl:text>
		<xsl:call-template name="words"/>
		<xsl:text>&#10;</xsl:text>
	</xsl:template>

	<xsl:template name="id">
		<xsl:choose>
			<xsl:when test="@id"><xsl:value-of select="@id"/></xsl:when>
			<xsl:otherwise>-</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- In an order of ours: attributes have none of their own. -->
	<xsl:template name="attributes">
		<xsl:param name="of"/>
		<xsl:if test="$of and not($plain)">
			<xsl:text> {</xsl:text>
			<xsl:for-each select="$of">
				<xsl:sort select="string-length(substring-before(' id role flag severity see icon fpi scheme lang ', concat(' ', local-name(), ' ')))" data-type="number"/>
				<xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
				<xsl:value-of select="concat(local-name(), '=', .)"/>
			</xsl:for-each>
			<xsl:text>}</xsl:text>
		</xsl:if>
	</xsl:template>

	<xsl:template name="words">
		<xsl:variable name="all"><xsl:apply-templates mode="words"/></xsl:variable>
		<xsl:choose>
			<xsl:when test="normalize-space($all)"><xsl:value-of select="normalize-space($all)"/></xsl:when>
			<xsl:otherwise>""</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="*" mode="words">
		<xsl:choose>
			<xsl:when test="$plain or self::svrl:text"><xsl:apply-templates mode="words"/></xsl:when>
			<xsl:otherwise>
				<xsl:value-of select="concat('&lt;', local-name())"/>
				<xsl:for-each select="@*"><xsl:value-of select="concat(' ', local-name(), '=', .)"/></xsl:for-each>
				<xsl:text>&gt;</xsl:text>
				<xsl:apply-templates mode="words"/>
				<xsl:value-of select="concat('&lt;/', local-name(), '&gt;')"/>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- The one node that the current element's location selects. -->
	<xsl:template name="node">
		<xsl:variable name="location" select="string(@location)"/>
		<xsl:variable name="file" select="string(@*[local-name() = 'file' and namespace-uri() != ''])"/>
		<xsl:variable name="there">
			<xsl:choose>
				<xsl:when test="$file"><xsl:value-of select="$file"/></xsl:when>
				<xsl:otherwise>doc.xml</xsl:otherwise>
			</xsl:choose>
		</xsl:variable>
		<xsl:if test="$there != 'doc.xml'"><xsl:value-of select="concat($there, ':')"/></xsl:if>
		<xsl:for-each select="document(concat($folder, $there))">
			<xsl:variable name="nodes" select="dyn:evaluate($location)"/>
			<xsl:choose>
				<xsl:when test="count($nodes) = 1"><xsl:apply-templates select="$nodes" mode="path"/></xsl:when>
				<xsl:otherwise><xsl:value-of select="concat('SELECTS ', count($nodes), ': ', $location)"/></xsl:otherwise>
			</xsl:choose>
		</xsl:for-each>
	</xsl:template>

	<xsl:template match="/" mode="path">/</xsl:template>

	<xsl:template match="*" mode="path">
		<xsl:apply-templates select="parent::*" mode="path"/>
		<xsl:value-of select="concat('/', name())"/>
		<xsl:variable name="name" select="local-name()"/>
		<xsl:variable name="uri" select="namespace-uri()"/>
		<xsl:call-template name="number">
			<xsl:with-param name="before" select="count(preceding-sibling::*[local-name() = $name and namespace-uri() = $uri])"/>
			<xsl:with-param name="after" select="count(following-sibling::*[local-name() = $name and namespace-uri() = $uri])"/>
		</xsl:call-template>
	</xsl:template>

	<xsl:template match="@*" mode="path">
		<xsl:apply-templates select=".." mode="path"/>
		<xsl:value-of select="concat('/@', name())"/>
	</xsl:template>

	<xsl:template match="text()" mode="path">
		<xsl:apply-templates select="parent::*" mode="path"/>
		<xsl:text>/text()</xsl:text>
		<xsl:call-template name="number">
			<xsl:with-param name="before" select="count(preceding-sibling::text())"/>
			<xsl:with-param name="after" select="count(following-sibling::text())"/>
		</xsl:call-template>
	</xsl:template>

	<xsl:template match="comment()" mode="path">
		<xsl:apply-templates select="parent::*" mode="path"/>
		<xsl:text>/comment()</xsl:text>
		<xsl:call-template name="number">
			<xsl:with-param name="before" select="count(preceding-sibling::comment())"/>
			<xsl:with-param name="after" select="count(following-sibling::comment())"/>
		</xsl:call-template>
	</xsl:template>

	<xsl:template match="processing-instruction()" mode="path">
		<xsl:apply-templates select="parent::*" mode="path"/>
		<xsl:text>/processing-instruction()</xsl:text>
		<xsl:call-template name="number">
			<xsl:with-param name="before" select="count(preceding-sibling::processing-instruction())"/>
			<xsl:with-param name="after" select="count(following-sibling::processing-instruction())"/>
		</xsl:call-template>
	</xsl:template>

	<xsl:template name="number">
		<xsl:param name="before"/>
		<xsl:param name="after"/>
		<xsl:if test="$before + $after &gt; 0">
			<xsl:value-of select="concat('[', $before + 1, ']')"/>
		</xsl:if>
	</xsl:template>
</xsl:stylesheet>
