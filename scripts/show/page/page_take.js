// To take away: the rows that are shown as CSV, the picture as PNG, the citation on the clipboard.
function save(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1e4);
}
const content = link => Uint8Array.from(atob(link.href.split(",")[1]), letter => letter.charCodeAt(0));

for (const button of all("[data-rows]")) button.addEventListener("click", () => {
  const name = button.dataset.rows, [top, ...rows] = new TextDecoder().decode(content(by("table-" + name))).trimEnd().split("\n");
  const kept = rows.filter(row => !hidden.has(row.split(",")[0]));  // an id has no comma, and a cell no line break
  save(new Blob([[top, ...kept, ""].join("\n")], { type: "text/csv" }), `${name}-shown.csv`);
  button.closest("li").querySelector("[role=status]").textContent = `${kept.length} row${kept.length === 1 ? "" : "s"} saved.`;
});
by("png").addEventListener("click", () => {
  const image = new Image(), canvas = document.createElement("canvas"), scale = 2;
  image.addEventListener("load", () => {
    [canvas.width, canvas.height] = [image.naturalWidth * scale, image.naturalHeight * scale];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(blob => save(blob, by("svg").download.replace(".svg", ".png")), "image/png");
  });
  image.src = by("svg").href;
});
for (const button of all("[data-copy]")) button.addEventListener("click", async () => {
  const text = by(button.dataset.copy);
  let done = false;
  try { await navigator.clipboard.writeText(text.textContent); done = true; } catch {
    getSelection().selectAllChildren(text);
    done = document.execCommand("copy");
  }
  button.nextElementSibling.textContent = done ? "Copied." : "Not copied: the text is selected, copy it by hand.";
});
