// Draws each figure's numbers with Observable Plot, in the colours of the page and as wide as there is room.
"use strict";
(() => {
  const scaled = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });
  const draw = (figure) => {
    const { unit, upright, rows } = JSON.parse(figure.querySelector("script").textContent);
    const place = figure.querySelector(".plot");
    const money = unit === "US dollars";
    const tick = (value) => (money ? "$" : "") + scaled.format(value).replace("B", " bn").replace("M", " m").replace("T", " tn").replace("K", " k");
    const width = Math.max(260, Math.min(place.clientWidth || 560, 760));
    const room = Math.min(230, width * 0.42);
    const style = { background: "none", fontSize: "13px", overflow: "visible" };
    const tip = { title: (row) => `${row.name}: ${row.says}`, fill: (row) => (row.rest ? "var(--muted)" : "var(--bar)") };
    const chart = upright
      ? Plot.plot({
          color: { type: "identity" }, width, height: 240, marginLeft: 62, marginBottom: 34, style,
          x: { type: "band", label: null, ticks: ticks(rows.map((row) => row.name), width), tickSize: 0 },
          // things are counted in whole ones
          y: { grid: true, label: null, tickFormat: tick, ticks: money ? 5 : Math.min(5, Math.max(...rows.map((row) => row.value))) },
          marks: [Plot.ruleY([0]), Plot.barY(rows, { x: "name", y: "value", ...tip })],
        })
      : Plot.plot({
          color: { type: "identity" }, width, height: 24 * rows.length + 34, marginLeft: room, marginRight: 66, marginTop: 6, style,
          x: { axis: null, domain: [0, Math.max(...rows.map((row) => row.value)) || 1] },
          y: { axis: null, domain: rows.map((row) => row.name) },
          marks: [
            // What a phone has no room for is in the table, whole.
            Plot.axisY({ label: null, tickSize: 0, fontSize: 13, lineWidth: (room - 10) / 13, textOverflow: "ellipsis" }),
            Plot.barX(rows, { x: "value", y: "name", ...tip, insetTop: 2, insetBottom: 2 }),
            Plot.text(rows, { x: "value", y: "name", text: (row) => tick(row.value), dx: 6, textAnchor: "start", fill: "currentColor" }),
          ],
        });
    chart.setAttribute("aria-hidden", "true");
    place.replaceChildren(chart);
  };
  // As many years under the bars as there is room for.
  const ticks = (names, width) => {
    const every = Math.ceil(names.length / Math.max(2, Math.floor(width / 52)));
    return names.filter((_, at) => at % every === 0);
  };
  const all = () => document.querySelectorAll("figure.chart").forEach(draw);
  all();
  let waiting = 0;
  addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(all, 150); });
})();
