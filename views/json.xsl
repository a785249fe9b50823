<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:f="urn:policykoll:functions">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:template match="/">{}</xsl:template>
</xsl:stylesheet>
