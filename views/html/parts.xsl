<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Small parts of every page: texts, numbers, counts, places, anchors. They know no report. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="r exsl str">

  <!-- The text in the asked language; else the first there is, marked with its language; else $else. -->
  <xsl:template name="text">
    <xsl:param name="n"/>
    <xsl:param name="else"/>
    <xsl:variable name="own" select="$n[@xml:lang=$lang]"/>
    <xsl:choose>
      <xsl:when test="$own"><xsl:call-template name="dated"><xsl:with-param name="s" select="$own"/></xsl:call-template></xsl:when>
      <xsl:when test="$n"><span lang="{$n/@xml:lang}"><xsl:call-template name="dated"><xsl:with-param name="s" select="$n"/></xsl:call-template></span></xsl:when>
      <xsl:otherwise><xsl:value-of select="translate($else, $controls, $control-signs)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A text whose dates do not break over two lines; $left bounds the recursion. -->
  <xsl:template name="dated">
    <xsl:param name="s"/>
    <xsl:param name="left" select="20"/>
    <xsl:variable name="shape" select="translate($s,'123456789','000000000')"/>
    <xsl:choose>
      <xsl:when test="contains($shape,'0000-00-00') and $left &gt; 0">
        <xsl:variable name="at" select="string-length(substring-before($shape,'0000-00-00'))"/>
        <xsl:value-of select="translate(substring($s, 1, $at), $controls, $control-signs)"/>
        <span class="date"><xsl:value-of select="substring($s, $at + 1, 10)"/></span>
        <xsl:call-template name="dated"><xsl:with-param name="s" select="substring($s, $at + 11)"/><xsl:with-param name="left" select="$left - 1"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="translate($s, $controls, $control-signs)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="clean"><xsl:param name="s"/><xsl:value-of select="translate($s, $controls, $control-signs)"/></xsl:template>

  <!-- A path that may break after its slashes; $left bounds the recursion. -->
  <xsl:template name="path">
    <xsl:param name="s"/>
    <xsl:param name="left" select="40"/>
    <xsl:choose>
      <xsl:when test="contains($s,'/') and $left &gt; 0">
        <span class="seg"><xsl:value-of select="concat(translate(substring-before($s,'/'), $controls, $control-signs),'/')"/></span>
        <xsl:call-template name="path"><xsl:with-param name="s" select="substring-after($s,'/')"/><xsl:with-param name="left" select="$left - 1"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="translate($s, $controls, $control-signs)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A code word as a label, or the code itself when the labels do not know it. -->
  <xsl:template name="word">
    <xsl:param name="group"/>
    <xsl:param name="code"/>
    <xsl:for-each select="$label-file">
      <xsl:variable name="label" select="key('label', concat($lang, '|', $group, $code))"/>
      <xsl:choose><xsl:when test="$label"><xsl:value-of select="$label"/></xsl:when><xsl:otherwise><xsl:value-of select="$code"/></xsl:otherwise></xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="say">
    <xsl:param name="label"/>
    <xsl:param name="a"/>
    <xsl:param name="b"/>
    <xsl:for-each select="$label-file">
      <xsl:variable name="text" select="key('label', concat($lang, '|', $label))"/>
      <xsl:value-of select="concat(substring-before($text,'{a}'), translate($a, $controls, $control-signs))"/>
      <xsl:variable name="rest" select="substring-after($text,'{a}')"/>
      <xsl:choose>
        <xsl:when test="contains($rest,'{b}')"><xsl:value-of select="concat(substring-before($rest,'{b}'), translate($b, $controls, $control-signs), substring-after($rest,'{b}'))"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$rest"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- "1 gap", "2 gaps" -->
  <xsl:template name="n">
    <xsl:param name="plural"/>
    <xsl:param name="n"/>
    <xsl:variable name="form"><xsl:choose><xsl:when test="$n = 1">.one</xsl:when><xsl:otherwise>.many</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:call-template name="say"><xsl:with-param name="label" select="concat($plural,$form)"/><xsl:with-param name="a"><xsl:call-template name="number"><xsl:with-param name="n" select="$n"/></xsl:call-template></xsl:with-param></xsl:call-template>
  </xsl:template>

  <xsl:template name="number">
    <xsl:param name="n"/>
    <xsl:choose>
      <xsl:when test="$lang='sv'"><xsl:value-of select="format-number($n,'#&#xA0;##0','sv')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="format-number($n,'#,##0','en')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="percent">
    <xsl:param name="n"/>
    <xsl:choose>
      <xsl:when test="$lang='sv'"><xsl:value-of select="concat(format-number($n * 100,'0,0','sv'),'&#xA0;%')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(format-number($n * 100,'0.0','en'),'%')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A count that leads to what it counts, when there is anything. -->
  <xsl:template name="count">
    <xsl:param name="n"/>
    <xsl:param name="href"/>
    <xsl:param name="plural"/>
    <xsl:variable name="shown-as"><xsl:choose>
      <xsl:when test="$plural != ''"><xsl:call-template name="n"><xsl:with-param name="plural" select="$plural"/><xsl:with-param name="n" select="$n"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="number"><xsl:with-param name="n" select="$n"/></xsl:call-template></xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:choose>
      <xsl:when test="$n &gt; 0 and string($href) != ''"><a href="{$href}"><xsl:value-of select="$shown-as"/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="$shown-as"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="share">
    <xsl:param name="n"/>
    <xsl:param name="of"/>
    <xsl:param name="class"/>
    <span class="share"><svg class="spark" width="100%" height="12" aria-hidden="true"><rect class="track" width="100%" height="12"></rect><rect class="{$class}" width="{round($n * 100000 div $of) div 1000}%" height="12"></rect></svg>
      <span class="pct"><xsl:call-template name="percent"><xsl:with-param name="n" select="$n div $of"/></xsl:call-template></span></span>
  </xsl:template>

  <xsl:template name="severity">
    <xsl:param name="code"/>
    <span class="sev sev-{$code}"><span aria-hidden="true"><xsl:choose><xsl:when test="$code='error'">✕</xsl:when><xsl:when test="$code='warning'">▲</xsl:when><xsl:otherwise>●</xsl:otherwise></xsl:choose></span><xsl:text> </xsl:text><xsl:value-of select="$often[../@id=concat('severity.',$code)]"/></span>
  </xsl:template>

  <xsl:template name="place">
    <xsl:if test="@file != ''"><span class="place"><xsl:call-template name="path"><xsl:with-param name="s" select="@file"/></xsl:call-template><xsl:if test="@line">:<xsl:value-of select="@line"/><xsl:if test="@column">:<xsl:value-of select="@column"/></xsl:if></xsl:if></span></xsl:if>
  </xsl:template>

  <!-- The source line, with the place itself marked. -->
  <xsl:template match="r:excerpt">
    <xsl:variable name="line" select="translate(., $controls, $control-signs)"/>
    <code class="excerpt"><xsl:choose>
      <xsl:when test="@length &gt; 0 and @column &gt; 0 and @column &lt;= string-length($line)"><xsl:value-of select="substring($line, 1, @column - 1)"/><mark><xsl:value-of select="substring($line, @column, @length)"/></mark><xsl:value-of select="substring($line, @column + @length)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$line"/></xsl:otherwise>
    </xsl:choose></code>
  </xsl:template>

  <!-- An anchor of ASCII only, the same in every run and language; different ids give different anchors. -->
  <xsl:template name="anchor">
    <xsl:param name="kind"/>
    <xsl:param name="id"/>
    <xsl:choose>
      <xsl:when test="translate($id, concat($plain,'#'), '') = ''"><xsl:value-of select="concat($kind,'-',translate($id,'#','~'))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat($kind,'=',translate(str:encode-uri($id, true()),'%','='))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="id">
    <xsl:param name="kind"/>
    <xsl:param name="id"/>
    <xsl:attribute name="id"><xsl:call-template name="anchor"><xsl:with-param name="kind" select="$kind"/><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:attribute>
  </xsl:template>

  <xsl:template name="href">
    <xsl:param name="kind"/>
    <xsl:param name="id"/>
    <xsl:attribute name="href">#<xsl:call-template name="anchor"><xsl:with-param name="kind" select="$kind"/><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:attribute>
  </xsl:template>


</xsl:stylesheet>
