// Draw the figures in the reader's colour scheme, and again when it changes or the page is printed.
"use strict";
(() => {
  const { palettes, specs } = JSON.parse(document.getElementById("figures").textContent);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const config = { displayModeBar: false, responsive: true, doubleClick: false, showTips: false };
  const SAVED = 840; // CSS pixels; a picture has twice as many
  const PRINTED = 640; // CSS pixels: fits A4 and Letter between the margins of page.css

  const painted = (value, palette) => {
    if (typeof value === "string" && value.startsWith("var(--")) return palette[value.slice(6, -1)] ?? value;
    if (Array.isArray(value)) return value.map((each) => painted(each, palette));
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, painted(each, palette)]));
    }
    return value;
  };

  const draw = (palette, width) => {
    for (const node of document.querySelectorAll("[data-figure]")) {
      const { data, layout } = painted(specs[node.dataset.figure], palette);
      Plotly.react(node, data, width ? { ...layout, width } : layout, config);
    }
  };
  const onScreen = () => draw(dark.matches ? palettes.dark : palettes.light);

  for (const button of document.querySelectorAll("[data-save]")) {
    const { save: filename } = button.dataset;
    button.hidden = false;
    button.addEventListener("click", () => {
      const figure = painted(specs[filename], palettes.light);
      Plotly.downloadImage(figure, { format: "png", filename, width: SAVED, height: figure.layout.height, scale: 2 });
    });
  }

  dark.addEventListener("change", onScreen);
  addEventListener("beforeprint", () => draw(palettes.light, PRINTED));
  addEventListener("afterprint", onScreen);
  onScreen();
})();
