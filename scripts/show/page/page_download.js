// Downloads: the shown rows as CSV, the picture as PNG, the citation on the clipboard.
function save(blob, name) {
  const link = document.createElement("a");
  Object.assign(link, { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1e4);
}
function rowsOf(name) {  // of a table: inside its link, or beside the events
  const link = by("table-" + name);
  if (!link.href.startsWith("data:")) return DATA.tables[name];
  const bytes = Uint8Array.from(atob(link.href.split(",")[1]), letter => letter.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}

for (const button of all("[data-rows]")) button.addEventListener("click", () => {
  const name = button.dataset.rows;
  const [top, ...rows] = rowsOf(name).trimEnd().split("\n");
  // An id has no comma, and a cell no line break.
  const kept = rows.filter(row => !hidden.has(row.split(",")[0]));
  save(new Blob([[top, ...kept, ""].join("\n")], { type: "text/csv" }), `${name}-shown.csv`);
  const rowsSaved = `${kept.length} row${kept.length === 1 ? "" : "s"} saved.`;
  button.closest("li").querySelector("[role=status]").textContent = rowsSaved;
});
// An image of what is shown, always light: the drawing below a title, with its style inside.
function image() {
  const drawn = pictures.find(({ svg }) => svg.checkVisibility()) || pictures[0];
  const { svg, width, words, right } = drawn;
  const top = add(svg, "g");
  const said = all("h1, #finding p").map(node => node.firstChild.textContent.trim());
  const [first, ...others] = hidden.size ? [said[0], by("filtered").textContent] : said.slice(1);
  let tall = paragraph(top, first, "headline", [words[0], right], 12) + 15;
  for (const line of others) tall += paragraph(top, line, "", [words[0], right], tall);
  const copy = svg.cloneNode(true), height = svg.viewBox.baseVal.height + tall;
  top.remove();
  copy.lastChild.setAttribute("transform", `translate(0 ${-tall})`);
  copy.setAttribute("viewBox", `0 ${-tall} ${width} ${height}`);
  for (const [name, value] of [["y", -tall], ["height", height]])
    copy.querySelector(".paper").setAttribute(name, value);
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  const rules = [...document.styleSheets[0].cssRules];
  const style = rules.filter(rule => /^:root|^\.timeline [.t]/.test(rule.selectorText));
  add(copy, "style", {}, style.map(rule => rule.cssText).join("\n"));
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}
const named = ending => `${document.querySelector("#image").dataset.name}-shown.${ending}`;
by("svg").addEventListener("click", () =>
  save(new Blob([image().text], { type: "image/svg+xml" }), named("svg")));
by("png").addEventListener("click", () => {
  const drawing = new Image(), canvas = document.createElement("canvas"), scale = 2;
  const { text, width, height } = image();
  drawing.addEventListener("load", () => {
    [canvas.width, canvas.height] = [width * scale, Math.round(height) * scale];
    canvas.getContext("2d").drawImage(drawing, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(blob => save(blob, named("png")), "image/png");
  });
  drawing.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
});
for (const button of all("[data-copy]")) button.addEventListener("click", async () => {
  const text = by(button.dataset.copy);
  let done = false;
  try { await navigator.clipboard.writeText(text.textContent); done = true; } catch {
    getSelection().selectAllChildren(text);
    done = document.execCommand("copy");
  }
  button.nextElementSibling.textContent = done
    ? "Copied."
    : "Not copied: the text is selected, copy it by hand.";
});
