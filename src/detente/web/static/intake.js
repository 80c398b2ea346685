// Taking in: files dropped anywhere on the page, and how far a build is. All of it works without.
const form = document.querySelector("[data-drop]");
const box = document.querySelector("[data-progress]");
const line = document.querySelector("[data-line]");
const bar = document.querySelector("[data-bar]");
const MOST_FILES = 500;
const MOST_BYTES = 64 * 1024 * 1024;
const EVERY = 700; // milliseconds between two looks: a step of a build takes about that long

const say = (words) => { box.hidden = false; line.textContent = words; };

const look = async () => {
  let now;
  try { now = await (await fetch("/intake.json", { cache: "no-store" })).json(); } catch {
    say("The server does not answer. What it was sent is safe once it was kept; start it again.");
    return;
  }
  if (!now.busy) { location.assign("/intake"); return; }
  say(now.line);
  bar.hidden = false;
  if (now.total) { bar.max = now.total; bar.value = now.done; } else bar.removeAttribute("value");
  setTimeout(look, EVERY);
};

const send = async (files) => {
  const size = files.reduce((sum, [, file]) => sum + file.size, 0);
  if (!files.length) { say("Nothing in it can be read."); return; }
  if (files.length > MOST_FILES || size > MOST_BYTES) {
    say(`${files.length} files, ${Math.ceil(size / 1048576)} MB: at most ${MOST_FILES} files and 64 MB at once. Drop a part, or use detente build FOLDER.`);
    return;
  }
  const sent = new FormData();
  for (const name of ["outlet", "published"]) sent.append(name, form.elements[name].value);
  for (const [path, file] of files) sent.append("files", file, path);
  say(`Sending ${files.length === 1 ? "1 file" : `${files.length} files`}.`);
  const answer = await fetch("/intake", { method: "POST", body: sent, headers: { Accept: "application/json" } });
  const told = await answer.json().catch(() => ({ error: `The server answered ${answer.status}.` }));
  if (told.error) say(told.error); else look();
};

const entriesOf = (reader) => new Promise((done, failed) => reader.readEntries(done, failed));
const fileOf = (entry) => new Promise((done, failed) => entry.file(done, failed));

const walk = async (entry, found) => {
  if (found.length > MOST_FILES) return;
  if (entry.isFile) { found.push([entry.fullPath.slice(1), await fileOf(entry)]); return; }
  const reader = entry.createReader();
  for (let part = await entriesOf(reader); part.length; part = await entriesOf(reader)) {
    for (const inner of part) await walk(inner, found);
  }
};

if (form) {
  document.querySelector("[data-hint]").hidden = false;
  document.querySelector("[data-reload]")?.remove();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = [...form.elements.files.files, ...form.elements.folder.files];
    send(chosen.map((file) => [file.webkitRelativePath || file.name, file]));
  });
  const over = (on) => document.body.classList.toggle("dropping", on);
  document.addEventListener("dragover", (event) => { event.preventDefault(); over(true); });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) over(false); });
  document.addEventListener("drop", async (event) => {
    event.preventDefault();
    over(false);
    const entries = [...event.dataTransfer.items].map((one) => one.webkitGetAsEntry?.()).filter(Boolean);
    const found = [];
    if (entries.length) for (const entry of entries) await walk(entry, found);
    else found.push(...[...event.dataTransfer.files].map((file) => [file.name, file]));
    send(found);
  });
  if (bar && !bar.hidden) look();
}
