// Checks many Adaptive Cards against the official schema: node check.cjs <folder of node_modules> <schema> <cards: JSON object, name → card>.
// Prints one line per fault, with the card's name and the place.
const fs = require("node:fs");
const path = require("node:path");
const [folder, schemaFile, cardsFile] = process.argv.slice(2);
const tool = require("node:module").createRequire(path.join(folder, "package.json"));
const Ajv = tool("ajv").default;

const schema = JSON.parse(fs.readFileSync(schemaFile, "utf8"));
// Draft 4's "id" in a schema that says it is draft 6: no validator takes both.
delete schema.id;
// Teams' own member: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
schema.definitions.AdaptiveCard.properties.msteams = { type: "object", properties: { width: { enum: ["full"] } }, additionalProperties: false };
// And its people picker: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/people-picker
schema.definitions["Input.ChoiceSet"].properties["choices.data"] = {
  type: "object", properties: { type: { enum: ["Data.Query"] }, dataset: { type: "string" } }, required: ["type", "dataset"], additionalProperties: false,
};

const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
ajv.addMetaSchema(tool("ajv/dist/refs/json-schema-draft-06.json"));
const holds = ajv.compile(schema);

for (const [name, card] of Object.entries(JSON.parse(fs.readFileSync(cardsFile, "utf8")))) {
  if (holds(card)) continue;
  // "anyOf" complains about every element type; what is deepest is what is meant.
  const depth = (error) => error.instancePath.split("/").length;
  const deepest = Math.max(...holds.errors.map(depth));
  const faults = holds.errors.filter((error) => depth(error) === deepest || error.keyword === "additionalProperties");
  for (const fault of new Set(faults.map((error) => `${name}${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`))) console.log(fault);
}
