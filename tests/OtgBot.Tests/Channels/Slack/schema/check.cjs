// Checks one app manifest against Slack's schema: node check.cjs <folder of node_modules> <schema> <manifest>. Prints one line per fault.
const fs = require("node:fs");
const path = require("node:path");
const [folder, schemaFile, manifestFile] = process.argv.slice(2);
const tool = require("node:module").createRequire(path.join(folder, "package.json"));
const Ajv = tool("ajv").default;

const ajv = new Ajv({ allErrors: true, strict: false });
tool("ajv-formats").default(ajv);
const holds = ajv.compile(JSON.parse(fs.readFileSync(schemaFile, "utf8")));
if (!holds(JSON.parse(fs.readFileSync(manifestFile, "utf8")))) {
  for (const fault of new Set(holds.errors.map((error) => `${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`))) console.log(fault);
}
