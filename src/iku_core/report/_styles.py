"""The style sheets of the form and of the report: screens, phones, dark rooms and paper. Layer 6.

Whatever is one table on a wide screen and on paper becomes a card for each row on a narrow one; the
roles that stand in the markup keep it a table for a screen reader.
"""

from __future__ import annotations

from typing import Final

__all__ = ["FORM_STYLE", "REPORT_STYLE"]

_BASE: Final = """
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);line-height:1.45;overflow-wrap:anywhere}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-999px}
.skip:focus{left:8px;top:8px;background:var(--page);padding:8px 12px;z-index:1}
.aside{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
h1,h2,h3,p,dl,dd,ol,ul{margin:0}
table{border-collapse:collapse;width:100%}
.num,thead th{overflow-wrap:normal}
.figure{white-space:nowrap}
.words{overflow-wrap:break-word}
.long{overflow-wrap:anywhere}
.ratio>.iku-formula{display:flex;align-items:center;column-gap:.3em;white-space:nowrap}
.ratio>.iku-formula>*{white-space:normal}
caption{text-align:left}
th,td{vertical-align:top;text-align:left}
thead{display:table-header-group;break-after:avoid}
tr,.whole{break-inside:avoid}
h2,h3,.soft{break-after:avoid}
"""

_CARDS: Final = """
@media screen and (max-width:WIDTH){
table.cards,.cards tbody,.cards tr,.cards td,.cards th,.cards caption{display:block;width:auto}
.cards thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.cards td[data-label]::before,.cards th[data-label]::before{content:attr(data-label);display:block;
color:var(--soft);font-weight:400;font-size:.75rem}
}
"""

FORM_STYLE: Final = (
    ":root{--page:#fff;--ink:#111;--soft:#4d4d4d;--line:#222;--head:#ececec;--link:#0b4a8f}"
    + _BASE
    + """
body{font-family:"Liberation Serif","Times New Roman",Times,serif;font-size:1.0625rem}
main{max-width:74rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{text-align:center;font-size:1.25rem;line-height:1.35;margin-bottom:1.5rem}
.facts>div{display:grid;grid-template-columns:11rem minmax(0,1fr);margin-bottom:.35rem}
.facts dd{display:grid;grid-template-columns:1rem minmax(0,1fr)}
.facts dd::before{content:":"}
.facts ol{padding-left:1.6rem}
.office{font-weight:700}
table{margin-top:1.25rem}
th,td{border:1px solid var(--line);padding:.4rem .5rem}
thead th{background:var(--head);text-align:center;vertical-align:middle}
tbody th{font-weight:400}
.n{text-align:center}
.c1{width:4%}.c2{width:17%}.c3{width:19%}.c5{width:12.5%}.c6{width:12%}
.item{display:grid;grid-template-columns:1.5rem minmax(0,1fr)}
.why{margin-top:.6rem}
table.cards{table-layout:fixed}
.ratio>.iku-formula>.factor{white-space:pre;flex:none}
.sign{width:22rem;max-width:100%;margin:2rem 0 0 auto;text-align:center}
.sign .room{height:4.5rem}
.sign .name{font-weight:700;text-decoration:underline}
.notes{margin-top:2rem;font-size:.9375rem}
.notes h2{font-size:1rem;margin-bottom:.35rem}
.notes ul{padding-left:1.25rem}
"""
    + _CARDS.replace("WIDTH", "64rem")
    + """
@media screen and (max-width:64rem){
.cards tr{border:1px solid var(--line);margin-top:.75rem}
.cards td,.cards th{border:0;padding:.35rem .6rem;text-align:left}
.cards tbody{margin-top:1.25rem}
.cards .n{display:none}
.cards th[scope=rowgroup]{font-weight:700;background:var(--head)}
.facts>div{grid-template-columns:minmax(0,1fr)}
.facts dt{color:var(--soft)}
.facts dd{display:block}
.facts dd::before{content:none}
}
@media screen and (prefers-color-scheme:dark){
:root{--page:#14181d;--ink:#e8ebef;--soft:#b3bcc6;--line:#77818c;--head:#252c34;--link:#8cc2ff}
}
@media print{
@page{size:A4 landscape;margin:11mm 13mm}
body{font-size:9.75pt;line-height:1.3;background:#fff}
main{max-width:none;padding:0}
h1{font-size:13pt;margin-bottom:1rem}
table{margin-top:.75rem;width:calc(100% - 1px)}
.sign{margin-top:.75rem}
.sign .room{height:3.25rem}
.notes{margin-top:.5rem;font-size:8.5pt}
.notes h2{font-size:9pt}
th,td{padding:.25rem .4rem}
.skip{display:none}
}
"""
)
"""How the form looks: as it is signed, and on a phone as cards."""

