/** How the report's page looks, on a screen, a telephone and paper. */
export const REPORT_STYLE = `
*{box-sizing:border-box}
body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;color:#1b1b1f;background:#fff;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.25;margin:1rem 0 .25rem}
h2{font-size:1.3rem;margin:2.5rem 0 .5rem;border-bottom:2px solid #1b1b1f}
h3{font-size:1.05rem;margin:1.5rem 0 .25rem}
p{margin:.25rem 0 .75rem}
a{color:#0b4f8a}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid #0b4f8a;outline-offset:2px}
.skip{position:absolute;left:1rem;top:-4rem;background:#fff;padding:.5rem 1rem}
.skip:focus{top:0}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:0;padding:0}
figure{margin:0 0 1.5rem;break-inside:avoid}
figcaption{margin-bottom:.5rem}
.plot svg{display:block;max-width:100%;height:auto}
.plot.narrow{display:none}
.empty{padding:1rem;border:1px dashed #6b6b73}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:600;padding:1rem 0 .25rem}
th,td{text-align:left;padding:.25rem .5rem .25rem 0;border-bottom:1px solid #dcdce0;vertical-align:top;font-weight:400}
thead th{font-weight:600;border-bottom:2px solid #6b6b73}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;overflow-wrap:normal}
small{display:block;color:#55555c;font-size:.85rem}
details{margin:.5rem 0}
footer{margin-top:3rem;color:#55555c;font-size:.875rem}
@media (max-width:700px){.plot.broad{display:none}.plot.narrow{display:block}th,td{padding-right:.35rem}}
@page{margin:15mm}
@media print{
body{max-width:none;padding:0;font-size:.8rem}
nav,.skip{display:none}
h2{break-after:avoid;break-before:page}
h2.first{break-before:auto}
h3{break-after:avoid}
tr{break-inside:avoid}
thead{display:table-header-group}
.plot.broad{display:block}.plot.narrow{display:none}
.wide{overflow:visible}
.n{white-space:normal}
details::details-content{content-visibility:visible;display:block}
}`;
