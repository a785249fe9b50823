<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The frame of every page: head with its Content-Security-Policy, heading, contents, main part, footer. A page includes this and parts.xsl, and
     gives templates for "/" in the modes page-title (one string), page-heading, page-contents (list items), page-main and page-foot (a sentence).
     A page that filters or searches also gives page-script: the <template> elements that the script (page.js) makes its controls of; with none there is no script.
     For a search field over the rows of a table: call "row-search" in page-script, and "searchable" first of all in the <table>.
     What must stay true: nothing is loaded, all style and script is in the page and allowed by its digest; every word comes from labels.xml or from the data. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="exsl">

  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

  <!-- sv or en -->
  <xsl:param name="lang" select="'sv'"/>
  <xsl:decimal-format name="sv" decimal-separator="," grouping-separator="&#xA0;"/>
  <xsl:decimal-format name="en" decimal-separator="." grouping-separator=","/>
  <xsl:variable name="label-file" select="document('policykoll:views/labels.xml')"/>
  <xsl:variable name="t" select="$label-file/labels/label/text[@xml:lang=$lang]"/>
  <!-- What is asked for in every row: the words of these groups, so that no search goes through a thousand. Where the group is not known, a key finds it, asked from $label-file. -->
  <xsl:variable name="often" select="$t[contains('|outcome|standing|severity|basis|class|obligation|meaning|input|exception|col|fact|', concat('|', substring-before(../@id,'.'), '|'))]"/>
  <xsl:key name="label" match="label/text" use="concat(@xml:lang, '|', ../@id)"/>
  <xsl:variable name="css" select="document('policykoll:views/html/page.css.xml')/inline"/>
  <xsl:variable name="js" select="document('policykoll:views/html/page.js.xml')/inline"/>
  <xsl:variable name="w-none" select="string($t[../@id='word.none'])"/>
  <!-- Control characters that XML allows and HTML does not, and what is shown instead. -->
  <xsl:variable name="controls" select="'&#x7F;&#x80;&#x81;&#x82;&#x83;&#x84;&#x85;&#x86;&#x87;&#x88;&#x89;&#x8A;&#x8B;&#x8C;&#x8D;&#x8E;&#x8F;&#x90;&#x91;&#x92;&#x93;&#x94;&#x95;&#x96;&#x97;&#x98;&#x99;&#x9A;&#x9B;&#x9C;&#x9D;&#x9E;&#x9F;&#xFDD0;&#xFDD1;&#xFDD2;&#xFDD3;&#xFDD4;&#xFDD5;&#xFDD6;&#xFDD7;&#xFDD8;&#xFDD9;&#xFDDA;&#xFDDB;&#xFDDC;&#xFDDD;&#xFDDE;&#xFDDF;&#xFDE0;&#xFDE1;&#xFDE2;&#xFDE3;&#xFDE4;&#xFDE5;&#xFDE6;&#xFDE7;&#xFDE8;&#xFDE9;&#xFDEA;&#xFDEB;&#xFDEC;&#xFDED;&#xFDEE;&#xFDEF;&#x1FFFE;&#x1FFFF;&#x2FFFE;&#x2FFFF;&#x3FFFE;&#x3FFFF;&#x4FFFE;&#x4FFFF;&#x5FFFE;&#x5FFFF;&#x6FFFE;&#x6FFFF;&#x7FFFE;&#x7FFFF;&#x8FFFE;&#x8FFFF;&#x9FFFE;&#x9FFFF;&#xAFFFE;&#xAFFFF;&#xBFFFE;&#xBFFFF;&#xCFFFE;&#xCFFFF;&#xDFFFE;&#xDFFFF;&#xEFFFE;&#xEFFFF;&#xFFFFE;&#xFFFFF;&#x10FFFE;&#x10FFFF;&#xD;'"/>
  <xsl:variable name="control-signs" select="'&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;&#xFFFD;'"/>
  <xsl:variable name="plain" select="'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:/'"/>

  <xsl:template match="/">
    <xsl:variable name="title"><xsl:apply-templates select="/" mode="page-title"/></xsl:variable>
    <xsl:variable name="controls-of"><xsl:apply-templates select="/" mode="page-script"/></xsl:variable>
    <xsl:variable name="scripted" select="count(exsl:node-set($controls-of)/*) &gt; 0"/>
    <xsl:variable name="script-policy"><xsl:if test="$scripted"> script-src 'sha256-<xsl:value-of select="$js/@sha256"/>';</xsl:if></xsl:variable>
    <html lang="{$lang}">
      <head>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none';{$script-policy} style-src 'sha256-{$css/@sha256}'; base-uri 'none'; form-action 'none'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta name="referrer" content="no-referrer"/>
        <meta name="generator" content="{(/*/*|/*/*/*)[local-name()='tool']/@name} {(/*/*|/*/*/*)[local-name()='tool']/@version}"/>
        <!-- a string: no markup may stand in a title -->
        <title><xsl:value-of select="$title"/></title>
        <style><xsl:value-of select="$css"/></style>
      </head>
      <body>
        <a class="skip" href="#main"><xsl:value-of select="$t[../@id='report.skip']"/></a>
        <header id="top"><xsl:apply-templates select="/" mode="page-heading"/></header>
        <div class="page">
          <nav aria-labelledby="contents">
            <h2 id="contents"><xsl:value-of select="$t[../@id='report.contents']"/></h2>
            <ol><xsl:apply-templates select="/" mode="page-contents"/></ol>
          </nav>
          <main id="main" tabindex="-1"><xsl:apply-templates select="/" mode="page-main"/></main>
        </div>
        <footer>
          <p><xsl:apply-templates select="/" mode="page-foot"/></p>
          <p class="screen"><a href="#top"><xsl:value-of select="$t[../@id='report.back']"/></a></p>
        </footer>
        <xsl:if test="$scripted"><xsl:copy-of select="$controls-of"/><script><xsl:value-of select="$js"/></script></xsl:if>
      </body>
    </html>
  </xsl:template>

  <!-- A page without a script. -->
  <xsl:template match="/" mode="page-script" priority="-1"/>

  <!-- An entry of the contents. -->
  <xsl:template name="entry">
    <xsl:param name="id"/>
    <xsl:param name="title"/>
    <li><a href="#{$id}"><xsl:value-of select="$title"/></a></li>
  </xsl:template>

  <!-- What the script makes the search field of a table of. -->
  <xsl:template name="row-search">
    <template id="w-rows"><p class="rows"><label><span/> <input type="search" autocomplete="off" spellcheck="false"/></label><xsl:text> </xsl:text>
      <span role="status" data-some="{$t[../@id='filter.rows']}" data-none="{$t[../@id='filter.no-rows']}"/></p></template>
  </xsl:template>

  <!-- For a <table>: it gets a search field, called $title. -->
  <xsl:template name="searchable">
    <xsl:param name="title" select="$t[../@id='filter.table']"/>
    <xsl:attribute name="data-filter"><xsl:value-of select="$title"/></xsl:attribute>
  </xsl:template>

  <xsl:template name="h2">
    <xsl:param name="number"/>
    <xsl:param name="title"/>
    <xsl:param name="id"/>
    <xsl:text>&#10;</xsl:text>
    <h2 id="{$id}-title"><span class="num"><xsl:value-of select="$number"/></span><xsl:text> </xsl:text><xsl:value-of select="$title"/></h2>
  </xsl:template>

</xsl:stylesheet>
