// The filter of a list page: rows that have all the words stay.
"use strict";
(() => {
  const field = document.getElementById("filter");
  const shown = document.getElementById("shown");
  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const rows = [...document.querySelectorAll("table.list tbody tr")].map((row) => [row, plain(row.textContent)]);
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
})();
