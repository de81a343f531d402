#!/usr/bin/env bash
# A feature is a folder, a line in Program.cs and its tests, so that it can be deleted. Takes each away in a copy and builds all that is left,
# tests and benchmarks too. The rule for tests is in .github/CONTRIBUTING.md: a test goes with every feature that it names.
set -uo pipefail
cd "$(dirname "$0")/.."
copy=artifacts/without
mkdir -p "$copy"
failed=0

# As it is here, with the times of the files, so that only what changes is built again.
refill() {
  find "$copy" -mindepth 1 -maxdepth 1 ! -name artifacts -exec rm -rf {} +
  tar -c --exclude=./.git --exclude=./artifacts --exclude=./cards/gallery . | tar -x -C "$copy"
}

# The folder, the line and its using, each test that names the feature, and each that names what went with those.
delete() {
  local gone=$(find "tests/OtgBot.Tests/Features/$1" -name '*.cs') more="OtgBot\.(Tests\.)?Features\.$1\b"
  rm -r "bot/Features/$1"
  sed -i "/OtgBot\.Features\.$1;/d; /AddFeature<$1Feature>/d" bot/Program.cs
  gone+=$'\n'$(grep -rlE "$more" tests/OtgBot.Tests --include=*.cs)
  while gone=$(sort -u <<<"$gone" | sed '/^$/d') && [ -n "$gone" ]; do
    xargs rm -f <<<"$gone"
    more=$(sed -E 's#.*/##; s#\.cs$##' <<<"$gone" | paste -sd '|')
    gone=$(grep -rlwE "$more" tests/OtgBot.Tests --include=*.cs)
  done
}

refill
(cd "$copy" && dotnet restore OtgBot.sln -v quiet) || exit 1
for folder in bot/Features/*/; do
  feature=$(basename "$folder")
  refill
  if said=$(cd "$copy" && delete "$feature" && dotnet build OtgBot.sln --no-restore -v quiet -nologo -p:RunAnalyzers=false -p:GenerateDocumentationFile=false 2>&1); then
    echo "without $feature: builds"
  else
    failed=1
    echo "without $feature: does not build"
    grep -E 'error' <<<"$said" | sed 's/ \[.*//' | sort -u | head -n 20
  fi
done
exit "$failed"
