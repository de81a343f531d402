// Checks a built Teams app package: node manifest/teams/check.mjs <zip or unzipped folder> [node_modules folder]
// The node_modules folder (or the variable NODE_MODULES) must hold @microsoft/app-manifest, where the official schemas are.
// Prints one line per fault and exits 1; the schemas alone miss most of what makes Teams refuse or garble a package.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve, sep } from "node:path";
import { inflateRawSync } from "node:zlib";

const schemaVersion = "v1.30";
const [packagePath, modules = process.env.NODE_MODULES ?? "node_modules"] = process.argv.slice(2);
if (!packagePath) stop("Give the package: node manifest/teams/check.mjs artifacts/manifest/otgbot-teams.zip path/to/node_modules");

const faults = [];
const fault = (where, what) => void faults.push(`${where}: ${what}`);
const files = readPackage(packagePath);
const validate = loadSchemas(resolve(modules));

const manifest = readJson("manifest.json");
if (manifest) {
  checkManifest(manifest);
  checkLanguages(manifest);
  checkIcon(manifest.icons?.color, 192);
  checkIcon(manifest.icons?.outline, 32, "with transparency");
  checkLayout(manifest);
}

if (faults.length > 0) stop(...faults);
console.log(`${packagePath}: ${files.size} files, no faults`);

function checkManifest(manifest) {
  validate("MicrosoftTeams.schema.json", "manifest.json", manifest);
  const text = files.get("manifest.json").toString();
  for (const placeholder of new Set(text.match(/\$\{\{.*?\}\}/g))) fault("manifest.json", `${placeholder} was not replaced`);
  checkVersion("manifest.json", manifest);
  if (/teams/i.test(manifest.name?.short)) fault("manifest.json", "name.short must not contain Teams");
  for (const [key, url] of Object.entries(manifest.developer ?? {}))
    if (key.endsWith("Url") && !/^https:/.test(url)) fault("manifest.json", `developer.${key} must be https`);

  // The promise made to those who approve the app: it asks for nothing beyond being spoken to.
  for (const key of ["webApplicationInfo", "authorization", "permissions", "devicePermissions"])
    if (key in manifest) fault("manifest.json", `${key} asks for more rights than the bot needs`);
  for (const bot of manifest.bots ?? [])
    for (const key of ["supportsFiles", "supportsCalling", "supportsVideo"])
      if (bot[key]) fault("manifest.json", `bots[0].${key} asks for more rights than the bot needs`);
}

function checkLanguages(manifest) {
  const standard = textsOf(manifest);
  checkCommands("manifest.json", manifest, standard);
  const tags = [manifest.localizationInfo?.defaultLanguageTag];
  for (const { languageTag, file } of manifest.localizationInfo?.additionalLanguages ?? []) {
    if (tags.includes(languageTag)) fault("manifest.json", `language ${languageTag} is listed twice`);
    tags.push(languageTag);
    const texts = readJson(file);
    if (!texts) continue;
    validate("MicrosoftTeams.Localization.schema.json", file, texts);
    checkVersion(file, texts);
    for (const key of standard.keys()) if (!/\S/.test(texts[key] ?? "")) fault(file, `${key} is missing`);
    for (const key of Object.keys(texts)) if (key !== "$schema" && !standard.has(key)) fault(file, `${key} is not in the manifest`);
    checkCommands(file, manifest, new Map(Object.entries(texts)));
  }
}

/** Every text a language must translate, by the key a localisation file uses. */
function textsOf(manifest) {
  const texts = new Map();
  for (const part of ["name", "description"])
    for (const length of ["short", "full"]) texts.set(`${part}.${length}`, manifest[part]?.[length]);
  manifest.bots?.[0]?.commandLists?.forEach((list, l) =>
    list.commands.forEach((command, c) => {
      for (const key of ["title", "description"]) texts.set(`bots[0].commandLists[${l}].commands[${c}].${key}`, command[key]);
    }));
  manifest.composeExtensions?.[0]?.commands.forEach((command, c) => {
    for (const key of ["title", "description"]) texts.set(`composeExtensions[0].commands[${c}].${key}`, command[key]);
  });
  manifest.staticTabs?.forEach((tab, t) => texts.set(`staticTabs[${t}].name`, tab.name));
  return texts;
}

