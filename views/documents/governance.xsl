<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- What the documents on the policy and on who answers for what have in common: names, words for codes, and whom a clause addresses; the rest stands in run.xsl.
     What must stay true: a person's id is never written; a key is asked once per thing; what a code means comes from the schemas. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="r xs exsl str">

  <xsl:include href="policykoll:views/documents/run.xsl"/>

  <xsl:variable name="words" select="document('policykoll:views/words.xml')/words"/>
  <xsl:variable name="capitals" select="'ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÉÜ'"/>
  <xsl:variable name="smalls" select="'abcdefghijklmnopqrstuvwxyzåäöéü'"/>

  <!-- of the repository -->
  <xsl:key name="policy-document" match="r:repository/r:policy" use="@id"/>
  <xsl:key name="clause-document" match="r:repository/r:policy/r:clause" use="concat(../@id,'|',@id)"/>
  <!-- of the report -->
  <xsl:key name="clause" match="r:policies/r:policy/r:clause" use="concat(../@id,'|',@id)"/>
  <!-- of the words -->
  <xsl:key name="parameter-word" match="words/parameter" use="@name"/>
  <xsl:key name="value-word" match="words/value" use="concat(@type,'|',@code)"/>
  <xsl:key name="addressee" match="words/addressee" use="@id"/>
  <xsl:key name="addressee-form" match="words/addressee" use="form"/>

  <!-- ============================================================ names; the text is in the asked language or says which it is in -->

  <xsl:template name="policy-name">
    <xsl:choose>
      <xsl:when test="r:short-title"><xsl:call-template name="text"><xsl:with-param name="n" select="r:short-title"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="text"><xsl:with-param name="n" select="r:title"/><xsl:with-param name="else" select="@id"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="policy-named">
    <xsl:param name="id"/>
    <xsl:variable name="known"><xsl:for-each select="$repository"><xsl:for-each select="key('policy-document', $id)[1]">
      <a><xsl:call-template name="href"><xsl:with-param name="kind" select="'policy'"/><xsl:with-param name="id" select="@id"/></xsl:call-template><xsl:call-template name="policy-name"/></a></xsl:for-each></xsl:for-each></xsl:variable>
    <xsl:choose><xsl:when test="$known != ''"><xsl:copy-of select="$known"/></xsl:when><xsl:otherwise><code><xsl:value-of select="$id"/></code></xsl:otherwise></xsl:choose>
  </xsl:template>

  <xsl:template name="unit-name">
    <xsl:param name="id"/>
    <xsl:variable name="known"><xsl:for-each select="$repository"><xsl:for-each select="key('unit', $id)[1]"><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/><xsl:with-param name="else" select="@id"/></xsl:call-template></xsl:for-each></xsl:for-each></xsl:variable>
    <xsl:choose><xsl:when test="$known != ''"><xsl:copy-of select="$known"/></xsl:when><xsl:otherwise><xsl:value-of select="$id"/></xsl:otherwise></xsl:choose>
  </xsl:template>

  <xsl:template name="position-name">
    <xsl:param name="id"/>
    <xsl:variable name="known"><xsl:for-each select="$repository"><xsl:for-each select="key('position', $id)[1]"><xsl:call-template name="text"><xsl:with-param name="n" select="r:title"/><xsl:with-param name="else" select="@id"/></xsl:call-template></xsl:for-each></xsl:for-each></xsl:variable>
    <xsl:choose><xsl:when test="$known != ''"><xsl:copy-of select="$known"/></xsl:when><xsl:otherwise><xsl:value-of select="$id"/></xsl:otherwise></xsl:choose>
  </xsl:template>

  <!-- a role as the policies call it, by the first definition that has a name; a role that no policy defines may be called as a position is -->
  <xsl:template name="role-name">
    <xsl:param name="id"/>
    <xsl:variable name="known"><xsl:for-each select="$repository"><xsl:for-each select="key('role-definition', $id)[r:label][1]"><xsl:call-template name="text"><xsl:with-param name="n" select="r:label"/></xsl:call-template></xsl:for-each></xsl:for-each></xsl:variable>
    <xsl:choose><xsl:when test="$known != ''"><xsl:copy-of select="$known"/></xsl:when><xsl:otherwise><xsl:call-template name="code"><xsl:with-param name="type" select="'position-kind'"/><xsl:with-param name="code" select="$id"/></xsl:call-template></xsl:otherwise></xsl:choose>
  </xsl:template>

  <!-- a text as a sentence: its first letter a capital, a full stop at its end -->
  <xsl:template name="sentence">
    <xsl:param name="n"/>
    <xsl:param name="else"/>
    <xsl:variable name="own" select="$n[@xml:lang=$lang]"/>
    <xsl:variable name="chosen" select="$own[1] | $n[not($own)][1]"/>
    <xsl:variable name="s" select="normalize-space($chosen)"/>
    <xsl:variable name="end" select="substring($s, string-length($s))"/>
    <xsl:variable name="whole"><xsl:value-of select="concat(translate(substring($s,1,1), $smalls, $capitals), substring($s,2))"/><xsl:if test="not(contains('.!?…:', $end))">.</xsl:if></xsl:variable>
    <xsl:choose>
      <xsl:when test="$s = ''"><xsl:value-of select="$else"/></xsl:when>
      <xsl:when test="$own"><xsl:call-template name="dated"><xsl:with-param name="s" select="string($whole)"/></xsl:call-template></xsl:when>
      <xsl:otherwise><span lang="{$chosen/@xml:lang}"><xsl:call-template name="dated"><xsl:with-param name="s" select="string($whole)"/></xsl:call-template></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- text of a document that names no language: in an English page a Swedish one says so, as far as its letters tell -->
  <xsl:template name="unmarked">
    <xsl:param name="s"/>
    <xsl:choose>
      <xsl:when test="$lang != 'sv' and translate($s,'åäöÅÄÖ','') != $s"><span lang="sv"><xsl:call-template name="dated"><xsl:with-param name="s" select="$s"/></xsl:call-template></span></xsl:when>
      <xsl:otherwise><xsl:call-template name="dated"><xsl:with-param name="s" select="$s"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ============================================================ words for codes -->

  <xsl:template name="code">
    <xsl:param name="type"/>
    <xsl:param name="code"/>
    <xsl:variable name="key" select="concat($type,'|',$code)"/>
    <xsl:variable name="known"><xsl:for-each select="$schemas"><xsl:value-of select="key('enumeration', $key)[1]//xs:documentation[@xml:lang=$lang]"/></xsl:for-each><xsl:for-each select="$words"><xsl:value-of select="key('value-word', $key)/text[@xml:lang=$lang]"/></xsl:for-each></xsl:variable>
    <xsl:choose><xsl:when test="$known != ''"><xsl:value-of select="$known"/></xsl:when><xsl:otherwise><xsl:value-of select="$code"/></xsl:otherwise></xsl:choose>
  </xsl:template>

  <xsl:template name="codes">
    <xsl:param name="type"/>
    <xsl:param name="list"/>
    <xsl:for-each select="str:tokenize($list)"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:call-template name="code"><xsl:with-param name="type" select="$type"/><xsl:with-param name="code" select="string()"/></xsl:call-template></xsl:for-each>
  </xsl:template>

  <xsl:template name="parameter-name">
    <xsl:param name="name"/>
    <xsl:variable name="known"><xsl:for-each select="$words"><xsl:value-of select="key('parameter-word', $name)/text[@xml:lang=$lang]"/></xsl:for-each></xsl:variable>
    <xsl:choose><xsl:when test="$known != ''"><xsl:value-of select="$known"/></xsl:when><xsl:otherwise><code><xsl:value-of select="$name"/></code></xsl:otherwise></xsl:choose>
  </xsl:template>

  <!-- The value of a parameter in words; $policy is where a level or an aspect is looked up. -->
  <xsl:template name="parameter-words">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:param name="policy"/>
    <xsl:variable name="type"><xsl:for-each select="$words"><xsl:value-of select="key('parameter-word', $name)/@type"/></xsl:for-each></xsl:variable>
    <xsl:variable name="empty"><xsl:for-each select="$words"><xsl:value-of select="key('parameter-word', $name)/@empty"/></xsl:for-each></xsl:variable>
    <xsl:variable name="number" select="translate($value,'PDMY','')"/>
    <xsl:variable name="numeric" select="$number != '' and translate($number,'0123456789','') = ''"/>
    <xsl:choose>
      <xsl:when test="normalize-space($value) = '' and $empty = 'all'"><xsl:value-of select="$w-all"/></xsl:when>
      <xsl:when test="normalize-space($value) = ''"><xsl:value-of select="$w-unset"/></xsl:when>
      <xsl:when test="$numeric and $value = concat('P',$number,'D')"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.days'"/><xsl:with-param name="n" select="$number"/></xsl:call-template></xsl:when>
      <xsl:when test="$numeric and $value = concat('P',$number,'M')"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.months'"/><xsl:with-param name="n" select="$number"/></xsl:call-template></xsl:when>
      <xsl:when test="$numeric and $value = concat('P',$number,'Y')"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.years'"/><xsl:with-param name="n" select="$number"/></xsl:call-template></xsl:when>
      <xsl:when test="$type = 'percent' and $numeric"><xsl:value-of select="$value"/><xsl:if test="$lang = 'sv'"><xsl:text>&#xA0;</xsl:text></xsl:if><xsl:text>%</xsl:text></xsl:when>
      <xsl:when test="$type = 'role'"><xsl:for-each select="str:tokenize($value)"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:call-template name="role-name"><xsl:with-param name="id" select="string()"/></xsl:call-template></xsl:for-each></xsl:when>
      <xsl:when test="$type = 'unit'"><xsl:for-each select="str:tokenize($value)"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:call-template name="unit-name"><xsl:with-param name="id" select="string()"/></xsl:call-template></xsl:for-each></xsl:when>
      <xsl:when test="$type = 'subject'"><xsl:for-each select="str:tokenize($value)"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:call-template name="word"><xsl:with-param name="group" select="'subject.'"/><xsl:with-param name="code" select="string()"/></xsl:call-template></xsl:for-each></xsl:when>
      <xsl:when test="$type = 'level'"><xsl:call-template name="level-name"><xsl:with-param name="order" select="$value"/><xsl:with-param name="policy" select="$policy"/></xsl:call-template></xsl:when>
      <xsl:when test="$type = 'aspect'"><xsl:for-each select="$repository/r:policy/r:classification-model/r:aspect[@code=$value][1]"><xsl:call-template name="text"><xsl:with-param name="n" select="r:label"/></xsl:call-template><xsl:text> </xsl:text></xsl:for-each>(<xsl:value-of select="$value"/>)</xsl:when>
      <xsl:when test="$name = 'framework' and $value = 'iso27001'">ISO/IEC 27001</xsl:when>
      <xsl:when test="$type != ''"><xsl:call-template name="codes"><xsl:with-param name="type" select="string($type)"/><xsl:with-param name="list" select="$value"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:value-of select="$value"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="level-name">
    <xsl:param name="order"/>
    <xsl:param name="policy"/>
    <xsl:variable name="own" select="$repository/r:policy[@id=$policy]/r:classification-model"/>
    <xsl:variable name="model" select="$own | $repository/r:policy/r:classification-model[not($own)]"/>
    <xsl:variable name="level" select="$model/r:level[@order=$order][1]"/>
    <xsl:choose>
      <xsl:when test="$level/r:label"><xsl:call-template name="text"><xsl:with-param name="n" select="$level/r:label"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:value-of select="$order"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="rule-title">
    <xsl:param name="rule"/>
    <xsl:for-each select="$report"><xsl:choose>
      <xsl:when test="key('rule', $rule)"><xsl:call-template name="text"><xsl:with-param name="n" select="key('rule', $rule)[1]/r:title"/><xsl:with-param name="else" select="$rule"/></xsl:call-template></xsl:when>
      <xsl:otherwise><code><xsl:value-of select="$rule"/></code></xsl:otherwise>
    </xsl:choose></xsl:for-each>
  </xsl:template>

  <!-- ============================================================ what a policy says of a role -->

  <xsl:template name="how-many">
    <xsl:choose>
      <xsl:when test="@min != '' and @min = @max"><xsl:call-template name="say"><xsl:with-param name="label" select="'papers.exactly'"/><xsl:with-param name="a" select="@min"/></xsl:call-template></xsl:when>
      <xsl:when test="@min &gt; 0 and @max != ''"><xsl:value-of select="concat(@min,'–',@max)"/></xsl:when>
      <xsl:when test="@min &gt; 0"><xsl:call-template name="say"><xsl:with-param name="label" select="'papers.at-least'"/><xsl:with-param name="a" select="@min"/></xsl:call-template></xsl:when>
      <xsl:when test="@max != ''"><xsl:call-template name="say"><xsl:with-param name="label" select="'papers.at-most'"/><xsl:with-param name="a" select="@max"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:value-of select="$t[../@id='papers.any-number']"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="who-may">
    <xsl:choose>
      <xsl:when test="r:allowed-position"><ul class="plainlist"><xsl:for-each select="r:allowed-position"><li><span class="said"><xsl:call-template name="code"><xsl:with-param name="type" select="'position-kind'"/><xsl:with-param name="code" select="@kind"/></xsl:call-template><xsl:if test="@unit-kinds != ''"><span class="sub"> (<xsl:call-template name="codes"><xsl:with-param name="type" select="'unit-kind'"/><xsl:with-param name="list" select="@unit-kinds"/></xsl:call-template>)</span></xsl:if></span></li></xsl:for-each></ul></xsl:when>
      <xsl:otherwise><xsl:value-of select="$t[../@id='papers.any-position']"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@unit-relation != ''"><span class="sub line"><xsl:value-of select="$t[../@id='papers.belongs']"/>: <xsl:call-template name="code"><xsl:with-param name="type" select="'unit-relation'"/><xsl:with-param name="code" select="@unit-relation"/></xsl:call-template></span></xsl:if>
  </xsl:template>

  <xsl:template name="role-demands">
    <xsl:param name="else" select="'–'"/>
    <xsl:if test="$else != '' or @designation-required = 'yes' or @deputy-required = 'yes' or @external-allowed"><ul class="plainlist">
      <xsl:if test="@designation-required = 'yes'"><li><xsl:value-of select="$t[../@id='papers.designation']"/></li></xsl:if>
      <xsl:if test="@deputy-required = 'yes'"><li><xsl:value-of select="$t[../@id='papers.deputy-required']"/></li></xsl:if>
      <xsl:choose><xsl:when test="@external-allowed = 'yes'"><li><xsl:value-of select="$t[../@id='papers.external-yes']"/></li></xsl:when><xsl:when test="@external-allowed = 'no'"><li><xsl:value-of select="$t[../@id='papers.external-no']"/></li></xsl:when></xsl:choose>
      <xsl:if test="$else != '' and not(@designation-required = 'yes') and not(@deputy-required = 'yes') and not(@external-allowed)"><li><xsl:value-of select="$else"/></li></xsl:if>
    </ul></xsl:if>
  </xsl:template>

  <!-- ============================================================ whom a clause addresses -->

  <!-- One a for each addressee of the clause: kind (role, unit, group or text), id, and the text as it was written. -->
  <xsl:template name="addressees">
    <xsl:variable name="small" select="translate(normalize-space(@obliged), $capitals, $smalls)"/>
    <xsl:variable name="whole"><xsl:call-template name="addressee"><xsl:with-param name="s" select="$small"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$small = ''"/>
      <xsl:when test="exsl:node-set($whole)/a"><xsl:copy-of select="$whole"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="commas" select="str:replace(str:replace($small, ' och ', ';'), ' and ', ';')"/>
        <xsl:variable name="parts"><xsl:for-each select="str:tokenize($commas, ';,')"><p><xsl:call-template name="addressee"><xsl:with-param name="s" select="normalize-space()"/></xsl:call-template></p></xsl:for-each></xsl:variable>
        <xsl:variable name="tokens"><xsl:for-each select="str:tokenize($small)"><p><xsl:call-template name="addressee"><xsl:with-param name="s" select="string()"/></xsl:call-template></p></xsl:for-each></xsl:variable>
        <xsl:choose>
          <xsl:when test="exsl:node-set($parts)/p and not(exsl:node-set($parts)/p[not(a)])"><xsl:copy-of select="exsl:node-set($parts)/p/a"/></xsl:when>
          <xsl:when test="exsl:node-set($tokens)/p and not(exsl:node-set($tokens)/p[not(a)])"><xsl:copy-of select="exsl:node-set($tokens)/p/a"/></xsl:when>
          <xsl:otherwise><a kind="text" id="{normalize-space(@obliged)}"/></xsl:otherwise>
        </xsl:choose>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:variable name="role-forms"><xsl:for-each select="$repository/r:policy/r:role-definition"><xsl:variable name="id" select="@id"/><f id="{$id}"><xsl:value-of select="translate(@id, $capitals, $smalls)"/></f><xsl:for-each select="r:label"><f id="{$id}"><xsl:value-of select="translate(normalize-space(), $capitals, $smalls)"/></f></xsl:for-each></xsl:for-each></xsl:variable>
  <xsl:variable name="unit-forms"><xsl:for-each select="$repository/r:organisation/r:unit"><xsl:variable name="id" select="@id"/><f id="{$id}"><xsl:value-of select="translate(@id, $capitals, $smalls)"/></f><xsl:for-each select="r:name"><f id="{$id}"><xsl:value-of select="translate(normalize-space(), $capitals, $smalls)"/></f></xsl:for-each></xsl:for-each></xsl:variable>
  <xsl:key name="form" match="f" use="."/>

  <!-- One a, or nothing when $s (in small letters) is no name that is known; a definite form in Swedish is the same name. -->
  <xsl:template name="addressee">
    <xsl:param name="s"/>
    <xsl:variable name="n" select="string-length($s)"/>
    <xsl:variable name="bare"><xsl:choose><xsl:when test="substring($s, $n - 1) = 'en'"><xsl:value-of select="substring($s, 1, $n - 2)"/></xsl:when><xsl:when test="substring($s, $n) = 'n'"><xsl:value-of select="substring($s, 1, $n - 1)"/></xsl:when></xsl:choose></xsl:variable>
    <xsl:variable name="bare-n"><xsl:if test="substring($s, $n) = 'n'"><xsl:value-of select="substring($s, 1, $n - 1)"/></xsl:if></xsl:variable>
    <xsl:variable name="role"><xsl:for-each select="exsl:node-set($role-forms)"><xsl:value-of select="(key('form', $s) | key('form', string($bare))[$bare != ''] | key('form', string($bare-n))[$bare-n != ''])[1]/@id"/></xsl:for-each></xsl:variable>
    <xsl:variable name="group"><xsl:for-each select="$words"><xsl:value-of select="key('addressee-form', $s)[1]/@id"/></xsl:for-each></xsl:variable>
    <xsl:variable name="unit"><xsl:for-each select="exsl:node-set($unit-forms)"><xsl:value-of select="key('form', $s)[1]/@id"/></xsl:for-each></xsl:variable>
    <xsl:choose>
      <xsl:when test="$s = ''"/>
      <xsl:when test="$role != ''"><a kind="role" id="{$role}"/></xsl:when>
      <xsl:when test="$group != ''">
        <!-- a group that is a role with us is that role -->
        <xsl:variable name="defined"><xsl:for-each select="$repository"><xsl:value-of select="key('role-definition', string($group))[1]/@id"/></xsl:for-each></xsl:variable>
        <a kind="group" id="{$group}"><xsl:if test="$defined != ''"><xsl:attribute name="kind">role</xsl:attribute></xsl:if></a>
      </xsl:when>
      <xsl:when test="$unit != ''"><a kind="unit" id="{$unit}"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- For an a of the above: its name. -->
  <xsl:template name="addressee-name">
    <xsl:variable name="id" select="string(@id)"/>
    <xsl:choose>
      <xsl:when test="@kind='role'"><xsl:call-template name="role-name"><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:when>
      <xsl:when test="@kind='unit'"><xsl:call-template name="unit-name"><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:when>
      <xsl:when test="@kind='group'"><xsl:for-each select="$words"><xsl:value-of select="key('addressee', $id)/text[@xml:lang=$lang]"/></xsl:for-each></xsl:when>
      <xsl:otherwise><xsl:call-template name="unmarked"><xsl:with-param name="s" select="$id"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A cell or a value that is missing: told by a word and a sign. -->
  <xsl:template name="lacking"><span class="lack"><span aria-hidden="true">○ </span><xsl:value-of select="$w-unstated"/></span></xsl:template>

  <xsl:variable name="w-all" select="string($t[../@id='papers.all'])"/>
  <xsl:variable name="w-unset" select="string($t[../@id='papers.unset'])"/>
  <xsl:variable name="w-unstated" select="string($t[../@id='papers.unstated'])"/>

</xsl:stylesheet>
