"""The page's style sheet: light and dark by the reader's setting, one column, tables that stack on a phone."""

from __future__ import annotations

__all__ = ["STYLE"]

_SANS = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"

STYLE = """
:root{color-scheme:light dark;--ink:#1c1b19;--quiet:#625e57;--paper:#fbfaf7;--card:#fff;--line:#dedad2;--accent:#8a1f2b;--band:#e9c9c6;--ref:#8b8579;--up:#2f6f73;--down:#a8552f}
@media(prefers-color-scheme:dark){:root{--ink:#eceae5;--quiet:#aaa59b;--paper:#161513;--card:#1f1e1b;--line:#38352f;--accent:#e8877f;--band:#5c3230;--ref:#9c968a;--up:#6fb9b4;--down:#dd9470}}
*{box-sizing:border-box}html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.55 Georgia,'Times New Roman',serif;overflow-wrap:break-word}
main{max-width:48rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.95rem;line-height:1.18;margin:.25rem 0 .4rem;text-wrap:balance}
h2{font-size:1.2rem;line-height:1.3;margin:2.6rem 0 .7rem;padding-top:1rem;border-top:1px solid var(--line)}
h3{font-size:1rem;line-height:1.3;margin:0}
.kicker,.quiet,.asof,.tags,table,figure,nav,footer{font-family:SANS}
.kicker{color:var(--accent);font-size:.76rem;letter-spacing:.09em;text-transform:uppercase;font-weight:600;margin:0}
.asof,.quiet{color:var(--quiet);font-size:.86rem;line-height:1.5}.lead{font-size:1.22rem;line-height:1.45;margin:1.2rem 0}
figure{margin:1.5rem 0;background:var(--card);border:1px solid var(--line);border-radius:6px;padding:1rem 1rem .5rem}
figcaption{font-size:.8rem;color:var(--quiet);margin:.4rem 0 .3rem}
svg{display:block;width:100%;height:auto}svg.narrow{display:none}
svg text{font-family:SANS;fill:var(--ink)}svg .q{fill:var(--quiet)}
svg .on{paint-order:stroke;stroke:var(--card);stroke-width:4px;stroke-linejoin:round}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.86rem;line-height:1.4;font-variant-numeric:tabular-nums}
th{text-align:left;font-weight:600;color:var(--quiet);border-bottom:1px solid var(--ref);padding:.35rem .5rem .35rem 0;vertical-align:bottom}
td{padding:.45rem .5rem .45rem 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
td.n,th.n{text-align:right;white-space:nowrap;padding-left:.4rem;padding-right:0}
.effects{table-layout:fixed}.effects td.n,.effects th.n{width:5.1rem}.effects td.n{overflow-wrap:normal}.frame td{font-weight:600}.effects tr:last-child.frame td{border-top:1px solid var(--ref)}
.bar{display:block;position:relative;height:5px;margin-top:3px;background:linear-gradient(var(--ref),var(--ref)) center/1px 100% no-repeat}
.bar i{position:absolute;top:0;height:5px;border-radius:1px}.bar .up{left:50%;background:var(--up)}.bar .down{right:50%;background:var(--down)}
.facts td:first-child{width:42%}.facts td:last-child,.facts th:last-child{padding-left:1.2rem}.facts td:last-child{color:var(--quiet)}
.ranks td:first-child{color:var(--quiet);width:2rem}
ul{padding-left:1.1rem}li{margin:.45rem 0}li .quiet{display:block}
.cards{display:grid;gap:.8rem}.card{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:.85rem 1rem}
.card p{margin:.3rem 0 0}.card .source{font-size:.8rem;overflow-wrap:anywhere}
blockquote{margin:.5rem 0 0;padding-left:.8rem;border-left:3px solid var(--band)}
.tag{display:inline-block;font-size:.76rem;font-weight:600;border-radius:3px;padding:.08rem .45rem;margin:.15rem .3rem .1rem 0;background:var(--band);color:var(--ink)}
.tag.none{background:none;color:var(--quiet);box-shadow:inset 0 0 0 1px var(--line)}
nav{font-size:.86rem;display:flex;flex-wrap:wrap;gap:.3rem 1rem;margin:1rem 0}a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:2px}
footer{margin-top:3rem;color:var(--quiet);font-size:.8rem;line-height:1.5;border-top:1px solid var(--line);padding-top:1rem}
@media(max-width:40rem){
body{font-size:16px}main{padding:1.2rem 1rem 3rem}h1{font-size:1.5rem}.lead{font-size:1.12rem}figure{padding:.8rem .7rem .4rem}
svg.wide{display:none}svg.narrow{display:block}nav a{padding:.15rem 0}
.stack,.stack tbody{display:block}.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stack tr{display:grid;border-bottom:1px solid var(--line);padding:.55rem 0}.stack td,.stack td.n{border:0;padding:0;width:auto!important}
.effects tr,.ranks tr{grid-template-columns:repeat(5,1fr);gap:.15rem .5rem}
.effects td:first-child{grid-column:1/-1}.effects td.n,.ranks td.n{text-align:left}
.effects td.n::before,.ranks td.n::before{content:attr(data-l);display:block;font-size:.72rem;font-weight:400;color:var(--quiet)}
.effects tr:last-child.frame{border-top:1px solid var(--ref)}.effects tr:last-child.frame td{border:0}
.ranks td:nth-child(1){display:none}.ranks td:nth-child(2){grid-column:1/-1;font-weight:600}
.facts tr{grid-template-columns:1fr auto;gap:.1rem 1rem}.facts td:nth-child(2){font-weight:600}.facts td:nth-child(n+3){font-size:.8rem;color:var(--quiet)}
.facts td:last-child{grid-column:1;grid-row:2;padding:0}.facts td:nth-child(3){grid-column:2;grid-row:2}
}
@media print{body{font-size:11pt}main{max-width:none;padding:0}nav{display:none}.card,figure,tr{break-inside:avoid}h2{break-after:avoid}}
""".replace("SANS", _SANS)
