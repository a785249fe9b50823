<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- What has changed since earlier reports, and what dates lie ahead. Either is left out when the report does not know of it. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:policykoll:1"
    xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="r exsl str">

  <!-- ============================================================ since earlier reports -->

  <xsl:variable name="trend-tree">
    <xsl:for-each select="$report/r:previous"><row as-of="{@as-of}" error="{@errors}" warning="{@warnings}" info="{@infos}" total="{@errors + @warnings + @infos}" excepted="{@excepted}" undecided="{@not-evaluable}" assets="{@assets}" partial="{@partial}" status="{@status}" crashed="{@rule-errors}"/></xsl:for-each>
    <xsl:if test="$report/r:previous"><row as-of="{$report/@as-of}" error="{$totals/@errors}" warning="{$totals/@warnings}" info="{$totals/@infos}" total="{$gaps}" excepted="{$totals/@excepted}" undecided="{$totals/@not-evaluable}"
      assets="{$totals/@assets}" partial="{$report/@partial}" status="{$seen}" crashed="{$totals/@rule-errors}" now="yes"/></xsl:if>
  </xsl:variable>
  <xsl:variable name="trend" select="exsl:node-set($trend-tree)/row"/>

  <xsl:template name="glance-trend">
    <xsl:if test="$trend">
      <xsl:variable name="now" select="$trend[last()]"/>
      <xsl:variable name="then" select="$trend[last() - 1]"/>
      <h3 id="glance-trend"><xsl:value-of select="$t[../@id='trend.title']"/></h3>
      <p class="big">
        <xsl:call-template name="change"><xsl:with-param name="kind" select="'errors'"/><xsl:with-param name="by" select="$now/@error - $then/@error"/></xsl:call-template>, <xsl:call-template name="change"><xsl:with-param name="kind" select="'warnings'"/><xsl:with-param name="by" select="$now/@warning - $then/@warning"/></xsl:call-template>
        <xsl:text> </xsl:text><xsl:value-of select="$t[../@id='trend.and']"/><xsl:text> </xsl:text><xsl:call-template name="change"><xsl:with-param name="kind" select="'infos'"/><xsl:with-param name="by" select="$now/@info - $then/@info"/></xsl:call-template>
        <xsl:text> </xsl:text><xsl:value-of select="$t[../@id='trend.than']"/><xsl:text> </xsl:text><span class="date"><xsl:value-of select="$then/@as-of"/></span></p>
      <xsl:if test="$now[@partial='yes' or @status='incomplete' or @status='error' or @status='empty'] or $then[@partial='yes' or @status='incomplete' or @status='error' or @status='empty']">
        <p class="warning"><span aria-hidden="true">▲ </span><xsl:value-of select="$t[../@id='trend.unsure']"/></p>
      </xsl:if>
      <xsl:if test="$now/@assets != $then/@assets"><p class="note"><xsl:call-template name="say"><xsl:with-param name="label" select="'trend.assets'"/>
        <xsl:with-param name="a"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.assets'"/><xsl:with-param name="n" select="$now/@assets"/></xsl:call-template></xsl:with-param>
        <xsl:with-param name="b"><xsl:call-template name="number"><xsl:with-param name="n" select="$then/@assets"/></xsl:call-template></xsl:with-param></xsl:call-template></p></xsl:if>
      <xsl:call-template name="legend"/>
      <xsl:call-template name="trend-chart"/>
      <xsl:variable name="noted" select="$trend[@partial='yes' or @crashed &gt; 0 or @status='error' or @status='incomplete' or @status='empty']"/>
      <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-trend">
        <table class="tight trend">
          <caption class="off" id="cap-trend"><xsl:value-of select="$t[../@id='trend.caption']"/></caption>
          <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='fact.as-of']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='severity.error']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='severity.warning']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='severity.info']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.total']"/></th><th scope="col" class="n"><xsl:value-of select="$often[../@id='outcome.excepted']"/></th><th scope="col" class="n"><xsl:value-of select="$often[../@id='outcome.not-evaluable']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.assets']"/></th><xsl:if test="$noted"><th scope="col"><xsl:value-of select="$t[../@id='col.note']"/></th></xsl:if></tr></thead>
          <tbody>
            <xsl:for-each select="$trend">
              <xsl:text>&#10;</xsl:text>
              <tr><th scope="row"><span class="date"><xsl:value-of select="@as-of"/></span><xsl:if test="@now"><xsl:text> </xsl:text><span class="sub line"><xsl:value-of select="$t[../@id='trend.this']"/></span></xsl:if></th>
                <td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="@error"/></xsl:call-template></td><td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="@warning"/></xsl:call-template></td><td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="@info"/></xsl:call-template></td>
                <td class="n sum"><xsl:choose><xsl:when test="@now and @total &gt; 0"><a href="#gaps"><xsl:call-template name="number"><xsl:with-param name="n" select="@total"/></xsl:call-template></a></xsl:when><xsl:otherwise><xsl:call-template name="number"><xsl:with-param name="n" select="@total"/></xsl:call-template></xsl:otherwise></xsl:choose></td><td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="@excepted"/></xsl:call-template></td><td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="@undecided"/></xsl:call-template></td><td class="n"><xsl:call-template name="number"><xsl:with-param name="n" select="@assets"/></xsl:call-template></td>
                <xsl:if test="$noted"><td><xsl:choose>
                  <xsl:when test="@status='error' or @crashed &gt; 0"><xsl:value-of select="$t[../@id='trend.crashed']"/></xsl:when>
                  <xsl:when test="@status='incomplete'"><xsl:value-of select="$t[../@id='trend.incomplete']"/></xsl:when>
                  <xsl:when test="@status='empty'"><xsl:value-of select="$t[../@id='trend.empty']"/></xsl:when></xsl:choose>
                  <xsl:if test="@partial='yes'"><xsl:if test="@status='error' or @crashed &gt; 0 or @status='incomplete' or @status='empty'">; </xsl:if><xsl:value-of select="$t[../@id='trend.partial']"/></xsl:if></td></xsl:if></tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- "12 fewer errors" -->
  <xsl:template name="change">
    <xsl:param name="kind"/>
    <xsl:param name="by"/>
    <xsl:choose>
      <xsl:when test="$by &lt; 0"><xsl:call-template name="n"><xsl:with-param name="plural" select="concat('n.fewer-',$kind)"/><xsl:with-param name="n" select="-$by"/></xsl:call-template></xsl:when>
      <xsl:when test="$by &gt; 0"><xsl:call-template name="n"><xsl:with-param name="plural" select="concat('n.more-',$kind)"/><xsl:with-param name="n" select="$by"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:value-of select="$t[../@id=concat('trend.same-',$kind)]"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A column for each of the latest 24 reports, errors at the bottom; a hollow frame is a result that does not tell all. -->
  <xsl:template name="trend-chart">
    <xsl:variable name="from" select="count($trend) - 24"/>
    <xsl:variable name="columns" select="$trend[position() &gt; $from]"/>
    <xsl:variable name="n" select="count($columns)"/>
    <xsl:variable name="most"><xsl:for-each select="$columns"><xsl:sort select="@total" data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="@total"/></xsl:if></xsl:for-each></xsl:variable>
    <xsl:variable name="scale" select="120 div ($most + number($most = 0))"/>
    <xsl:variable name="step" select="100 div $n"/>
    <xsl:variable name="wide" select="$step * 0.5"/>
    <svg class="columns" width="100%" height="170" role="img">
      <xsl:attribute name="aria-label"><xsl:value-of select="$t[../@id='trend.chart']"/><xsl:for-each select="$columns"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:value-of select="concat(@as-of, ' ', @total)"/></xsl:for-each></xsl:attribute>
      <line class="axis" x1="0" x2="100%" y1="145.5" y2="145.5"></line>
      <xsl:for-each select="$columns">
        <xsl:variable name="x" select="round(((position() - 1) * $step + ($step - $wide) div 2) * 1000) div 1000"/>
        <xsl:variable name="middle" select="round((position() - 0.5) * $step * 1000) div 1000"/>
        <xsl:variable name="e" select="round(@error * $scale * 10) div 10"/>
        <xsl:variable name="w" select="round(@warning * $scale * 10) div 10"/>
        <xsl:variable name="i" select="round(@info * $scale * 10) div 10"/>
        <rect fill="url(#p-s-error)" x="{$x}%" width="{$wide}%" y="{145 - $e}" height="{$e}"></rect>
        <rect fill="url(#p-s-warning)" x="{$x}%" width="{$wide}%" y="{145 - $e - $w}" height="{$w}"></rect>
        <rect fill="url(#p-s-info)" x="{$x}%" width="{$wide}%" y="{145 - $e - $w - $i}" height="{$i}"></rect>
        <xsl:if test="@partial='yes' or @status='incomplete' or @status='error' or @status='empty'"><rect class="unsure" x="{$x}%" width="{$wide}%" y="{143 - $e - $w - $i}" height="{$e + $w + $i + 2}"></rect></xsl:if>
        <text class="value" x="{$middle}%" y="{139 - $e - $w - $i}"><xsl:value-of select="@total"/></text>
        <xsl:choose>
          <xsl:when test="$n &lt;= 4"><text x="{$middle}%" y="163"><xsl:value-of select="@as-of"/></text></xsl:when>
          <xsl:when test="position() = 1"><text class="first" x="0" y="163"><xsl:value-of select="@as-of"/></text></xsl:when>
          <xsl:when test="position() = $n"><text class="last" x="100%" y="163"><xsl:value-of select="@as-of"/></text></xsl:when>
        </xsl:choose>
      </xsl:for-each>
    </svg>
  </xsl:template>

  <!-- ============================================================ dates ahead -->

  <!-- The months from the as-of date on, thirteen of them (m), and the gaps with a due date (d): overdue, in a month, later. -->
  <xsl:variable name="ahead-tree">
    <xsl:variable name="today" select="translate($report/@as-of,'-','')"/>
    <xsl:variable name="last" select="concat(substring($report/@as-of,1,4) + 1, substring($report/@as-of,6,2))"/>
    <xsl:variable name="due" select="$report/r:findings/r:finding[@outcome='gap'][@due]"/>
    <xsl:if test="$due or $report/r:dates-ahead">
      <xsl:call-template name="month"><xsl:with-param name="year" select="number(substring($report/@as-of,1,4))"/><xsl:with-param name="month" select="number(substring($report/@as-of,6,2))"/></xsl:call-template>
    </xsl:if>
    <xsl:for-each select="$due">
      <d severity="{@severity}"><xsl:attribute name="month"><xsl:choose>
        <xsl:when test="translate(@due,'-','') &lt; $today">overdue</xsl:when>
        <xsl:when test="translate(substring(@due,1,7),'-','') &gt; $last">later</xsl:when>
        <xsl:otherwise><xsl:value-of select="substring(@due,1,7)"/></xsl:otherwise></xsl:choose></xsl:attribute></d>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="months" select="exsl:node-set($ahead-tree)/m"/>
  <xsl:variable name="dues" select="exsl:node-set($ahead-tree)/d"/>

  <xsl:template name="month">
    <xsl:param name="year"/>
    <xsl:param name="month"/>
    <xsl:param name="left" select="13"/>
    <xsl:if test="$left &gt; 0">
      <m month="{concat($year, '-', format-number($month,'00'))}"/>
      <xsl:call-template name="month"><xsl:with-param name="year" select="$year + number($month = 12)"/><xsl:with-param name="month" select="$month mod 12 + 1"/><xsl:with-param name="left" select="$left - 1"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="glance-ahead">
    <xsl:if test="$dues or $report/r:dates-ahead/*">
      <h3 id="glance-ahead"><xsl:value-of select="$t[../@id='ahead.title']"/></h3>
      <xsl:if test="$dues"><xsl:call-template name="ahead-gaps"/></xsl:if>
      <xsl:if test="$report/r:dates-ahead/*"><xsl:call-template name="ahead-dates"/></xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template name="ahead-gaps">
    <xsl:variable name="tree">
      <xsl:for-each select="$dues[1]">
        <xsl:call-template name="due-row"><xsl:with-param name="month" select="'overdue'"/></xsl:call-template>
        <xsl:for-each select="$months"><xsl:call-template name="due-row"><xsl:with-param name="month" select="@month"/></xsl:call-template></xsl:for-each>
        <xsl:call-template name="due-row"><xsl:with-param name="month" select="'later'"/></xsl:call-template>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="rows" select="exsl:node-set($tree)/row"/>
    <xsl:variable name="most"><xsl:for-each select="$rows"><xsl:sort select="@total" data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="@total"/></xsl:if></xsl:for-each></xsl:variable>
    <h4 id="glance-due"><xsl:value-of select="$t[../@id='ahead.gaps']"/></h4>
    <p class="note"><xsl:value-of select="$t[../@id='ahead.gaps-note']"/></p>
    <xsl:call-template name="legend"/>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-due">
      <table class="bars tight">
        <caption class="off" id="cap-due"><xsl:value-of select="$t[../@id='ahead.gaps']"/></caption>
        <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='ahead.due']"/></th><xsl:call-template name="severity-heads"/></tr></thead>
        <tbody>
          <xsl:for-each select="$rows[@total &gt; 0 or @id = 'overdue']">
            <xsl:text>&#10;</xsl:text>
            <tr><xsl:if test="@id='overdue' and @total &gt; 0"><xsl:attribute name="class">late</xsl:attribute></xsl:if>
              <th scope="row"><xsl:choose><xsl:when test="@id='overdue'"><xsl:value-of select="$t[../@id='ahead.overdue']"/></xsl:when><xsl:when test="@id='later'"><xsl:value-of select="$t[../@id='ahead.later']"/></xsl:when><xsl:otherwise><span class="date"><xsl:value-of select="@id"/></span></xsl:otherwise></xsl:choose></th>
              <td class="wide"><xsl:call-template name="severity-bar"><xsl:with-param name="of" select="$most"/></xsl:call-template></td>
              <xsl:call-template name="severity-cells"><xsl:with-param name="href" select="'#gaps'"/><xsl:with-param name="show" select="concat('due=',@id)"/></xsl:call-template></tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template name="due-row">
    <xsl:param name="month"/>
    <xsl:variable name="e" select="count(key('due', concat($month,'|error')))"/>
    <xsl:variable name="w" select="count(key('due', concat($month,'|warning')))"/>
    <xsl:variable name="i" select="count(key('due', concat($month,'|info')))"/>
    <row id="{$month}" error="{$e}" warning="{$w}" info="{$i}" total="{$e + $w + $i}"/>
  </xsl:template>

  <!-- What ends or falls due in the documents themselves, month by month, and the nearest of it by name. -->
  <xsl:template name="ahead-dates">
    <h4 id="glance-dates"><xsl:value-of select="$t[../@id='ahead.dates']"/></h4>
    <xsl:for-each select="$report/r:dates-ahead">
      <p class="note"><xsl:call-template name="say"><xsl:with-param name="label" select="'ahead.until'"/><xsl:with-param name="a" select="@until"/></xsl:call-template></p>
      <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-dates">
        <table class="tight months">
          <caption class="off" id="cap-dates"><xsl:value-of select="$t[../@id='ahead.dates']"/></caption>
          <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='ahead.month']"/></th><th scope="col"><xsl:value-of select="$t[../@id='ahead.what']"/></th><th scope="col" class="n"><xsl:value-of select="$t[../@id='col.count']"/></th></tr></thead>
          <tbody>
            <xsl:for-each select="r:month[generate-id() = generate-id(key('ahead', @month)[1])]">
              <xsl:variable name="here" select="key('ahead', @month)"/>
              <xsl:text>&#10;</xsl:text>
              <tr><th scope="row"><span class="date"><xsl:value-of select="@month"/></span></th>
                <td><xsl:for-each select="$here">
                  <xsl:variable name="kind" select="@kind"/>
                  <xsl:if test="generate-id() = generate-id($here[@kind = $kind][1])"><span class="kind"><xsl:call-template name="word"><xsl:with-param name="group" select="'date.'"/><xsl:with-param name="code" select="@kind"/></xsl:call-template><xsl:text> </xsl:text><span class="count"><xsl:call-template name="number"><xsl:with-param name="n" select="sum($here[@kind = $kind]/@n)"/></xsl:call-template></span></span><xsl:text> </xsl:text></xsl:if></xsl:for-each></td>
                <td class="n sum"><xsl:call-template name="number"><xsl:with-param name="n" select="sum($here/@n)"/></xsl:call-template></td></tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
      <xsl:if test="r:date">
        <details class="rest"><summary><xsl:value-of select="$t[../@id='ahead.nearest']"/></summary>
          <div class="scroll" role="region" tabindex="0" aria-labelledby="cap-nearest">
            <table class="tight list"><caption class="off" id="cap-nearest"><xsl:value-of select="$t[../@id='ahead.nearest-caption']"/></caption>
              <thead><tr><th scope="col"><xsl:value-of select="$t[../@id='ahead.date']"/></th><th scope="col"><xsl:value-of select="$t[../@id='ahead.what']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.subject']"/></th><th scope="col"><xsl:value-of select="$t[../@id='col.unit']"/></th><th scope="col"><xsl:value-of select="$t[../@id='finding.place']"/></th></tr></thead>
              <tbody><xsl:for-each select="r:date[position() &lt;= 50]">
                <xsl:variable name="unit" select="@unit"/>
                <xsl:text>&#10;</xsl:text>
                <tr><th scope="row"><span class="date"><xsl:value-of select="@date"/></span></th>
                  <td><xsl:call-template name="word"><xsl:with-param name="group" select="'date.'"/><xsl:with-param name="code" select="@kind"/></xsl:call-template></td>
                  <td><xsl:call-template name="ahead-subject"/></td>
                  <td><xsl:for-each select="$report"><xsl:if test="key('unit', $unit)"><xsl:call-template name="gap-unit"><xsl:with-param name="id" select="$unit"/></xsl:call-template></xsl:if></xsl:for-each></td>
                  <td><xsl:call-template name="place"/></td></tr>
              </xsl:for-each></tbody></table>
          </div>
          <xsl:if test="sum(r:month/@n) &gt; 50"><p class="more"><xsl:call-template name="n"><xsl:with-param name="plural" select="'n.more'"/><xsl:with-param name="n" select="sum(r:month/@n) - count(r:date[position() &lt;= 50])"/></xsl:call-template></p></xsl:if>
        </details>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- For a date: what it is of. An assignment or an exception has no name of its own, so its id stands beside what it is. -->
  <xsl:template name="ahead-subject">
    <xsl:variable name="words"><xsl:if test="not(r:name)"><xsl:call-template name="nameless"><xsl:with-param name="kind" select="@subject-kind"/><xsl:with-param name="id" select="string(@subject-id)"/></xsl:call-template></xsl:if></xsl:variable>
    <xsl:variable name="known" select="substring($words, 1, 9999 * ($words != @subject-id))"/>
    <xsl:choose>
      <xsl:when test="r:name"><span class="said inline"><xsl:call-template name="text"><xsl:with-param name="n" select="r:name"/></xsl:call-template></span></xsl:when>
      <xsl:when test="$known != '' and @subject-kind = 'exception'"><a><xsl:call-template name="href"><xsl:with-param name="kind" select="'exception'"/><xsl:with-param name="id" select="@subject-id"/></xsl:call-template><xsl:value-of select="$known"/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="@subject-id"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@subject-kind = 'exception' or @subject-kind = 'assignment'"><xsl:if test="r:name or $known != ''"><xsl:text> </xsl:text><code class="sub"><xsl:value-of select="@subject-id"/></code></xsl:if></xsl:if>
  </xsl:template>

</xsl:stylesheet>