function checkVersion(file, { $schema }) {
  if (!$schema?.includes(`/${schemaVersion}/`)) fault(file, `$schema is ${$schema}, must be of ${schemaVersion}`);
}

function checkCommands(file, manifest, texts) {
  manifest.bots?.[0]?.commandLists?.forEach((list, l) => {
    // The title is what arrives as text, so two alike would be one command.
    const titles = list.commands.map((_, c) => texts.get(`bots[0].commandLists[${l}].commands[${c}].title`));
    titles.forEach((title, i) => { if (title && titles.indexOf(title) < i) fault(file, `two commands are called "${title}"`); });
  });
}

function checkIcon(name, side, transparency) {
  const png = files.get(name);
  if (!png) return fault("manifest.json", `icon ${name} is not in the package`);
  if (png.subarray(1, 4).toString() !== "PNG") return fault(name, "is not a PNG");
  // The header chunk comes first: width, height, bit depth, colour type (4 and 6 carry transparency).
  const [width, height, colourType] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25]];
  if (width !== side || height !== side) fault(name, `is ${width}×${height}, must be ${side}×${side}`);
  if (Boolean(transparency) !== [4, 6].includes(colourType)) fault(name, `must be ${transparency ?? "without transparency"}`);
}

function checkLayout(manifest) {
  const languages = manifest.localizationInfo?.additionalLanguages ?? [];
  const named = ["manifest.json", manifest.icons?.color, manifest.icons?.outline, ...languages.map(l => l.file)];
  for (const name of files.keys())
    if (!named.includes(name)) fault(name, "is not named by manifest.json; all files lie at the root and each has a purpose");
}

function readJson(name) {
  const bytes = files.get(name);
  if (!bytes) return fault(name, "is not at the root of the package");
  if (bytes[0] === 0xef) fault(name, "starts with a byte order mark");
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    return fault(name, `is not JSON in UTF-8 (${error.message})`);
  }
}

/** Official limits too: text lengths, 12 commands a list, spelling of scopes, no unknown keys. */
function loadSchemas(modules) {
  const require = createRequire(join(modules, "..", "check.mjs"));
  let schemas, Ajv, addFormats;
  try {
    schemas = join(require.resolve("@microsoft/app-manifest"), "..", "json-schemas", "teams");
    [Ajv, addFormats] = [require("ajv-draft-04"), require("ajv-formats")].map(module => module.default);
  } catch (error) {
    stop(`Cannot find the schemas in ${modules}: npm install @microsoft/app-manifest@1.1.2 there (${error.message.split("\n")[0]})`);
  }
  return (schema, file, value) => {
    // The schemas hold unknown keywords, and patterns that are no unicode expressions.
    const ajv = addFormats(new Ajv({ allErrors: true, strict: false, unicodeRegExp: false }));
    const check = ajv.compile(JSON.parse(readFileSync(join(schemas, schemaVersion, schema))));
    if (!check(value)) for (const error of check.errors) fault(file, `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
  };
}

/** File name → bytes, from a folder or a zip. */
function readPackage(path) {
  if (!statSync(path, { throwIfNoEntry: false })) stop(`There is no ${path}. Build it first: see manifest/teams/package.proj`);
  if (statSync(path).isDirectory())
    return new Map(readdirSync(path, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(file => [relative(path, file).split(sep).join("/"), readFileSync(file)]));

  const zip = readFileSync(path);
  const end = zip.lastIndexOf("PK\x05\x06", undefined, "latin1");
  if (end < 0) stop(`${path} is not a zip`);
  const entries = new Map();
  for (let at = zip.readUInt32LE(end + 16), left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, nameLength, extraLength, commentLength] =
      [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), ...[28, 30, 32].map(o => zip.readUInt16LE(at + o))];
    const header = zip.readUInt32LE(at + 42);
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const bytes = zip.subarray(start, start + size);
    entries.set(zip.toString("utf8", at + 46, at + 46 + nameLength), method === 0 ? bytes : inflateRawSync(bytes));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

function stop(...lines) {
  for (const line of lines) console.error(line);
  process.exit(1);
}
