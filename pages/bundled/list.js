// A list page: rows that have all the words of the filter stay, and a column's heading puts the rows in its order.
"use strict";
(() => {
  const field = document.getElementById("filter");
  const shown = document.getElementById("shown");
  const table = document.querySelector("table.list");
  const body = table.querySelector("tbody");
  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const rows = [...body.rows].map((row) => [row, plain(row.textContent)]);
  field.closest("p").hidden = false;
  field.addEventListener("input", () => {
    const asked = plain(field.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const [row, text] of rows) {
      row.hidden = !asked.every((word) => text.includes(word));
      count += !row.hidden;
    }
    shown.textContent = asked.length ? `${count} of ${rows.length}` : "";
  });

  // Numbers and dates begin with the largest and the latest, words with A; what is empty comes last.
  const heads = [...table.querySelectorAll("thead th")];
  const order = (at, down) => {
    const said = (row) => row.cells[at].dataset.sort ?? plain(row.cells[at].textContent.trim());
    const number = heads[at].classList.contains("number");
    const compare = (a, b) => number ? a - b : a.localeCompare(b);
    const known = rows.map(([row]) => [row, said(row)]);
    known.sort(([, a], [, b]) => (a === "") - (b === "") || (down ? compare(b, a) : compare(a, b)));
    body.append(...known.map(([row]) => row));
  };
  heads.forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const first = head.classList.contains("number") || body.rows[0]?.cells[at].classList.contains("date") ? "descending" : "ascending";
      const other = first === "ascending" ? "descending" : "ascending";
      const way = head.getAttribute("aria-sort") === first ? other : first;
      heads.forEach((one) => one.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", way);
      order(at, way === "descending");
    });
  });
})();
