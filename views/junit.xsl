<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- The canonical report as JUnit XML, for CI systems (GitLab, Jenkins, Azure).
     One test case per rule and subject (a part of a subject by its discriminator): gap = failure, excepted = skipped until a date, not evaluable = skipped, a rule that
     could not run or a document that could not be read = error; when only new gaps count, a known one is skipped. A rule that found nothing to complain of is a
     case that passes, if all could be read. What must stay true: the class is the rule, and in it names are unique (GitLab drops the second of two equal ones) and at most 512 characters
     (Azure); the message stands in the attribute and in the text; nothing depends on the clock: no time is taken, the date is the as-of date; no run
     looks green when something was not checked. More than $most findings are told of by their number: GitLab refuses files over 30 MB. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" exclude-result-prefixes="r">

  <xsl:include href="policykoll:views/decide.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <!-- sv or en -->
  <xsl:param name="lang" select="'sv'"/>
  <!-- gaps told of one by one, and cases that are skipped -->
  <xsl:param name="most" select="20000"/>
  <xsl:param name="most-skipped" select="5000"/>

  <xsl:key name="by-rule" match="r:finding" use="@rule"/>
  <xsl:key name="outcome" match="r:finding" use="@outcome"/>
  <xsl:key name="policy" match="r:policy" use="@id"/>
  <!-- by the name of its case: "file:line:column id", each as far as there is one -->
  <xsl:key name="message" match="r:diagnostic[@severity='error']" use="concat(@file, substring(concat(':',@line), 1, 99 * boolean(@file != '' and @line)), substring(concat(':',@column), 1, 99 * boolean(@file != '' and @line and @column)), substring(' ', 1, number(@file != '')), @id)"/>

  <xsl:variable name="report" select="/r:report"/>
  <xsl:variable name="t" select="document('policykoll:views/labels.xml')/labels/label/text[@xml:lang=$lang]"/>
  <xsl:variable name="w-why" select="string($t[../@id='finding.why'])"/>
  <xsl:variable name="w-fix" select="string($t[../@id='finding.fix'])"/>
  <xsl:variable name="unread" select="$report/r:diagnostics/r:diagnostic[@severity='error']"/>
  <xsl:variable name="crashed" select="key('outcome','error')"/>
  <!-- a document or run that failed without a message of its own -->
  <xsl:variable name="silent" select="not($unread) and not($crashed) and ($seen = 'incomplete' or $seen = 'error')"/>
  <xsl:variable name="nothing" select="$seen = 'empty'"/>
  <!-- when only new gaps count, a known one fails nothing -->
  <xsl:variable name="only-new" select="$report/r:baseline/@only-new = 'yes'"/>
  <xsl:variable name="gaps" select="key('outcome','gap')[not($only-new and @baseline='known')]"/>
  <xsl:variable name="skips" select="$report/r:findings/r:finding[@outcome='excepted' or @outcome='not-evaluable' or (@outcome='gap' and $only-new and @baseline='known')]"/>
  <!-- rules that were tried on something and found nothing to complain of; who knows what they would have found in what could not be read -->
  <xsl:variable name="met" select="$report[$seen != 'incomplete' and $seen != 'error']/r:rules/r:rule[@ran='yes'][r:outcomes/@pass &gt; 0][not(key('by-rule', @id))]"/>

  <xsl:variable name="more-gaps" select="(count($gaps) - $most) * (count($gaps) &gt; $most)"/>
  <xsl:variable name="more-skips" select="(count($skips) - $most-skipped) * (count($skips) &gt; $most-skipped)"/>
  <xsl:variable name="failures" select="count($gaps) - $more-gaps + ($more-gaps &gt; 0)"/>
  <xsl:variable name="errors" select="count($crashed) + count($unread) + $silent"/>
  <xsl:variable name="skipped" select="count($skips) - $more-skips + ($more-skips &gt; 0) + $nothing"/>
  <!-- a file without a case that passes reads as broken to some, where nothing is wrong -->
  <xsl:variable name="calm" select="$failures = 0 and $errors = 0 and not($met) and not($nothing)"/>

  <!-- " (partial: unit social, file a.xml)": a partial run says so in the suite's name and where it would look like a pass -->
  <xsl:variable name="part">
    <xsl:if test="$report/@partial='yes'">
      <xsl:value-of select="concat(' (', $t[../@id='partial.word'])"/>
      <xsl:for-each select="$report/r:options/r:option[@name='rule' or @name='unit' or @name='policy' or @name='file' or @name='exclude'][position() &lt;= 5]">
        <xsl:value-of select="concat(substring(': , ', 1 + 2 * number(position() &gt; 1), 2), @name, ' ', substring(translate(@value, $controls, ''), 1, 60))"/>
      </xsl:for-each>
      <xsl:if test="count($report/r:options/r:option[@name='rule' or @name='unit' or @name='policy' or @name='file' or @name='exclude']) &gt; 5">, …</xsl:if>
      <xsl:text>)</xsl:text>
    </xsl:if>
    <xsl:if test="$report/@audience='public'"><xsl:value-of select="concat(' (', $t[../@id='public.word'], ')')"/></xsl:if>
  </xsl:variable>

  <!-- C1 control characters: legal in XML 1.0, refused by some readers. -->
  <xsl:variable name="controls" select="'&#x7F;&#x80;&#x81;&#x82;&#x83;&#x84;&#x85;&#x86;&#x87;&#x88;&#x89;&#x8A;&#x8B;&#x8C;&#x8D;&#x8E;&#x8F;&#x90;&#x91;&#x92;&#x93;&#x94;&#x95;&#x96;&#x97;&#x98;&#x99;&#x9A;&#x9B;&#x9C;&#x9D;&#x9E;&#x9F;'"/>

  <xsl:variable name="breaks" select="'&#9;&#10;&#13;&#x2028;&#x2029;'"/>

  <xsl:template match="/">
    <xsl:variable name="tests" select="$failures + $errors + $skipped + count($met) + $calm"/>
    <testsuites name="policykoll" tests="{$tests}" failures="{$failures}" errors="{$errors}" skipped="{$skipped}" time="0">
      <testsuite name="policykoll{$part}" tests="{$tests}" failures="{$failures}" errors="{$errors}" skipped="{$skipped}" time="0" timestamp="{$report/@as-of}T00:00:00">
        <xsl:apply-templates select="$unread"/>
        <xsl:if test="$silent">
          <testcase classname="policykoll" name="status: {$seen}" time="0">
            <error type="{$seen}" message="{$t[../@id='banner.title']}"><xsl:value-of select="concat($t[../@id='banner.title'], '&#10;', $t[../@id='banner.text'])"/></error>
          </testcase>
        </xsl:if>
        <xsl:apply-templates select="$crashed"/>
        <xsl:apply-templates select="$gaps[position() &lt;= $most]"/>
        <xsl:if test="$more-gaps &gt; 0">
          <xsl:call-template name="more"><xsl:with-param name="n" select="$more-gaps"/></xsl:call-template>
        </xsl:if>
        <xsl:apply-templates select="$skips[position() &lt;= $most-skipped]"/>
        <xsl:if test="$more-skips &gt; 0">
          <xsl:call-template name="more"><xsl:with-param name="n" select="$more-skips"/><xsl:with-param name="skipped" select="true()"/></xsl:call-template>
        </xsl:if>
        <xsl:apply-templates select="$met"/>
        <xsl:if test="$calm">
          <testcase classname="policykoll" time="0">
            <xsl:attribute name="name">
              <xsl:call-template name="say"><xsl:with-param name="a" select="$report/r:outcomes/@pass"/>
                <xsl:with-param name="label"><xsl:choose><xsl:when test="$report/r:outcomes/@pass = 1">junit.passed.one</xsl:when><xsl:otherwise>junit.passed.many</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
              <xsl:value-of select="$part"/>
            </xsl:attribute>
          </testcase>
        </xsl:if>
        <xsl:if test="$nothing">
          <testcase classname="policykoll" name="{$t[../@id='junit.nothing']}" time="0">
            <skipped><xsl:attribute name="message"><xsl:call-template name="verdict-sentence"/></xsl:attribute><xsl:call-template name="verdict-sentence"/></skipped>
          </testcase>
        </xsl:if>
      </testsuite>
    </testsuites>
  </xsl:template>

  <!-- A rule whose every subject meets it, or is not concerned. -->
  <xsl:template match="r:rule">
    <xsl:variable name="title" select="normalize-space(translate((r:title[@xml:lang=$lang] | r:title[not(../r:title[@xml:lang=$lang])])[1], $controls, ''))"/>
    <testcase classname="{@id}" name="{substring(concat($title, substring(@id, 1, 999 * ($title = ''))), 1, 500)}" time="0"/>
  </xsl:template>

  <!-- Strings all the way: a tree per finding costs more than linear time. -->
  <xsl:template match="r:finding">
    <xsl:variable name="object" select="substring-after(@id, '/')"/>
    <xsl:variable name="clean" select="translate(translate($object, $controls, ''), $breaks, '     ')"/>
    <xsl:variable name="title" select="normalize-space(translate((r:subject/r:name[@xml:lang=$lang] | r:subject/r:name[not(../r:name[@xml:lang=$lang])])[1], $controls, ''))"/>
    <!-- the object's id is unique in its rule unless something had to be left out of it -->
    <xsl:variable name="cut" select="$clean != $object or string-length($clean) &gt; 290"/>
    <xsl:variable name="said" select="translate((r:message[@xml:lang=$lang] | r:message[not(../r:message[@xml:lang=$lang])])[1], $controls, '')"/>
    <!-- without a message, the rule's id -->
    <xsl:variable name="message" select="concat($said, substring(@rule, 1, 999 * number($said = '')))"/>
    <testcase classname="{@rule}" time="0">
      <xsl:attribute name="name">
        <xsl:value-of select="substring($clean, 1, 290)"/>
        <xsl:if test="$cut"><xsl:value-of select="concat(' [', @outcome, ' ', position(), ']')"/></xsl:if>
        <xsl:if test="$title != ''"><xsl:value-of select="concat(' (', substring($title, 1, 200), ')')"/></xsl:if>
      </xsl:attribute>
      <xsl:if test="@file != ''"><xsl:attribute name="file"><xsl:call-template name="clean"><xsl:with-param name="s" select="@file"/></xsl:call-template></xsl:attribute></xsl:if>
      <xsl:choose>
        <xsl:when test="@outcome='gap' and $only-new and @baseline='known'">
          <skipped>
            <xsl:attribute name="message"><xsl:call-template name="known"><xsl:with-param name="message" select="$message"/></xsl:call-template></xsl:attribute>
            <xsl:call-template name="known"><xsl:with-param name="message" select="$message"/></xsl:call-template>
          </skipped>
        </xsl:when>
        <xsl:when test="@outcome='gap'"><failure type="{@severity}" message="{$message}"><xsl:call-template name="details"><xsl:with-param name="message" select="$message"/></xsl:call-template></failure></xsl:when>
        <xsl:when test="@outcome='error'"><error type="{@rule}" message="{$message}"><xsl:call-template name="details"><xsl:with-param name="message" select="$message"/></xsl:call-template></error></xsl:when>
        <xsl:when test="@outcome='excepted' and r:exception">
          <skipped>
            <xsl:attribute name="message"><xsl:call-template name="until"><xsl:with-param name="message" select="$message"/></xsl:call-template></xsl:attribute>
            <xsl:call-template name="until"><xsl:with-param name="message" select="$message"/></xsl:call-template>
          </skipped>
        </xsl:when>
        <xsl:otherwise><skipped message="{$message}"><xsl:call-template name="details"><xsl:with-param name="message" select="$message"/></xsl:call-template></skipped></xsl:otherwise>
      </xsl:choose>
    </testcase>
  </xsl:template>

  <!-- What is not told of one by one. -->
  <xsl:template name="more">
    <xsl:param name="n"/>
    <xsl:param name="skipped" select="false()"/>
    <xsl:variable name="text"><xsl:call-template name="say"><xsl:with-param name="label" select="'n.more.many'"/><xsl:with-param name="a" select="$n"/></xsl:call-template></xsl:variable>
    <testcase classname="policykoll" name="{substring('skipped: ', 1, 9 * $skipped)}{$text}" time="0">
      <xsl:choose>
        <xsl:when test="$skipped"><skipped message="{$text}"><xsl:value-of select="$text"/></skipped></xsl:when>
        <xsl:otherwise><failure type="more" message="{$text}"><xsl:value-of select="$text"/></failure></xsl:otherwise>
      </xsl:choose>
    </testcase>
  </xsl:template>

  <xsl:template name="until">
    <xsl:param name="message"/>
    <xsl:call-template name="say"><xsl:with-param name="label" select="'junit.excepted'"/><xsl:with-param name="a" select="$message"/><xsl:with-param name="b" select="r:exception/@ref"/><xsl:with-param name="c" select="r:exception/@expires-on"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="known">
    <xsl:param name="message"/>
    <xsl:call-template name="say"><xsl:with-param name="label" select="'junit.known'"/><xsl:with-param name="a" select="$message"/><xsl:with-param name="b" select="$report/r:baseline/@as-of"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="details">
    <xsl:param name="message"/>
    <xsl:value-of select="concat($message,'&#10;')"/>
    <xsl:if test="@file != ''">
      <xsl:call-template name="clean"><xsl:with-param name="s" select="@file"/></xsl:call-template>
      <xsl:if test="@line"><xsl:value-of select="concat(':',@line)"/><xsl:if test="@column"><xsl:value-of select="concat(':',@column)"/></xsl:if></xsl:if>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
    <xsl:for-each select="r:clause"><xsl:value-of select="concat($w-why,': ')"/><xsl:call-template name="text"><xsl:with-param name="n" select="key('policy', @policy)/r:short-title"/><xsl:with-param name="else" select="@policy"/></xsl:call-template><xsl:value-of select="concat(', ',@clause,'&#10;')"/></xsl:for-each>
    <xsl:if test="r:help"><xsl:value-of select="concat($w-fix,': ')"/><xsl:call-template name="text"><xsl:with-param name="n" select="r:help"/></xsl:call-template><xsl:text>&#10;</xsl:text></xsl:if>
  </xsl:template>

  <xsl:template match="r:diagnostic">
    <xsl:variable name="name" select="concat(@file, substring(concat(':',@line), 1, 99 * boolean(@file != '' and @line)), substring(concat(':',@column), 1, 99 * boolean(@file != '' and @line and @column)), substring(' ', 1, number(@file != '')), @id)"/>
    <xsl:variable name="same" select="key('message',$name)"/>
    <xsl:variable name="message"><xsl:call-template name="text"><xsl:with-param name="n" select="r:message"/><xsl:with-param name="else" select="@id"/></xsl:call-template></xsl:variable>
    <testcase classname="policykoll" time="0">
      <xsl:variable name="clean" select="translate(translate($name, $controls, ''), $breaks, '     ')"/>
      <xsl:attribute name="name"><xsl:value-of select="substring($clean, 1, 490)"/><xsl:if test="count($same) &gt; 1 or $clean != $name or string-length($clean) &gt; 490"> [<xsl:value-of select="position()"/>]</xsl:if></xsl:attribute>
      <xsl:if test="@file != ''"><xsl:attribute name="file"><xsl:call-template name="clean"><xsl:with-param name="s" select="@file"/></xsl:call-template></xsl:attribute></xsl:if>
      <error type="{@id}" message="{$message}"><xsl:call-template name="details"><xsl:with-param name="message" select="$message"/></xsl:call-template></error>
    </testcase>
  </xsl:template>

  <xsl:template name="text">
    <xsl:param name="n"/>
    <xsl:param name="else"/>
    <xsl:choose>
      <xsl:when test="$n[@xml:lang=$lang]"><xsl:value-of select="translate($n[@xml:lang=$lang], $controls, '')"/></xsl:when>
      <xsl:when test="$n"><xsl:value-of select="translate($n, $controls, '')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$else"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="clean"><xsl:param name="s"/><xsl:value-of select="translate($s, $controls, '')"/></xsl:template>

  <!-- {a}, {b} and {c} stand in that order in the labels used here -->
  <xsl:template name="say">
    <xsl:param name="label"/>
    <xsl:param name="a"/>
    <xsl:param name="b"/>
    <xsl:param name="c"/>
    <xsl:variable name="text" select="$t[../@id=$label]"/>
    <xsl:variable name="rest" select="substring-after($text,'{a}')"/>
    <xsl:value-of select="concat(substring-before($text,'{a}'), $a)"/>
    <xsl:choose>
      <xsl:when test="contains($rest,'{b}')"><xsl:value-of select="concat(substring-before($rest,'{b}'), $b, substring-before(substring-after($rest,'{b}'),'{c}'), $c, substring-after($rest,'{c}'))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$rest"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