REPORT_STYLE: Final = (
    """:root{--page:#fff;--ink:#1a2027;--soft:#515b66;--line:#c9d0d8;--head:#f1f4f7;--link:#0b57a4;
--bar:#1d6fb8;--missed:#b45309;--unjudged:#6b7682;--zone:#cfe8d5;--track:#e8ecf0;--aim:#1a2027;--good:#17663a;
--bad:#9a3412}"""
    + _BASE
    + """
body{font-family:system-ui,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;font-size:.9375rem}
header,nav,main,footer{max-width:86rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:1.75rem}
footer{padding-top:2rem;padding-bottom:2.5rem;color:var(--soft)}
footer h2{font-size:1rem;margin:1rem 0 .25rem}
.audit{font-size:.8125rem;overflow-wrap:anywhere}
h1{font-size:1.75rem;line-height:1.2}
h2{font-size:1.1875rem;line-height:1.3;margin:2.25rem 0 .75rem}
h3{font-size:1rem;line-height:1.35}
.of{font-size:1.0625rem;color:var(--soft);margin:.25rem 0 1rem}
.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.2rem 1.25rem}
.facts dt,.soft{color:var(--soft)}
nav{padding-top:1.25rem}
nav ol{padding-left:1.25rem}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(13rem,100%),1fr));gap:.75rem}
.tiles>div{border:1px solid var(--line);border-radius:8px;padding:.75rem 1rem}
.tiles dt{color:var(--soft);font-size:.875rem}
.tiles dd{font-size:1.375rem;font-weight:650;line-height:1.3;font-variant-numeric:tabular-nums}
.tiles .more{font-size:.9375rem;font-weight:400;color:var(--soft)}
th,td{border-bottom:1px solid var(--line);padding:.55rem .5rem}
thead th{background:var(--head);font-size:.8125rem;font-weight:600;vertical-align:bottom}
tbody th{font-weight:500}
.num{text-align:right;font-variant-numeric:tabular-nums}
.wn{width:3%}.wi{width:22%;min-width:9.5rem}.wu{width:6%;min-width:4rem}.wg{min-width:5rem}
.wc{width:10%;min-width:7rem}.ws,.wo{width:11%;min-width:6rem}
.big>:first-child{font-weight:650}
.verdict{display:block;font-size:.8125rem}
.yes{color:var(--good)}.no{color:var(--bad)}
.remark{display:block;font-size:.875rem;font-weight:400;color:var(--bad);margin-top:.3rem}
.sum{margin-top:.75rem;font-weight:550}
.sum,.key{break-before:avoid}
.chart{display:block;width:100%;max-width:15rem;height:auto}
.chart text{fill:var(--soft);font-size:9.5px}
.chart .none{fill:var(--bad);font-size:10.5px}
.right{text-anchor:end}
.track{fill:var(--track)}.zone{fill:var(--zone)}.bar{fill:var(--bar)}.missed{fill:var(--missed)}
.unjudged{fill:var(--unjudged)}
.end{stroke:var(--bar);stroke-width:2}.missed.end{stroke:var(--missed)}
.unjudged.end{stroke:var(--unjudged)}
.nought{stroke:var(--soft);stroke-width:1}
.aim{stroke:var(--aim);stroke-width:2.5}
.spark .aim{stroke-width:1.25}
.line{fill:none;stroke:var(--unjudged);stroke-width:1.75}
.dot{fill:var(--unjudged)}
.gap{stroke:var(--soft);stroke-width:1;stroke-dasharray:2 3}
.key{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;font-size:.875rem;color:var(--soft);
margin-top:.75rem;padding:0;list-style:none}
.key li{display:flex;align-items:center;gap:.4rem}
.key svg{width:1.5rem;height:1rem;flex:none}
.region{overflow-x:auto}
.trend{min-width:40rem;margin-top:.75rem}
.trend .wi{width:24%;min-width:10rem}.trend .wc{width:9rem}
.small{display:block;font-size:.8125rem;font-weight:400;color:var(--soft)}
.worked{display:grid;gap:1rem}
.worked article{border:1px solid var(--line);border-radius:8px;padding:.75rem 1rem}
.worked ol{list-style:none;padding:.35rem 0 0;display:grid;gap:.5rem}
.worked li{display:grid;grid-template-columns:1.25rem minmax(0,1fr);align-items:center}
"""
    + _CARDS.replace("WIDTH", "76rem")
    + """
@media screen and (max-width:76rem){
.cards tr{border:1px solid var(--line);border-radius:8px;margin-top:.75rem;padding:.35rem .25rem;
display:flex;flex-wrap:wrap}
.cards td,.cards th{border:0;padding:.3rem .5rem}
.cards .num{text-align:left}
.cards .wn{display:none}
.cards .wi,.cards .wc,.cards .wu{flex:0 0 100%}
.cards .ws,.cards .wo,.cards .wg{flex:1 1 50%;min-width:0}
.cards .wt,.cards .wr,.cards .wa{flex:1 1 33.3%;max-width:100%}
.cards .wi{font-weight:600}
.cards .wi::before{content:none}
.cards .empty{display:none}
.facts{grid-template-columns:minmax(0,1fr);gap:0}
.facts dd{margin-bottom:.4rem}
}
@media screen and (prefers-color-scheme:dark){
:root{--page:#12171d;--ink:#e7ebf0;--soft:#aeb8c3;--line:#3a444f;--head:#1c232b;--link:#8cc2ff;
--bar:#62a8e8;--missed:#f0a04b;--unjudged:#98a4b0;--zone:#1f4a2e;--track:#29323c;--aim:#fff;--good:#7fd39b;--bad:#f5b283}
}
@media print{
@page{size:A4 landscape;margin:12mm}
html{font-size:12.5px}
body{background:#fff}
header,main,footer{max-width:none;padding:0}
h2{margin:1.5rem 0 .5rem}
nav,.skip,caption{display:none}
.region{overflow:visible}
.trend{min-width:0}
.chart,.key svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
"""
)
"""How the report looks: wide, as cards on a phone, in the dark, and on paper."""
