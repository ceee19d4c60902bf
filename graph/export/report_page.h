// Style sheet and script of the report page.
#pragma once

#include <string_view>

namespace dyad::graph {

inline constexpr std::string_view kReportStyle = R"css(
:root { color-scheme: light; --line: #d8d8d8; --soft: #5c5c5c; }
body { margin: 0 auto; max-width: 1500px; padding: 1.5rem; color: #1a1a1a; background: #fff; font: 15px/1.5 system-ui, "DejaVu Sans", sans-serif; }
h1 { font-size: 1.7rem; margin: 0 0 .3rem; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
.numbers { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: .5rem 0; padding: 0; list-style: none; color: var(--soft); }
.numbers b { color: #1a1a1a; font-size: 1.15rem; }
.drawing { overflow: auto; border: 1px solid var(--line); border-radius: 6px; } .drawing svg { display: block; margin: auto; max-width: 100%; min-width: 60rem; height: auto; }
.drawing.full svg { max-width: none; }
.note, footer { color: var(--soft); font-size: .9rem; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; color: var(--soft); padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
th { white-space: nowrap; } th button { font: inherit; font-weight: bold; border: 0; background: none; padding: 0; cursor: pointer; color: inherit; }
th button:focus-visible, button#size:focus-visible, summary:focus-visible, input:focus-visible { outline: 2px solid #0072b2; outline-offset: 2px; }
td.number { text-align: right; font-variant-numeric: tabular-nums; } td.date { white-space: nowrap; }
.type { font-weight: bold; white-space: nowrap; border-left: 5px solid; padding-left: .4rem; }
.flag { display: inline-block; border: 1px solid var(--soft); border-radius: 3px; padding: 0 .3rem; font-size: .8rem; color: var(--soft); }
blockquote { margin: .2rem 0 .5rem; padding-left: .7rem; border-left: 3px solid var(--line); } blockquote footer { font-size: .85rem; }
summary { cursor: pointer; }
button#size { font: inherit; padding: .2rem .7rem; border: 1px solid #8c8c8c; border-radius: 4px; background: #fff; cursor: pointer; }
button#size[aria-pressed=true] { background: #e3eef9; }
input[type=search] { font: inherit; padding: .35rem .6rem; width: min(100%, 26rem); border: 1px solid #8c8c8c; border-radius: 4px; }
@media print { input[type=search], button#size { display: none; } }
)css";

inline constexpr std::string_view kReportScript = R"js(
"use strict";
const drawing = document.querySelector(".drawing");
const size = document.getElementById("size");
if (drawing && size) {
  size.hidden = false;
  size.addEventListener("click", () => size.setAttribute("aria-pressed", String(drawing.classList.toggle("full"))));
}
const table = document.getElementById("events");
const rows = table ? [...table.tBodies[0].rows] : [];
const search = document.getElementById("search");
if (search && table) {
  search.hidden = false;
  const found = document.getElementById("found");
  search.addEventListener("input", () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    found.textContent = words.length ? `${shown} of ${rows.length} events` : "";
  });
  for (const [column, head] of [...table.tHead.rows[0].cells].entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = (row) => row.cells[column].dataset.key ?? row.cells[column].textContent;
      const order = rows.map((row) => [key(row), row]);
      order.sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }) * (down ? -1 : 1));
      table.tBodies[0].append(...order.map(([, row]) => row));
    });
  }
}
)js";

}  // namespace dyad::graph
