<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- What every page of `render` begins with. The input is <pk:render>: a pk:scope for each unit that is meant (none: all), the repository, which is every document
     but no rules, and the report of the run. A page includes this, frame.xsl and parts.xsl, and gives templates for "/" in the modes page-title and page-main, and
     document-lead. What must stay true: where something could not be read, the page says so before anything else. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" exclude-result-prefixes="r">

  <xsl:variable name="report" select="/r:render/r:report"/>
  <xsl:variable name="repository" select="/r:render/r:repository"/>
  <xsl:variable name="as-of" select="string($report/@as-of)"/>

</xsl:stylesheet>
