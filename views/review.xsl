<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- What the formats for code review have in common (sarif, gitlab, rdjson): which findings and messages they list, and where these are placed.
     Listed are gaps, on request what is excepted or could not be decided, and messages about documents: without them a run that could not
     read a document would look clean.
     The templates keep to strings: a variable that holds a tree, for each finding, costs more than linear time.
     What must stay true: everything listed has a file of the repository and a line; fingerprints are unique in a report, and depend on neither
     line nor language. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:f="urn:policykoll:functions">

  <xsl:include href="policykoll:views/decide.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <!-- sv or en -->
  <xsl:param name="lang" select="'sv'"/>
  <!-- yes or no: whether findings of these outcomes are listed as well -->
  <xsl:param name="show-excepted" select="'no'"/>
  <xsl:param name="show-not-evaluable" select="'no'"/>

  <xsl:key name="exception" match="r:exceptions/r:exception" use="@id"/>
  <!-- messages that only their places tell apart -->
  <xsl:key name="alike" match="r:diagnostic[@severity != 'info']" use="concat(@id, '|', r:excerpt)"/>

  <xsl:variable name="report" select="/r:report"/>
  <xsl:variable name="t" select="document('policykoll:views/labels.xml')/labels/label/text[@xml:lang=$lang]"/>
  <xsl:variable name="w-until" select="string($t[../@id='review.until'])"/>

  <xsl:variable name="messages" select="$report/r:diagnostics/r:diagnostic[@severity != 'info']"/>
  <!-- a run that failed without a message of its own -->
  <xsl:variable name="silent" select="($seen = 'incomplete' or $seen = 'error') and not($messages[@severity='error']) and not($report/r:findings/r:finding[@outcome='error'])"/>
  <!-- or one that found nothing to check; when that was allowed, it is told all the same, as less than a fault -->
  <xsl:variable name="nothing" select="$seen = 'empty'"/>
  <xsl:variable name="allowed" select="$nothing and $report/@status != 'empty'"/>
  <xsl:variable name="of-run" select="$silent or $nothing"/>
  <xsl:variable name="run-id" select="concat('run-', substring('incomplete', 1, 10 * $silent), substring('empty', 1, 5 * $nothing))"/>
  <xsl:variable name="run-text"><xsl:choose>
    <xsl:when test="$nothing"><xsl:call-template name="verdict-sentence"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="f:sentences($t[../@id='banner.title'], $t[../@id='banner.text'])"/></xsl:otherwise></xsl:choose></xsl:variable>
  <!-- where something is placed that has no file in the repository: it belongs to the run -->
  <xsl:variable name="inputs" select="$report[not(@audience = 'public')]/r:inputs/r:input[not(starts-with(@path, 'policykoll:'))]"/>
  <xsl:variable name="elsewhere" select="f:first($inputs[@kind='configuration']/@path, $inputs/@path, 'policykoll.xml')"/>

  <!-- What is wrong, and what to do, as a JSON string; in SARIF the text must not hold links. -->
  <xsl:template name="say">
    <xsl:param name="prefix"/>
    <xsl:param name="sarif" select="false()"/>
    <xsl:variable name="message" select="f:first(r:message[lang($lang)], r:message, @rule, @id)"/>
    <xsl:variable name="help" select="f:first(r:help[lang($lang)], r:help)"/>
    <!-- our own messages begin without a capital -->
    <xsl:variable name="own" select="self::r:diagnostic or @outcome = 'error'"/>
    <xsl:variable name="until" select="substring(f:fill($w-until, r:exception/@ref, r:exception/@expires-on), 1 div (@outcome = 'excepted' and r:exception))"/>
    <xsl:choose>
      <xsl:when test="$own and $sarif"><xsl:value-of select="f:json(f:unlinked(f:sentences(f:capital($message), f:capital($help))))"/></xsl:when>
      <xsl:when test="$own"><xsl:value-of select="f:json(concat($prefix, f:sentences(f:capital($message), f:capital($help))))"/></xsl:when>
      <xsl:when test="$sarif"><xsl:value-of select="f:json(f:unlinked(f:sentences($message, $until, $help)))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="f:json(concat($prefix, f:sentences($message, $until, $help)))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The messages, those that are alike together; the name of a message and its source line are what makes it the same one in another run. -->
  <xsl:template name="messages">
    <xsl:for-each select="$messages[generate-id() = generate-id(key('alike', concat(@id, '|', r:excerpt))[1])]">
      <xsl:variable name="name" select="concat(@id, '|', r:excerpt)"/>
      <xsl:for-each select="key('alike', $name)">
        <xsl:apply-templates select=".">
          <xsl:with-param name="first" select="not($of-run) and generate-id() = generate-id($messages[1])"/>
          <xsl:with-param name="fingerprint" select="f:hash(concat('message|', $name, '|', position()), 32)"/>
        </xsl:apply-templates>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
