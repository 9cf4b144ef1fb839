"""The style of the article page: one sheet, light and dark, from 320 pixels up."""

from __future__ import annotations

__all__ = ["STYLE"]

STYLE = """
:root{color-scheme:light dark;--bg:#fbfaf7;--ink:#1c1b19;--soft:#6a655d;--line:#ddd8ce;--card:#fff;
--fact:#cfe6df;--fact-ink:#0f6b58;--open:#f6e3b4;--open-ink:#8a5a00;--maybe:#e3e0ef;--maybe-ink:#564a92;--not:#f6d4cf;--not-ink:#a3301f;
--serif:Charter,"Bitstream Charter","Iowan Old Style",Georgia,"Liberation Serif",serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Helvetica,Arial,sans-serif}
@media(prefers-color-scheme:dark){:root{--bg:#171614;--ink:#e9e5dc;--soft:#a09a8f;--line:#37342f;--card:#201e1b;
--fact:#143f36;--fact-ink:#7fd3bf;--open:#4a3a12;--open-ink:#e9c46a;--maybe:#322e4d;--maybe-ink:#b9b0ee;--not:#53241d;--not-ink:#f0a195}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0;background:var(--bg);color:var(--ink);font:1.1875rem/1.62 var(--serif)}
main{max-width:44rem;margin:0 auto;padding:2.5rem 1.5rem 4rem}
header{border-top:3px solid var(--ink);padding-top:.9rem}
.about{font:.8125rem/1.4 var(--sans);color:var(--soft);margin:0 0 1.1rem;letter-spacing:.01em}
.about:empty{display:none}
a{color:inherit;text-underline-offset:.15em}
.h1{font-size:clamp(1.65rem,5vw,2.35rem);line-height:1.17;letter-spacing:-.012em;margin:0 0 1.2rem;font-weight:700;text-wrap:balance}
.h1 sup{font-size:.4em;vertical-align:1.1em}
.h1 .card{font-size:.9rem}
h2,.headline,.subhead{line-height:1.25;font-size:1.35rem;font-weight:700;margin:2rem 0 .8rem}
.subhead{font-size:1.17rem}
article>:first-child,.boilerplate+.subhead{margin-top:0}
.p{margin:0 0 1.15rem;overflow-wrap:anywhere}
.caption,.byline,.date,.boilerplate,.p.dateline{font:.875rem/1.5 var(--sans);color:var(--soft)}
.caption{border-left:3px solid var(--line);padding-left:.8rem}
.boilerplate,.date{opacity:.8;margin-bottom:.5rem}
aside{font:.875rem/1.5 var(--sans);border:solid var(--line);border-width:1px 0;padding:.85rem 0;margin:0 0 1.8rem}
aside p{margin:0}
aside ul{list-style:none;margin:.6rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:.35rem 1.3rem;color:var(--soft)}
aside mark{display:inline-block;min-width:1.6em;text-align:center;font-weight:600;font-variant-numeric:tabular-nums}
mark{color:inherit;background:var(--fact);border-radius:2px;padding:.06em .12em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
mark.open{background:var(--open)}mark.maybe{background:var(--maybe)}mark.not{background:var(--not)}
aside mark{color:var(--fact-ink)}aside mark.open{color:var(--open-ink)}aside mark.maybe{color:var(--maybe-ink)}aside mark.not{color:var(--not-ink)}
details,summary{display:inline}
details:not([open])::details-content,details:not([open])>.card{display:none}
summary{cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
summary:hover mark{box-shadow:0 2px 0 currentColor}
summary:focus-visible{outline:2px solid var(--fact-ink);outline-offset:3px;border-radius:2px}
sup{font:600 .62em/1 var(--sans);color:var(--soft);margin-left:.15em;vertical-align:.55em;font-variant-numeric:tabular-nums}
details[open]>summary mark{box-shadow:0 2px 0 currentColor}
.card+.card{margin-top:-.25rem}
details:target>summary mark{outline:2px solid var(--ink);outline-offset:1px}
.card{display:block;color:var(--ink);font:.9rem/1.5 var(--sans);background:var(--card);border:1px solid var(--line);border-left:4px solid var(--fact-ink);
border-radius:4px;padding:.75rem 1rem .8rem;margin:.7rem 0;font-weight:400;letter-spacing:0;overflow-wrap:anywhere}
.card.open{border-left-color:var(--open-ink)}.card.maybe{border-left-color:var(--maybe-ink)}.card.not{border-left-color:var(--not-ink)}
.line{display:block;font-size:1rem;line-height:1.4;margin-bottom:.5rem}
.n{display:inline-block;min-width:1.7em;margin-right:.5em;padding:0 .35em;border-radius:1em;background:var(--line);font-size:.78em;font-weight:600;text-align:center;font-variant-numeric:tabular-nums}
.event{font-weight:600;color:var(--fact-ink)}
.open .event{color:var(--open-ink)}.maybe .event{color:var(--maybe-ink)}.not .event{color:var(--not-ink)}
.to,.none{color:var(--soft)}
abbr{font-size:.72em;font-weight:600;letter-spacing:.05em;color:var(--soft);text-decoration:none;border:1px solid var(--line);border-radius:3px;padding:.05em .35em;vertical-align:.08em;white-space:nowrap}
dl{margin:0;display:grid;gap:.16rem 0}
dl div{display:grid;grid-template-columns:7.6rem 1fr;gap:.8rem}
dt{color:var(--soft)}dd{margin:0}
code{font:.86em ui-monospace,"Liberation Mono",Menlo,Consolas,monospace;color:var(--soft);overflow-wrap:anywhere}
q{font-style:italic;color:var(--soft);quotes:"\\201C" "\\201D"}
meter{width:5.5rem;height:.6rem;vertical-align:.02em}
.all{margin-top:3rem;border-top:1px solid var(--line)}
.all h2{font-size:1.17rem;margin:1.2rem 0 .6rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font:.84rem/1.45 var(--sans)}
th{text-align:left;font-weight:600;color:var(--soft);white-space:nowrap}
th,td{padding:.5rem .9rem .5rem 0;vertical-align:top;border-bottom:1px solid var(--line)}
td:first-child{font-variant-numeric:tabular-nums;color:var(--soft)}
footer{margin-top:2.5rem;font:.78rem/1.5 var(--sans);color:var(--soft);overflow-wrap:anywhere}
footer p{margin:.2rem 0}
@media(max-width:40rem){body{font-size:1.0625rem;line-height:1.58}main{padding:1.2rem 1.05rem 3rem}
dl div{grid-template-columns:6.2rem 1fr;gap:.6rem}.card{padding:.65rem .8rem .7rem}aside ul{flex-direction:column}
table,tbody,tr,td{display:block}thead{display:none}td{border:0;padding:0}td+td{margin-top:.15rem}
tr{display:grid;grid-template-columns:1.9rem 1fr;padding:.7rem 0;border-bottom:1px solid var(--line)}
td:first-child{grid-row:span 4}td:nth-child(n+3){color:var(--soft)}
td:nth-child(3)::before{content:"When: "}td:nth-child(4)::before{content:"According to: "}td:nth-child(5)::before{content:"Certainty: "}}
@media print{body{background:#fff;color:#000}details:not([open])>summary sup{display:inline}.all{break-before:page}}
"""
