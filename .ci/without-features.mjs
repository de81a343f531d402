// A feature is a folder, a line in Program.cs and its tests, so that it can be deleted. Leaves out each in turn and compiles all that is
// left, with the compiler's own arguments of the build before: the bot, its tests, the benchmarks. No file is touched.
// The rule for tests is in .github/CONTRIBUTING.md: a test goes with every feature that it names, and with every helper that goes.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const work = mkdtempSync(join(tmpdir(), 'without-'));
const features = readdirSync(join(root, 'bot/Features'), { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name);
const wanted = process.argv.length > 2 ? process.argv.slice(2) : features;
const tests = readdirSync(join(root, 'tests/OtgBot.Tests'), { recursive: true }).filter(file => file.endsWith('.cs')).map(file => join(root, 'tests/OtgBot.Tests', file));
const texts = new Map(tests.map(file => [file, readFileSync(file, 'utf8')]));
const compiler = join(msbuild('bot', '-getProperty:RoslynTargetsPath').trim(), 'bincore', 'csc.dll');

function msbuild(project, ...more) {
  return execFileSync('dotnet', ['msbuild', join(root, project), '-nologo', '-p:RunAnalyzers=false', ...more], { encoding: 'utf8', maxBuffer: 1 << 28 });
}

/** What the compiler is called with for a project; warnings stay errors, and the documentation is not written. */
function argumentsOf(project) {
  const said = msbuild(project, '-t:Compile', '-p:BuildProjectReferences=false', '-p:SkipCompilerExecution=true', '-p:ProvideCommandLineArgs=true',
    '-p:GenerateDocumentationFile=false', '-p:NonExistentFile=none', '-getItem:CscCommandLineArgs');
  const all = JSON.parse(said).Items.CscCommandLineArgs.map(item => item.Identity);
  if (all.length === 0) throw new Error(`no compiler arguments for ${project}: build first`);
  return all.filter(argument => !/^\/(out|refout|debug|doc|pdb|embed|sourcelink)\b/.test(argument));
}

/** Each test of the feature, each that names it, and each that names what goes with those. */
function goingWith(feature) {
  const gone = new Set(tests.filter(file => file.includes(`/tests/OtgBot.Tests/Features/${feature}/`)));
  let names = new RegExp(`OtgBot\\.(Tests\\.)?Features\\.${feature}\\b`);
  for (let more = null; more === null || more.length > 0;) {
    more = tests.filter(file => !gone.has(file) && names.test(texts.get(file)));
    more.forEach(file => gone.add(file));
    names = new RegExp(`\\b(${[...gone].map(file => basename(file, '.cs')).join('|')})\\b`);
  }

  return gone;
}

function compile(name, folder, given, leaves) {
  const kept = given.filter(argument => !leaves(argument)).map(argument => /^\/reference:.*[/\\]OtgBot\.dll$/.test(argument) ? `/reference:${join(work, 'OtgBot.dll')}` : argument);
  const response = join(work, `${name}.rsp`);
  writeFileSync(response, [...kept, `/out:${join(work, `${name}.dll`)}`].map(argument => `"${argument.replaceAll('"', '')}"`).join('\n'));
  const { status, stdout, stderr } = spawnSync('dotnet', [compiler, '/shared', '/noconfig', `@${response}`], { cwd: join(root, folder), encoding: 'utf8', maxBuffer: 1 << 28 });
  return status === 0 ? [] : [...new Set((stdout + stderr).split('\n').filter(line => line.includes('error')))];
}

const [bot, suite, benchmarks] = ['bot', 'tests/OtgBot.Tests', 'tests/OtgBot.Benchmarks'].map(argumentsOf);
let failed = 0;
for (const feature of wanted) {
  const [program, whole] = [join(work, 'Program.cs'), readFileSync(join(root, 'bot/Program.cs'), 'utf8')];
  const left = whole.split('\n').filter(line => !line.includes(`OtgBot.Features.${feature};`) && !line.includes(`AddFeature<${feature}Feature>`)).join('\n');
  writeFileSync(program, left);
  const gone = goingWith(feature);
  const isGone = argument => gone.has(resolve(root, 'tests/OtgBot.Tests', argument));
  const steps = [
    () => compile('OtgBot', 'bot', bot.map(argument => basename(argument) === 'Program.cs' ? program : argument), argument => argument.includes(`Features/${feature}/`)),
    () => compile('OtgBot.Tests', 'tests/OtgBot.Tests', suite, isGone),
    () => compile('OtgBot.Benchmarks', 'tests/OtgBot.Benchmarks', benchmarks, () => false),
  ];
  const errors = steps.reduce((found, step) => found.length > 0 ? found : step(), []);
  const what = `the bot, ${tests.length - gone.size} of ${tests.length} files of the tests, and the benchmarks`;
  if (left === whole || errors.length > 0) failed++;
  console.log(errors.length === 0 ? `without ${feature}: ${what} compile` : `without ${feature}: does not compile\n${errors.slice(0, 20).join('\n')}`);
  if (left === whole) console.log(`without ${feature}: it has no line in Program.cs`);
}

rmSync(work, { recursive: true });
process.exitCode = failed === 0 ? 0 : 1;
